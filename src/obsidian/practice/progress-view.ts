import { Keymap, type WorkspaceLeaf } from "obsidian";
import { plainText } from "../../core/markdown/links";
import { wrongInWords } from "../../core/reviews/given";
import { progressOf, type Progress } from "../../core/schedule/reader-progress";
import { lessonProgress } from "../../core/schedule/today";
import { drawProgress } from "../../view/progress/mount";
import type { WrongAnswer } from "../../view/progress/progress";
import type { VaultLessonOutline } from "../app/lesson-index";
import { findQuestion } from "./find-question";
import { LearnerView } from "./learner-view";
import type { LearnerServices } from "./services";

export const PROGRESS_VIEW = "gfr-progress";

/** Of a wrong answer as much is shown, in UTF-16 units. */
const LONGEST_ANSWER = 140;

/** How far the reader has come. */
export class ProgressView extends LearnerView {
  /** By the key of a hard question the wrong answer most often given. */
  #wrong: ReadonlyMap<string, WrongAnswer> = new Map();
  /** What the wrong answers were read for. */
  #readFor = "";

  constructor(leaf: WorkspaceLeaf, services: LearnerServices) {
    super(leaf, services);
    this.icon = "bar-chart-2";
  }

  override getViewType(): string {
    return PROGRESS_VIEW;
  }

  override getDisplayText(): string {
    return "Progress";
  }

  protected override onOpen(): Promise<void> {
    this.register(this.services.lessons.onChange(() => (this.#readFor = "")));
    return super.onOpen();
  }

  protected override draw(): void {
    const { lessons, reviews, ...services } = this.services;
    const { cards, today: day } = reviews;
    const progress = progressOf(lessons.lessons, services.practisedTerms(), cards, day);
    drawProgress(this.contentEl, {
      progress,
      day,
      reading: !lessons.ready || !reviews.ready,
      wrong: this.#wrong,
      actions: {
        openLesson: (lesson, event) =>
          void services.openLesson(lessonProgress(lesson, cards, day), Keymap.isModEvent(event)),
        openQuestion: ({ question }, event) => void services.openAt(question, Keymap.isModEvent(event)),
        openTerm: ({ key }, event) => void services.openTerm(key, Keymap.isModEvent(event)),
        openToday: () => void services.openToday(),
      },
    });
    void this.#readWrong(progress);
  }

  /** Looks up in the lessons what the wrong answers say, and draws the page again with them. */
  async #readWrong({ hardest }: Progress<VaultLessonOutline>): Promise<void> {
    const wanted = JSON.stringify(hardest.map(({ key, wrong }) => [key, wrong]));
    if (this.#readFor === wanted) return;
    this.#readFor = wanted;
    const answers = await Promise.all(
      hardest.map(async ({ key, question, wrong }) => {
        const found = await findQuestion(this.app, question, this.services.settings());
        const answer =
          found === null ? null : mostChosen(wrong, (given) => wrongInWords(found.question, [given]));
        return [key, answer] as const;
      }),
    );
    if (this.#readFor !== wanted) return;
    this.#wrong = new Map(
      answers.flatMap(([key, answer]) => (answer === null ? [] : [[key, answer] as const])),
    );
    this.draw();
  }
}

/** The first of the answers that can be put in words, which is the most frequent one; null when none can. */
function mostChosen(
  wrong: readonly { readonly given: string; readonly times: number }[],
  inWords: (given: string) => readonly string[],
): WrongAnswer | null {
  for (const { given, times } of wrong) {
    const words = plainText(inWords(given).join(" ")).replace(/\s+/g, " ").trim();
    if (words === "") continue;
    const answer = words.length > LONGEST_ANSWER ? `${words.slice(0, LONGEST_ANSWER)}…` : words;
    return { answer, times };
  }
  return null;
}
