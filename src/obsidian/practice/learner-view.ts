import { ItemView, type WorkspaceLeaf } from "obsidian";
import { clearDrawn } from "../../view/rendering";
import type { LearnerServices } from "./services";

/**
 * A page for learning. Unless it says otherwise in `onOpen`, it is drawn anew after every answer and every change of a
 * note, and when the reader comes back to it.
 */
export abstract class LearnerView extends ItemView {
  protected readonly services: LearnerServices;

  constructor(leaf: WorkspaceLeaf, services: LearnerServices) {
    super(leaf);
    this.services = services;
    this.navigation = true;
  }

  protected override onOpen(): Promise<void> {
    const draw = (): void => this.draw();
    const { lessons, reviews, terms } = this.services;
    for (const source of [lessons, reviews, terms]) this.register(source.onChange(draw));
    // Whoever comes back the next morning finds the next day.
    this.registerDomEvent(this.contentEl.doc, "visibilitychange", draw);
    this.registerEvent(
      this.app.workspace.on("active-leaf-change", (leaf) => {
        if (leaf === this.leaf) draw();
      }),
    );
    draw();
    return Promise.resolve();
  }

  protected override onClose(): Promise<void> {
    clearDrawn(this.contentEl);
    return Promise.resolve();
  }

  protected abstract draw(): void;
}
