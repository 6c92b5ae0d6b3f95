import type { EventRef, Workspace } from "obsidian";
import { FindBar } from "./find-bar";

/** A note's view, as far as finding in it goes. */
export interface FoundIn {
  readonly app: { readonly workspace: Pick<Workspace, "on"> };
  readonly contentEl: HTMLElement;
  readonly previewMode: {
    readonly containerEl: HTMLElement;
    renderWhole(): void;
    settled(): Promise<void>;
  };
  getMode(): string;
  registerEvent(ref: EventRef): void;
}

const bars = new WeakMap<FoundIn, FindBar>();

/** Opens the line that finds text in a note that is being read. */
export function findInNote(view: FoundIn): void {
  let bar = bars.get(view);
  if (bar === undefined) {
    const made = makeBar(view);
    bars.set(view, made);
    // An editor has a search of its own.
    view.registerEvent(
      view.app.workspace.on("layout-change", () => {
        if (view.getMode() !== "preview") made.close();
      }),
    );
    bar = made;
  }
  bar.open();
}

function makeBar({ contentEl, previewMode }: FoundIn): FindBar {
  return new FindBar(contentEl, {
    contentEl: previewMode.containerEl,
    drawAll: () => {
      previewMode.renderWhole();
      return previewMode.settled();
    },
    closed: () => previewMode.containerEl.focus({ preventScroll: true }),
  });
}
