import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEngine, type Engine } from "../../src/highlight/engine";
import { createHighlighter } from "../../src/highlight/highlighter";
import { LineHistory } from "../../src/highlight/line-history";
import { tokenize } from "../../src/highlight/tokenize";
import type { TokenLine } from "../../src/highlight/tokens";
import { propertyRuns } from "../support/property-runs";
import { readCorpus } from "./corpus";

/** An engine that notes which lines it was given. */
function watched(inner: Engine): { readonly engine: Engine; readonly lines: string[] } {
  const lines: string[] = [];
  const engine: Engine = {
    prepare: (language) => inner.prepare(language),
    start: (language, beforeSearch, after) => {
      const tokenizer = inner.start(language, beforeSearch, after);
      return {
        ...tokenizer,
        tokens: (line) => {
          lines.push(line);
          return tokenizer.tokens(line);
        },
      };
    },
  };
  return { engine, lines };
}

function run(engine: Engine, code: string, language: "go" | "python", history = new LineHistory()) {
  const work = tokenize(engine, {
    code,
    language,
    history,
    prepared: [],
    now: () => 0,
    lineLimit: Infinity,
    blockLimit: Infinity,
  });
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const engine = createEngine();

describe("a block that differs from an earlier one in some lines", () => {
  const code = "func f() {\n\ta := 1\n\tb := 2\n\tc := 3\n}";

  test("costs the line that was changed, and no other", () => {
    const { engine: own, lines } = watched(engine);
    const history = new LineHistory();
    run(own, code, "go", history);
    lines.length = 0;
    const tokens = run(own, code.replace("b := 2", "b := 22"), "go", history);
    expect(lines).toEqual(["\tb := 22"]);
    expect(tokens).toEqual(run(engine, code.replace("b := 2", "b := 22"), "go"));
  });

  test("costs no line that merely moved", () => {
    const { engine: own, lines } = watched(engine);
    const history = new LineHistory();
    run(own, code, "go", history);
    lines.length = 0;
    run(own, code.replace("\tb", "\tfoo()\n\tb"), "go", history);
    expect(lines).toEqual(["\tfoo()"]);
  });

  test("costs the lines below, too, as far as what was opened reaches", () => {
    const { engine: own, lines } = watched(engine);
    const history = new LineHistory();
    run(own, code, "go", history);
    lines.length = 0;
    const opened = code.replace("a := 1", "a := `1");
    expect(run(own, opened, "go", history)).toEqual(run(engine, opened, "go"));
    expect(lines).toEqual(["\ta := `1", "\tb := 2", "\tc := 3", "}"]);
  });

  test("costs nothing when it is the same", () => {
    const { engine: own, lines } = watched(engine);
    const history = new LineHistory();
    const before = run(own, code, "go", history);
    lines.length = 0;
    expect(run(own, code, "go", history)).toEqual(before);
    expect(lines).toEqual([]);
  });
});

test("whatever is typed, removed or moved, tokens are those of a block that was never seen", () => {
  const corpus = readCorpus().filter(({ language }) => language === "go" || language === "python");
  const piece = fc.constantFrom(..."`|\"|'''|/*|*/|//|#|{|}|(|\n|\n\t| |x := 1|def f():|struct {".split("|"));
  const edit = fc.record({ at: fc.nat(), cut: fc.nat({ max: 60 }), text: piece });
  fc.assert(
    fc.property(
      fc.constantFrom(...corpus),
      fc.nat({ max: 200 }),
      fc.array(edit, { minLength: 1, maxLength: 5 }),
      ({ lines, language }, first, edits) => {
        if (language !== "go" && language !== "python") return;
        const history = new LineHistory();
        let code = lines.slice(first % lines.length, (first % lines.length) + 30).join("\n");
        run(engine, code, language, history);
        for (const { at, cut, text } of edits) {
          const from = at % (code.length + 1);
          code = code.slice(0, from) + text + code.slice(from + cut);
          const fresh: readonly TokenLine[] = run(engine, code, language);
          expect(run(engine, code, language, history)).toEqual(fresh);
        }
      },
    ),
    { numRuns: propertyRuns(60) },
  );
});

test("a block of many lines is coloured on the spot while somebody types in it, once it was coloured at all", async () => {
  let time = 0;
  const inner = createEngine();
  const slow: Engine = {
    prepare: (language) => inner.prepare(language),
    start: (language, beforeSearch, after) => {
      const tokenizer = inner.start(language, beforeSearch, after);
      return {
        ...tokenizer,
        tokens: (line) => {
          time += 1;
          return tokenizer.tokens(line);
        },
      };
    },
  };
  const highlighter = createHighlighter({
    loadEngine: () => Promise.resolve(slow),
    schedule: queueMicrotask,
    now: () => time,
  });
  const code = "x := 1\n".repeat(300);
  await highlighter.highlight(code, "go");
  const begun = time;
  for (let key = 1; key <= 20; key++)
    expect(highlighter.tokens(`${code}${"y".repeat(key)}`, "go")).toHaveLength(301);
  expect(time - begun).toBeLessThanOrEqual(20);
});
