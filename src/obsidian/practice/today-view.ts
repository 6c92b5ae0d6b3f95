import { Keymap, type WorkspaceLeaf } from "obsidian";
import { countTerms, planToday } from "../../core/schedule/today";
import { drawToday } from "../../view/today/mount";
import { LearnerView } from "./learner-view";
import type { LearnerServices } from "./services";

export const TODAY_VIEW = "gfr-today";

/** What there is to do today, and the lessons. */
export class TodayView extends LearnerView {
  constructor(leaf: WorkspaceLeaf, services: LearnerServices) {
    super(leaf, services);
    this.icon = "calendar";
  }

  override getViewType(): string {
    return TODAY_VIEW;
  }

  override getDisplayText(): string {
    return "Today";
  }

  protected override draw(): void {
    const { lessons, reviews, limits, ...services } = this.services;
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
