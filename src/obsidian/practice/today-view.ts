import { ItemView, Keymap, type WorkspaceLeaf } from "obsidian";
import { countTerms, planToday } from "../../core/schedule/today";
import { clearDrawn } from "../../view/rendering";
import { drawToday } from "../../view/today/mount";
import { followLearner } from "./follow-learner";
import type { LearnerServices } from "./services";

export const TODAY_VIEW = "gfr-today";

/** What there is to do today, and the lessons. Follows every answer and every note. */
export class TodayView extends ItemView {
  readonly #services: LearnerServices;

  constructor(leaf: WorkspaceLeaf, services: LearnerServices) {
    super(leaf);
    this.#services = services;
    this.icon = "calendar";
    this.navigation = true;
  }

  override getViewType(): string {
    return TODAY_VIEW;
  }

  override getDisplayText(): string {
    return "Today";
  }

  protected override onOpen(): Promise<void> {
    followLearner(this, this.#services, () => this.#draw());
    this.#draw();
    return Promise.resolve();
  }

  protected override onClose(): Promise<void> {
    clearDrawn(this.contentEl);
    return Promise.resolve();
  }

  #draw(): void {
    const { lessons, reviews, limits, ...services } = this.#services;
    const { cards, today: day } = reviews;
    drawToday(this.contentEl, {
      today: planToday(lessons.lessons, cards, day, limits()),
      day,
      terms: countTerms(services.practisedTerms(), cards),
      reading: !lessons.ready || !reviews.ready,
      actions: {
        practise: (progress) =>
          void services.practise(
            progress === null ? { kind: "due" } : { kind: "lesson", path: progress.lesson.path },
          ),
        open: (progress, event) => void services.openLesson(progress, Keymap.isModEvent(event)),
        openGlossary: (event) => void services.openGlossary(Keymap.isModEvent(event)),
        openProgress: () => void services.openProgress(),
      },
    });
  }
}
