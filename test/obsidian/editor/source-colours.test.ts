// @vitest-environment happy-dom
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { afterEach, describe, expect, test } from "vitest";
import type { SynchronousHighlighter, TokenLine } from "../../../src/highlight/tokens";
import { sourceColours } from "../../../src/obsidian/editor/source-colours";

/** A highlighter that calls every word of more than one letter a keyword: at once, or when it is told to. */
function createHighlighter() {
  let atOnce = true;
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const colour = (code: string): readonly TokenLine[] =>
    code.split("\n").map((line) =>
      (line.match(/\w+|\W+/g) ?? []).map((text) => ({
        text,
        class: /^\w\w/.test(text) ? "keyword" : "normal",
      })),
    );
  const highlighter: SynchronousHighlighter = {
    cached: () => null,
    tokens: (code) => (atOnce ? colour(code) : null),
    highlight: (code, language) => {
      asked.push(code);
      return new Promise((resolve) => {
        waiting.push(() => {
          resolve(language === "" ? null : colour(code));
        });
      });
    },
  };
  return {
    highlighter,
    asked,
    become: (speed: "slow" | "quick") => {
      atOnce = speed === "quick";
    },
    answer: async () => {
      for (const each of waiting.splice(0)) each();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

const idle: (() => void)[] = [];
const views: EditorView[] = [];
afterEach(() => {
  for (const view of views.splice(0)) view.destroy();
  idle.length = 0;
});

function open(doc: string, readable = true) {
  const colours = createHighlighter();
  const extension = sourceColours({
    highlighter: colours.highlighter,
    whenIdle: (task) => {
      const entry = () => {
        task(() => 0);
      };
      idle.push(entry);
      return () => {
        const index = idle.indexOf(entry);
        if (index !== -1) idle.splice(index, 1);
      };
    },
    readable: () => readable,
  });
  const start = (): EditorView => {
    const view = new EditorView({
      parent: document.body,
      state: EditorState.create({ doc, extensions: [extension] }),
    });
    views.push(view);
    return view;
  };
  return { ...colours, start };
}

const textsOf = (view: EditorView, name: string): readonly string[] =>
  Array.from(view.contentDOM.querySelectorAll(`.gfr-${name}`), (element) => element.textContent);

const passIdleTime = (): void => {
  for (let turn = 0; idle.length > 0 && turn < 1000; turn++) idle.shift()?.();
};

const type = (view: EditorView, before: string, text: string): void => {
  const at = view.state.doc.toString().indexOf(before);
  view.dispatch({ changes: { from: at, insert: text } });
};

const NOTE = "Prose with words.\n\n````go-drill\ntags: a\n\n```go\nfirst x\nsecond\n```\n````\n";

describe("a short note", () => {
  test("is coloured at once, in its blocks only", () => {
    const view = open(NOTE).start();
    expect(textsOf(view, "tok-keyword")).toEqual(["first", "second"]);
    expect(textsOf(view, "source-key")).toEqual(["tags:"]);
    expect(view.contentDOM.querySelector(".cm-line")?.className).not.toContain("gfr-source");
    expect(view.state.doc.toString()).toBe(NOTE);
  });

  test("asks nobody for anything when it has no block", () => {
    const { start, asked, become } = open("```go\nfunc main() {}\n```\n");
    become("slow");
    start();
    expect(asked).toEqual([]);
    expect(idle).toEqual([]);
  });

  test("follows what is typed, in a block and above it", () => {
    const view = open(NOTE).start();
    type(view, "x\nsecond", "third ");
    expect(textsOf(view, "tok-keyword")).toEqual(["first", "third", "second"]);
    type(view, "Prose", "More. ");
    expect(textsOf(view, "tok-keyword")).toEqual(["first", "third", "second"]);
    type(view, "````go-drill", "x");
    expect(textsOf(view, "tok-keyword")).toEqual([]);
  });
});

describe("code that is not coloured at once", () => {
  test("is plain, is asked for once, and coloured when its tokens come", async () => {
    const { start, asked, answer, become } = open(NOTE);
    become("slow");
    const view = start();
    expect(textsOf(view, "source-key")).toEqual(["tags:"]);
    expect(textsOf(view, "tok-keyword")).toEqual([]);
    view.dispatch({ selection: { anchor: 3 } });
    expect(asked).toEqual(["first x\nsecond"]);
    await answer();
    expect(textsOf(view, "tok-keyword")).toEqual(["first", "second"]);
    expect(asked).toHaveLength(1);
  });

  test("keeps the colours of the lines that did not change while it is written in", async () => {
    const { start, answer, become } = open(NOTE);
    const view = start();
    become("slow");
    type(view, "second", "longer ");
    expect(textsOf(view, "tok-keyword")).toEqual(["first"]);
    type(view, "longer", "a line\n");
    expect(textsOf(view, "tok-keyword")).toEqual(["first"]);
    await answer();
    await answer();
    expect(textsOf(view, "tok-keyword")).toEqual(["first", "line", "longer", "second"]);
  });

  test("that stays plain is not asked for again and again", async () => {
    const { start, asked, answer, become } = open(NOTE.replace("```go\n", "```\n"));
    become("slow");
    const view = start();
    for (let turn = 0; turn < 3; turn++) await answer();
    view.dispatch({ selection: { anchor: 3 } });
    expect(asked).toHaveLength(1);
  });

  test("may come after the editor is gone", async () => {
    const { start, answer, become } = open(NOTE);
    become("slow");
    start().destroy();
    views.length = 0;
    await expect(answer()).resolves.toBeUndefined();
  });
});

describe("a long note", () => {
  const long = `${NOTE}${"More prose.\n".repeat(2000)}${NOTE}`;

  test("is read in idle time, and coloured then", () => {
    const view = open(long).start();
    expect(textsOf(view, "tok-keyword")).toEqual([]);
    passIdleTime();
    expect(textsOf(view, "tok-keyword")).toContain("first");
  });

  test("keeps its colours while it is read again", () => {
    const view = open(long).start();
    passIdleTime();
    const before = textsOf(view, "tok-keyword");
    type(view, "Prose", "x\n");
    expect(textsOf(view, "tok-keyword")).toEqual(before);
    type(view, "first", "new ");
    passIdleTime();
    expect(textsOf(view, "tok-keyword")).toEqual(["new", ...before]);
  });

  test("is read no more when its editor is closed", () => {
    const view = open(long).start();
    view.destroy();
    views.length = 0;
    expect(idle).toEqual([]);
  });
});

test("a reader who wants the theme's raw colours has the editor say so", () => {
  expect(open(NOTE, false).start().dom.className).toContain("gfr-raw-colours");
  expect(open(NOTE).start().dom.className).not.toContain("gfr-raw-colours");
});
