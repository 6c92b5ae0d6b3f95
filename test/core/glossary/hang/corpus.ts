import {
  BEGIN_MARKER,
  END_MARKER,
  USER_TEXT_HEADING,
  SECTION_HEADING,
} from "../../../../src/core/glossary/markers";
import type { LessonTerms } from "../../../../src/core/glossary/term";
import { updateGlossary } from "../../../../src/core/glossary/update";
import { aLesson, aTerm } from "../../../support/lesson-terms";

/** A note and lessons that invite a scanner to look at the same text over and over. */
export interface HangCase {
  readonly name: string;
  readonly current: string | null;
  readonly lessons: readonly LessonTerms[];
}

const LINE = 100_000;
const LINES = 30_000;

/** Text that begins something, without its end. */
const beginnings = [
  "`", "` ", "``` ", "%", "%%", "$$", "[", "[[", "](", "[](", "#", " #", "_From_ [[a", "**", "- ", "|", "\\|",
  "<!--", "%%g:", "%%g:12345678%% ", "(conflict", "= ", "0", "~", ": ", " — ", "\ud800", "İ", "e\u0301", " ^g-a", "&a", "　",
]; // prettier-ignore

const repeatedLines = [
  "", "```", "%% go-glossary:begin x %%", BEGIN_MARKER, END_MARKER, "### x", "x %%g:12345678%%",
  "<<<<<<< a", ">>>>>>> a", "# x", "- a: b", "**a**: b", "| a | b |", USER_TEXT_HEADING, SECTION_HEADING,
]; // prettier-ignore

const two = [aLesson("1 A.md", aTerm("x", "d"), aTerm("y", "d"))];
const base = textOf(updateGlossary(null, two, { path: "GLOSSARY.md" }));

export const hangCorpus: readonly HangCase[] = [
  ...beginnings.flatMap((text): HangCase[] => {
    const long = text.repeat(Math.floor(LINE / text.length));
    const lesson = { path: `${long}.md`, title: long, lesson: 1 };
    return [
      {
        name: `everything in a lesson is ${text}`,
        current: null,
        lessons: [{ ...lesson, terms: [aTerm(long, long, { aliases: [long], see: [long], avoid: [long] })] }],
      },
      { name: `a line by hand of ${text}`, current: long, lessons: two },
      { name: `a bullet by hand of ${text}`, current: `- ${long}\n\n**${long}`, lessons: two },
      {
        name: `typed between entries: ${text}`,
        current: base.replace("### y", () => `${long}\n\n### y`),
        lessons: two,
      },
      {
        name: `typed into an entry: ${text}`,
        current: base.replace("\nd\n", () => `\n${long}\n`),
        lessons: two,
      },
    ];
  }),
  ...repeatedLines.flatMap((line): HangCase[] => {
    const many = `${line}\n`.repeat(LINES);
    return [
      { name: `lines by hand: ${line}`, current: many, lessons: two },
      {
        name: `lines typed between entries: ${line}`,
        current: base.replace("### y", () => `${many}\n### y`),
        lessons: two,
      },
      {
        name: `a definition of lines: ${line}`,
        current: null,
        lessons: [aLesson("1 A.md", aTerm("x", many))],
      },
    ];
  }),
  {
    name: "one term that every lesson defines differently",
    current: null,
    lessons: Array.from({ length: 2 * LINES }, (_, index) =>
      aLesson(`${index}.md`, aTerm("x", `meaning ${index}`, { aliases: [`alias ${index}`] })),
    ),
  },
  {
    name: "terms no link can tell apart",
    current: null,
    lessons: [
      aLesson(
        "1 A.md",
        ...Array.from({ length: LINES }, (_, index) =>
          aTerm(`c${"!".repeat(index % 50)}${"?".repeat(index / 50)}`),
        ),
      ),
    ],
  },
  {
    name: "a note merged over and over",
    current: base.slice(base.indexOf(BEGIN_MARKER)).repeat(2_000),
    lessons: two,
  },
];

function textOf(update: ReturnType<typeof updateGlossary>): string {
  if (update.kind !== "updated") throw new Error("A new glossary is an update.");
  return update.text;
}
