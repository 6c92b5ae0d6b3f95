import {
  BEGIN_MARKER,
  END_MARKER,
  USER_TEXT_HEADING,
  SECTION_HEADING,
} from "../../../../src/core/glossary/markers";
import type { LessonTerms } from "../../../../src/core/glossary/term";
import { updateGlossary } from "../../../../src/core/glossary/update";
import { aLesson, aTerm } from "../../../support/lesson-terms";
import { combinations } from "../../../support/property-runs";

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

/** Where a long text of one beginning may stand. */
const textPlaces: readonly ((text: string, long: string) => HangCase)[] = [
  (text, long) => ({
    name: `everything in a lesson is ${text}`,
    current: null,
    lessons: [
      {
        path: `${long}.md`,
        title: long,
        lesson: 1,
        terms: [aTerm(long, long, { aliases: [long], see: [long], avoid: [long] })],
      },
    ],
  }),
  (text, long) => ({ name: `a line by hand of ${text}`, current: long, lessons: two }),
  (text, long) => ({ name: `a bullet by hand of ${text}`, current: `- ${long}\n\n**${long}`, lessons: two }),
  (text, long) => ({
    name: `typed between entries: ${text}`,
    current: base.replace("### y", () => `${long}\n\n### y`),
    lessons: two,
  }),
  (text, long) => ({
    name: `typed into an entry: ${text}`,
    current: base.replace("\nd\n", () => `\n${long}\n`),
    lessons: two,
  }),
];

/** Where many equal lines may stand. */
const linePlaces: readonly ((line: string, many: string) => HangCase)[] = [
  (line, many) => ({ name: `lines by hand: ${line}`, current: many, lessons: two }),
  (line, many) => ({
    name: `lines typed between entries: ${line}`,
    current: base.replace("### y", () => `${many}\n### y`),
    lessons: two,
  }),
  (line, many) => ({
    name: `a definition of lines: ${line}`,
    current: null,
    lessons: [aLesson("1 A.md", aTerm("x", many))],
  }),
];

export const hangCorpus: readonly HangCase[] = [
  ...combinations(beginnings, textPlaces).map(([text, place]) =>
    place(text, text.repeat(Math.floor(LINE / text.length))),
  ),
  ...combinations(repeatedLines, linePlaces).map(([line, place]) => place(line, `${line}\n`.repeat(LINES))),
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
