import type { App } from "obsidian";
import { ReadingView } from "../markdown/reading-view";
import type { Switches } from "../switches";

/** A note to print: its path, and its text as it is on the page. */
export interface PrintedNote {
  readonly path: string;
  readonly text: string;
}

/** How long nothing may change on the sheet until it counts as drawn, and how long that is waited for, in ms. */
const QUIET = 300;
const PATIENCE = 10_000;

/**
 * Prints a note as it reads, all of it, whatever the pane it is open in shows. The sheet is a rendering of its own
 * beside the page (`.print`, as in the app) that goes when printing has ended.
 */
export async function printNote(app: App, switches: Switches, { path, text }: PrintedNote): Promise<void> {
  const sheetEl = document.body.createDiv({ cls: "print", attr: { "aria-hidden": "true" } });
  sheetEl.inert = true;
  const note = new ReadingView(app, switches, sheetEl);
  void note.load();
  try {
    note.show(text, path);
    note.renderWhole();
    await note.settled();
    await drawn(sheetEl);
    const ended = untilPrinted();
    window.print();
    await ended;
  } finally {
    note.unload();
    sheetEl.remove();
  }
}

/** Settles when pictures and colours have come, too: when for a while nothing changes any more. */
async function drawn(el: HTMLElement): Promise<void> {
  await document.fonts.ready;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      observer.disconnect();
      window.clearTimeout(quiet);
      window.clearTimeout(late);
      resolve();
    };
    const late = window.setTimeout(end, PATIENCE);
    let quiet = window.setTimeout(end, QUIET);
    const observer = new MutationObserver(() => {
      window.clearTimeout(quiet);
      quiet = window.setTimeout(end, QUIET);
    });
    observer.observe(el, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/** Some browsers wait in `print`, some tell of the end, and on a phone some do neither: then the next touch tells. */
function untilPrinted(): Promise<void> {
  return new Promise((resolve) => {
    const events = ["afterprint", "pointerdown", "keydown"] as const;
    const end = (): void => {
      for (const event of events) window.removeEventListener(event, end, true);
      resolve();
    };
    for (const event of events) window.addEventListener(event, end, true);
  });
}
