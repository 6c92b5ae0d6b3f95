import fc from "fast-check";
import { findCounterparts } from "../../../src/core/compare/parse";
import type { Callout } from "../../../src/core/block/element";
import type { Comparison, Marker, Note, Pane } from "../../../src/core/compare/comparison";
import { normaliseMarks } from "../../../src/core/compare/pane";
import type { Position } from "../../../src/core/text/position";

/** Where nothing was read from: models made here were never written. */
const nowhere: Position = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

const words = fc.stringMatching(/^[A-Za-z][A-Za-z ,.]{0,20}[A-Za-z]$/);
const idText = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);

const line = fc.constantFrom(
  "a()",
  "\tb(c)  // say so",
  "",
  "return nil",
  '\tx := "# // "',
  "  ",
  "if ok {",
  "}",
);

const codeText = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join("\n"));

/** Badges at the ends of lines without a comment of their own: where stripping leaves them. */
function markersOf(
  text: string,
  picks: readonly (readonly [number: number, line: number])[],
): readonly Marker[] {
  const lines = text.split("\n");
  return picks
    .filter(([, index]) => index <= lines.length && !/[ \t]$|\/\//.test(lines[index - 1] ?? ""))
    .map(([number, index]) => ({
      number,
      line: index,
      column: lines[index - 1]?.length ?? 0,
      position: nowhere,
    }))
    .sort((a, b) => a.line - b.line);
}

const pane = fc
  .record({
    language: fc.constantFrom("go", "kotlin", "javascript", "rust"),
    label: words,
    text: codeText,
    picks: fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 6 })), {
      maxLength: 4,
    }),
    marks: fc.array(
      fc.record({
        kind: fc.constantFrom(
          "mark" as const,
          "ins" as const,
          "del" as const,
          "focus" as const,
          "collapse" as const,
        ),
        from: fc.integer({ min: 1, max: 6 }),
        length: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ language, label, text, picks, marks }): Pane => {
    const count = text === "" ? 0 : text.split("\n").length;
    const within = marks
      .map(({ kind, from, length }) => ({ kind, from, to: Math.min(from + length, count) }))
      .filter(({ from, to }) => from <= to);
    return {
      language,
      label,
      text,
      markers: markersOf(text, picks),
      marks: normaliseMarks(within),
      textMarks: text.includes("a()") ? [{ text: "a()" }] : [],
      position: nowhere,
    };
  });

const notes = fc
  .uniqueArray(fc.record({ number: fc.integer({ min: 1, max: 30 }), text: words }), {
    selector: ({ number }) => number,
    maxLength: 5,
  })
  .map((each) =>
    each.sort((a, b) => a.number - b.number).map((note): Note => ({ ...note, position: nowhere })),
  );

const aside = fc
  .record({
    type: fc.constantFrom("drop", "reflex", "verdict", "warning", "source"),
    title: words,
    body: words,
  })
  .map((each): Callout => ({ ...each, position: nowhere }));

/** Sound comparisons of one to four panes, as a parser would give them. */
export const comparison: fc.Arbitrary<Comparison> = fc
  .record({
    title: words,
    id: fc.option(idText),
    go: fc.option(fc.constantFrom("1.22", "1.25")),
    layout: fc.constantFrom("auto" as const, "split" as const, "stack" as const, "tabs" as const),
    source: fc.option(fc.constantFrom("https://go.dev/ref/spec", "[[Book]]")),
    predict: fc.option(fc.integer({ min: 0, max: 3 })),
    introduction: fc.option(words),
    panes: fc.array(pane, { minLength: 1, maxLength: 4 }),
    notes,
    asides: fc.array(aside, { maxLength: 3 }),
  })
  .map(({ title, id, go, layout, source, predict, introduction, panes, notes: given, asides }) => ({
    kind: "comparison" as const,
    title,
    id,
    attributes: {
      go,
      predict: predict !== null && predict < panes.length ? predict : null,
      layout,
      source,
      link: null,
    },
    introduction:
      introduction === null ? [] : [{ kind: "markdown" as const, text: introduction, position: nowhere }],
    panes,
    notes: given,
    asides,
    counterparts: findCounterparts(panes, []),
  }));
