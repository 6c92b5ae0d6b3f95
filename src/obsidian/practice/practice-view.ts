import { ItemView, Keymap, type ViewStateResult, type WorkspaceLeaf } from "obsidian";
import type { OutlinedQuestion } from "../../core/schedule/outline";
import type { Drill, Question } from "../../core/drill/drill";
import { findCard } from "../../core/schedule/cards";
import {
  advance,
  beginSession,
  currentStep,
  isOver,
  leaveOut,
  recordOutcome,
  undoStep,
  type StepOutcome,
  type PracticeSession,
} from "../../core/schedule/practice-session";
import type { QuestionState } from "../../core/drill/session";
import { drawPractice } from "../../view/practice/mount";
import { clearDrawn } from "../../view/rendering";
import { createSessionStore } from "../../view/drill/session-store";
import { counted, nameDay } from "../../view/text/words";
import { AppViewHost } from "../blocks/app-view-host";
import { answerEvent } from "../reviews/review-port";
import { choiceTitle, chooseQuestions, readChoice, type PracticeChoice } from "./choice";
import { findQuestion } from "./find-question";
import { LearnerView } from "./learner-view";
import type { LearnerServices } from "./services";

export const PRACTICE_VIEW = "gfr-practice";

/** The question on screen, as its note has it. */
interface Shown {
  readonly drill: Drill;
  readonly question: Question;
  readonly host: AppViewHost;
}

/** A sitting of practice: one question a screen, from wherever in the vault it stands. */
export class PracticeView extends LearnerView {
  readonly #store = createSessionStore();
  #choice: PracticeChoice = { kind: "due" };
  #questions: ReadonlyMap<string, OutlinedQuestion> = new Map();
  /** Null until the lessons and the review log were read. */
  #session: PracticeSession | null = null;
  #shown: Shown | null = null;
  /** What was recorded for each change of the session, so that it can be undone; null where nothing was. */
  readonly #recorded: (number | null)[] = [];
  /** How many questions were shown so far; each is drawn anew, and takes the focus. */
  #turn = 0;

  constructor(leaf: WorkspaceLeaf, services: LearnerServices) {
    super(leaf, services);
    this.icon = "clipboard-list";
  }

  override getViewType(): string {
    return PRACTICE_VIEW;
  }

  override getDisplayText(): string {
    return choiceTitle(this.#choice, this.services.lessons.lessons);
  }

  override getState(): Record<string, unknown> {
    return { choice: this.#choice };
  }

  override async setState(state: unknown, result: ViewStateResult): Promise<void> {
    this.#choice = readChoice((state as { choice?: unknown } | null)?.choice);
    this.#begin();
    await super.setState(state, result);
  }

  // A sitting goes on as it began, whatever changes meanwhile.
  protected override onOpen(): Promise<void> {
    const { lessons, reviews } = this.services;
    for (const source of [lessons, reviews])
      this.register(source.onChange(() => this.#session === null && this.#begin()));
    this.#begin();
    return Promise.resolve();
  }

  #begin(): void {
    const { lessons, reviews, limits } = this.services;
    this.#session = null;
    this.#recorded.length = 0;
    this.#store.clear();
    if (lessons.ready && reviews.ready) {
      const chosen = chooseQuestions(this.#choice, lessons.lessons, reviews.cards, reviews.today, limits());
      this.#questions = new Map(chosen.map((question) => [question.key, question]));
      this.#session = beginSession(chosen.map(({ key }) => key));
    } else lessons.want();
    void this.#show();
  }

  /** Looks up the question on screen, and leaves out those that are gone from their notes. */
  async #show(): Promise<void> {
    this.#shown = null;
    const session = this.#session;
    const step = session === null ? null : currentStep(session);
    if (session !== null && step !== null) {
      const shown = await this.#lookUp(step.key);
      if (this.#session !== session) return;
      if (shown === null) {
        this.#session = leaveOut(session, "skipped");
        this.#recorded.push(null);
        return this.#show();
      }
      this.#shown = shown;
    }
    this.#turn++;
    this.draw();
    this.#focusShown();
  }

  /** What had the focus is gone with the question before. In another pane the reader is left where they are. */
  #focusShown(): void {
    if (this.app.workspace.getActiveViewOfType(ItemView) !== this) return;
    const target = this.contentEl.querySelector<HTMLElement>('[data-focus="question"], .gfr-practice-end');
    target?.focus({ preventScroll: true });
    this.contentEl.scrollTop = 0;
  }

  async #lookUp(key: string): Promise<Shown | null> {
    const { settings, highlighter } = this.services;
    const place = this.#questions.get(key);
    if (place === undefined) return null;
    const found = await findQuestion(this.app, place, settings());
    if (found === null) return null;
    const { drill, question } = found;
    const { shuffleOptions, wrapCode, answersInPrint } = settings();
    const preferences = { shuffle: shuffleOptions, wrapCode, answersInPrint };
    const host = new AppViewHost(this.app, this, place.lesson, highlighter, preferences);
    return { drill: { ...drill, questions: [question] }, question, host };
  }

  protected override draw(): void {
    const { lessons, reviews } = this.services;
    const session = this.#session;
    const shown = this.#shown;
    if (session === null) {
      clearDrawn(this.contentEl);
      return;
    }
    const place = this.#questions.get(currentStep(session)?.key ?? "");
    drawPractice(this.contentEl, {
      session,
      title: choiceTitle(this.#choice, lessons.lessons),
      lesson: lessons.find(place?.lesson ?? "")?.title ?? "",
      comesBack: isOver(session) ? this.#comesBack(session) : [],
      left: isOver(session)
        ? chooseQuestions(
            { kind: "due" },
            lessons.lessons,
            reviews.cards,
            reviews.today,
            this.services.limits(),
          ).length
        : 0,
      actions: {
        undo: () => this.#undo(),
        skip: () => this.#leaveOut("skipped"),
        suspend: () => this.#leaveOut("suspended"),
        openLesson: (event) =>
          place !== undefined && void this.services.openAt(place, Keymap.isModEvent(event)),
        again: () => void this.services.practise({ kind: "due" }),
        close: () => void this.services.openToday(),
      },
      cardKey: String(this.#turn),
      card:
        shown === null
          ? null
          : {
              drill: shown.drill,
              diagnostics: [],
              host: shown.host,
              store: this.#store,
              reviews: {
                today: reviews.today,
                // What is practised is answered without a look at how it went before.
                standingOf: () => null,
                answered: (_question, _drill, state) => this.#answered(shown, state),
                subscribe: () => () => undefined,
              },
              onNext: () => this.#next(),
            },
    });
  }

  #answered({ drill, question }: Shown, state: QuestionState): void {
    if (this.#session === null) return;
    const before = this.#session;
    const event = answerEvent(
      question,
      drill,
      state,
      this.#choice.kind === "everything" ? "cram" : "practice",
    );
    const { n } = this.services.reviews.record(event);
    this.#session = recordOutcome(before, outcomeOf(state));
    if (this.#session !== before) this.#recorded.push(n);
    this.draw();
  }

  #next(): void {
    if (this.#session === null) return;
    this.#session = advance(this.#session);
    this.#store.clear();
    void this.#show();
  }

  #leaveOut(outcome: "skipped" | "suspended"): void {
    const step = this.#session === null ? null : currentStep(this.#session);
    if (this.#session === null || step === null) return;
    const made = outcome === "suspended" ? this.services.reviews.record({ e: "suspend", q: step.key }) : null;
    this.#recorded.push(made?.n ?? null);
    this.#session = leaveOut(this.#session, outcome);
    this.#store.clear();
    void this.#show();
  }

  #undo(): void {
    if (this.#session?.before == null) return;
    this.#session = undoStep(this.#session);
    const recorded = this.#recorded.pop() ?? null;
    if (recorded !== null) this.services.reviews.record({ e: "undo", ref: recorded });
    this.#store.clear();
    void this.#show();
  }

  /** What comes back when, by day. */
  #comesBack({ steps }: PracticeSession): readonly string[] {
    const { cards, today } = this.services.reviews;
    const counts = new Map<number, number>();
    const asked = steps.filter(({ outcome }) => outcome !== null && outcome !== "skipped");
    for (const key of new Set(asked.map(({ key }) => key))) {
      const card = findCard(cards, key);
      if (card?.due == null || card.suspended || card.due <= today) continue;
      counts.set(card.due, (counts.get(card.due) ?? 0) + 1);
    }
    return [...counts]
      .sort(([one], [other]) => one - other)
      .map(
        ([day, count]) =>
          `${counted(count, "question")} ${count === 1 ? "comes" : "come"} back ${nameDay(day, today)}.`,
      );
  }
}

/** What the last attempt came to. */
function outcomeOf({ attempts }: QuestionState): StepOutcome {
  const last = attempts.at(-1);
  if (last?.result !== "correct") return "missed";
  return last.confidence === "unsure" || last.hints > 0 ? "unsure" : "right";
}
