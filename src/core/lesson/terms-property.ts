import { isTermsKey, readTerms } from "../glossary/read-terms";
import type { Term } from "../glossary/term";
import { applyEdits, type Edit } from "../text/edits";
import { lineStart, linesOf, pointAt, type Lines } from "../text/lines";
import { readFrontMatter, type FrontMatter } from "./front-matter";
import { locateEntries, type Stretch } from "./locate-entries";
import type { LessonOptions } from "./parse-lesson";
import { scanYaml, unquote, type YamlEntry } from "./yaml-lines";

/** Front matter that can be read. */
export type SoundFrontMatter = Extract<FrontMatter, { kind: "ok" }>;

/**
 * The property a note's terms stand under, as it is written: its own line, and a stretch for each entry of its
 * value. Offsets are in the slice of YAML; `place` gives those of the note.
 */
export interface TermsProperty {
  readonly name: string;
  readonly top: YamlEntry;
  /** The first entry below the line, when the value stands there. */
  readonly first: YamlEntry | null;
  readonly stretches: readonly Stretch[];
}

/** The terms' property of a note; null when it has none. Of several, the last, to which an author would add. */
export function findTermsProperty(yaml: string, termsKey: string | undefined): TermsProperty | null {
  const entries = scanYaml(yaml);
  const isProperty = ({ indent, dashes, key }: YamlEntry): boolean =>
    indent === 0 && dashes === 0 && key !== null && isTermsKey(unquote(key.text), termsKey);
  const at = entries.map(isProperty).lastIndexOf(true);
  const top = entries[at];
  if (top?.property == null) return null;
  const next = entries[at + 1];
  const below = next !== undefined && (next.indent > 0 || next.dashes > 0) ? next : null;
  const first = top.value.style === "empty" ? below : null;
  return { name: top.property, top, first, stretches: locateEntries(entries, top.property) };
}

/** Turns offsets of the slice, which begins on the note's second line, into those of the note. */
export function placeInNote(note: Lines, yaml: string): (offset: number) => number {
  const slice = linesOf(yaml);
  return (offset) => {
    const { line, column } = pointAt(slice, offset);
    return lineStart(note, line + 1) + column - 1;
  };
}

/** The line ending a note is written with. */
export function lineEnding(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

/**
 * Whether after the edits the note's terms are the wanted ones and every other property is what it was. What is
 * written is read again before it is proposed: front matter has more forms than anybody foresees.
 */
export function leavesTerms(
  text: string,
  edits: readonly Edit[],
  wanted: readonly Term[],
  { parseYaml, termsKey }: LessonOptions,
): boolean {
  const before = readFrontMatter(text, parseYaml);
  const after = readFrontMatter(applyEdits(text, edits), parseYaml);
  if (after.kind !== "ok" || before.kind === "broken") return false;
  const others = (frontMatter: FrontMatter): string =>
    JSON.stringify(
      Object.entries(frontMatter.kind === "ok" ? frontMatter.data : {}).filter(
        ([name]) => !isTermsKey(name, termsKey),
      ),
    );
  const { terms } = readTerms(after.data, termsKey);
  return others(before) === others(after) && JSON.stringify(terms) === JSON.stringify(wanted);
}
