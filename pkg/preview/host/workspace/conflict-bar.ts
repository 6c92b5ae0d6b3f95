import { markConflict } from "../vault/merge-texts";

/** Two versions of a note that changed the same place, and what both were before. */
export interface Conflict {
  readonly base: string;
  /** As it is when somebody chooses: typing goes on meanwhile. */
  readonly mine: () => string;
  readonly disk: string;
}

/** Says above a note that it changed on disk where somebody typed, and lets them choose. Nothing is written before. */
export class ConflictBar {
  private readonly el: HTMLElement;

  constructor(parent: HTMLElement) {
    this.el = parent.createDiv({ cls: "conflict-bar", attr: { role: "alert" } });
    this.el.hide();
  }

  show({ base, mine, disk }: Conflict, keep: (text: string) => void): void {
    this.el.empty();
    this.el.createSpan({ text: "The same lines of this note were changed on disk while you were typing." });
    const offer = (text: string, kept: () => string): void => {
      const button = this.el.createEl("button", { text, type: "button" });
      button.addEventListener("click", () => {
        keep(kept());
        this.hide();
      });
    };
    offer("Keep mine", mine);
    offer("Take the one on disk", () => disk);
    offer("Keep both", () => markConflict(base, mine(), disk));
    this.el.show();
  }

  hide(): void {
    this.el.hide();
  }
}
