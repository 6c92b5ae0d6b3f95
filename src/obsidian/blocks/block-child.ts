import { MarkdownRenderChild } from "obsidian";
import type { Disposer } from "../../view/ports";

/** Draws a block into its element; whatever it opens, the disposer closes. */
export type DrawBlock = (child: BlockChild) => Disposer;

/**
 * One block on a page: drawn when the host loads it, cleared when the host lets go of it.
 *
 * Everything a reader did lives in the session store, so the same block can be drawn again at any time.
 */
export class BlockChild extends MarkdownRenderChild {
  readonly sourcePath: string;
  readonly #draw: DrawBlock;
  readonly #source: string;
  #dispose: Disposer | null = null;

  constructor(containerEl: HTMLElement, sourcePath: string, source: string, draw: DrawBlock) {
    super(containerEl);
    this.sourcePath = sourcePath;
    this.#source = source;
    this.#draw = draw;
  }

  override onload(): void {
    this.redraw();
  }

  override onunload(): void {
    this.#clear();
  }

  /** Draws the block anew, with what the settings now say. */
  redraw(): void {
    this.#clear();
    try {
      this.#dispose = this.#draw(this);
    } catch (error) {
      // A block must never take the note down with it; the author still sees what was written.
      console.error("Go for Reviewers could not draw a block.", error);
      this.containerEl.empty();
      this.containerEl.createDiv({
        cls: "gfr-failure",
        text: "This block could not be drawn, because of a bug in the plugin. Its text is kept below.",
      });
      this.containerEl.createEl("pre").createEl("code", { text: this.#source });
    }
  }

  #clear(): void {
    this.#dispose?.();
    this.#dispose = null;
    this.containerEl.empty();
  }
}
