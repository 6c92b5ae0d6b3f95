import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { createHighlighter } from "../../../src/highlight/highlighter";
import { loadEngine } from "../../../src/highlight/warm-up";
import { sourceColours } from "../../../src/obsidian/editor/source-colours";
import { createScheduler, whenIdle } from "../../../src/obsidian/app/scheduling";

/** Milliseconds of the page's thread. */
export interface TypingTimes {
  /** Each keystroke, until its text stands in the page. */
  readonly keystrokes: readonly number[];
  /** The longest turn of what was left for later: finding blocks, colouring. */
  readonly longestTurn: number;
}

export interface EditorPage {
  /** Opens a note in an editor, with our colours or without; resolves when nothing is left to do. */
  open(note: string, coloured: boolean): Promise<void>;
  /** Types a text behind the given one, a key every so many milliseconds. */
  type(behind: string, text: string, pause: number): Promise<TypingTimes>;
  /** How many stretches are coloured now. */
  coloured(): number;
}

declare global {
  var editorPage: EditorPage;
}

let view: EditorView | null = null;
let longestTurn = 0;

const timedTurn = (task: () => void): void => {
  const begun = performance.now();
  task();
  longestTurn = Math.max(longestTurn, performance.now() - begun);
};

const scheduler = createScheduler();
const highlighter = createHighlighter({
  loadEngine,
  schedule: (task) => {
    scheduler.schedule(() => {
      timedTurn(task);
    });
  },
  now: () => performance.now(),
});

globalThis.editorPage = {
  open: async (note, coloured) => {
    const ours = sourceColours({
      highlighter,
      whenIdle: (task) =>
        whenIdle((remaining) => {
          timedTurn(() => {
            task(remaining);
          });
        }),
      readable: () => true,
    });
    // As in the app, where whoever writes has read a block before.
    for (const language of ["go", "python"]) await highlighter.highlight("x", language);
    view = new EditorView({
      parent: document.body,
      state: EditorState.create({
        doc: note,
        extensions: [
          markdown({ base: markdownLanguage }),
          EditorView.lineWrapping,
          EditorView.theme({ "&": { height: "880px" }, ".cm-scroller": { overflow: "auto" } }),
          coloured ? ours : [],
        ],
      }),
    });
    await pause(600);
  },

  type: async (behind, text, between) => {
    if (view === null) throw new Error("No note is open.");
    let at = view.state.doc.toString().indexOf(behind) + behind.length;
    view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    await pause(600);
    longestTurn = 0;
    const keystrokes: number[] = [];
    for (const key of text) {
      const begun = performance.now();
      view.dispatch({
        changes: { from: at, insert: key },
        selection: { anchor: at + 1 },
        userEvent: "input.type",
      });
      keystrokes.push(performance.now() - begun);
      at += 1;
      await pause(between);
    }
    await pause(600);
    return { keystrokes, longestTurn };
  },

  coloured: () => document.querySelectorAll("[class^='gfr-tok-']").length,
};

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, milliseconds));
}
