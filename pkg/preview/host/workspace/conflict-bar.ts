import { markConflict } from "../vault/merge-texts";

/** Two versions of a note that changed the same place, and what both were before. */
export interface Conflict {
  readonly base: string;
  /** As it is when somebody chooses: typing goes on meanwhile. */
  readonly mine: () => string;
  readonly disk: string;
}

/**
 * Says above a note that it changed on disk where somebody typed, and lets them choose. Nothing is written before.
 * What is heard while the bar is on show takes the place of what it offers, and leaves the buttons where they are:
 * one that was drawn anew under a finger would not be pressed.
 */
export class ConflictBar {
  private readonly el: HTMLElement;
  private offered: { readonly conflict: Conflict; readonly keep: (text: string) => void } | null = null;

  constructor(parent: HTMLElement) {
    this.el = parent.createDiv({ cls: "conflict-bar", attr: { role: "alert" } });
    this.el.hide();
  }

  show(conflict: Conflict, keep: (text: string) => void): void {
    const isShown = this.offered !== null;
    this.offered = { conflict, keep };
    if (isShown) return;
    this.el.createSpan({ text: "The same lines of this note were changed on disk while you were typing." });
    this.offer("Keep mine", ({ mine }) => mine());
    this.offer("Take the one on disk", ({ disk }) => disk);
    this.offer("Keep both", ({ base, mine, disk }) => markConflict(base, mine(), disk));
    this.el.show();
  }

  hide(): void {
    this.offered = null;
    this.el.empty();
    this.el.hide();
  }

  private offer(text: string, kept: (conflict: Conflict) => string): void {
    const button = this.el.createEl("button", { text, type: "button" });
    button.addEventListener("click", () => {
      const { offered } = this;
      this.hide();
      offered?.keep(kept(offered.conflict));
    });
  }
}
