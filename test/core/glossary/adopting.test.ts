import { describe, expect, test } from "vitest";
import { BEGIN_MARKER, END_MARKER } from "../../../src/core/glossary/markers";
import type { LessonTerms } from "../../../src/core/glossary/term";
import { updateGlossary, type GlossaryUpdate } from "../../../src/core/glossary/update";
import { aLesson, aTerm } from "../../support/lesson-terms";

const options = { path: "GLOSSARY.md" };

const lessons: readonly LessonTerms[] = [
  aLesson(
    "02 Maps.md",
    aTerm("comma-ok", "the form with two values"),
    aTerm("nil map", "a map without storage"),
  ),
  aLesson("06 Goroutines.md", aTerm("goroutine", "a call the runtime schedules")),
];

/** Glossaries as people keep them, each with `comma-ok` and `goroutine` and none with `nil map`. */
const SHAPES: Readonly<Record<string, string>> = {
  "headings with a paragraph": [
    "# Glossary",
    "",
    "## comma-ok",
    "",
    "My own words,   with three blanks and a trailing one ",
    "",
    "## Goroutine",
    "Mine as well.",
    "",
  ].join("\n"),
  "bold terms with words to avoid": [
    "# Language",
    "",
    "**Comma-ok**:",
    "The form that tells absent from zero.",
    "_Avoid_: safe get, checked access",
    "",
    "**Goroutine**:",
    "What `go` starts.",
    "_Avoid_: green thread",
    "",
    "## Relationships",
    "",
    "- A **Goroutine** is not a thread",
  ].join("\n"),
  "a list of terms": "* comma-ok: mine\n* **goroutine** — mine\n+ other\n",
  "a table":
    "| Term | Meaning |\r\n|:-----|--------:|\r\n| comma-ok | mine |\r\n| `goroutine` | mine \\| all mine |\r\n",
  "a definition list": "comma-ok\n: mine\n\ngoroutine\n: mine\n: and a second meaning\n",
  "words between rules, with front matter": [
    "\uFEFF---",
    "tags: [ go,   words ]  # in this order",
    "aliases: 'Words'",
    "---",
    "# comma-ok #",
    "",
    "mine",
    "",
    "---",
    "",
    "# goroutine",
    "",
    "mine",
    "",
    "```go",
    "### not a heading",
    "```",
    "---",
  ].join("\r\n"),
};

function textOf(update: GlossaryUpdate): string {
  if (update.kind !== "updated") throw new Error(`The glossary was ${update.kind}.`);
  return update.text;
}

/** What is not between the markers. */
function outside(text: string): string {
  return text.slice(0, text.indexOf(BEGIN_MARKER)) + text.slice(text.indexOf(END_MARKER) + END_MARKER.length);
}

describe.each(Object.entries(SHAPES))("a glossary kept by hand as %s", (_shape, text) => {
  const adopted = textOf(updateGlossary(text, lessons, options));

  test("[G1] is adopted with not one byte of it rewritten", () => {
    expect(adopted.startsWith(text)).toBe(true);
    expect(outside(adopted).slice(text.length).trim()).toBe("");
  });

  test("[G5] gets what it lacks, and is not told again what it says", () => {
    expect(adopted).toContain("### nil map");
    expect(adopted).not.toContain("the form with two values");
    expect(adopted).not.toContain("a call the runtime schedules");
    expect(/^### comma-ok$/m.test(adopted.slice(text.length))).toBe(!/^#+ comma-ok/m.test(text));
  });

  test("[G1] [G3] keeps every byte through all that happens to the lessons", () => {
    let note = adopted;
    const states = [
      lessons.slice(0, 1),
      [...lessons, aLesson("09 X.md", aTerm("mutex", "a lock"), aTerm("other", "x"))],
      lessons.map((lesson) => ({ ...lesson, path: `moved/${lesson.path}` })),
      [],
      lessons,
    ];
    for (const state of states) {
      const update = updateGlossary(note, state, { ...options, allowDrop: true });
      if (update.kind === "updated") note = update.text;
      expect(outside(note)).toBe(outside(adopted));
      expect(updateGlossary(note, state, options).kind).toBe("unchanged");
    }
    expect(note).toBe(adopted);
  });
});
