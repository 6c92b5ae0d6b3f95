import { trimBlanksEnd } from "../text/blanks";
import { lineEnd, lineText } from "../text/lines";
import { readHeadingLine } from "./heading-line";
import type { Leaf, Note } from "./note";

/** What links may lead to in one note. */
export interface Anchors {
  readonly headings: readonly string[];
  /** Ids of blocks, and of our questions and comparisons, without their carets. */
  readonly ids: readonly string[];
}

/** A heading of a note. */
export interface NoteHeading {
  readonly level: number;
  /** Without closing number signs. */
  readonly text: string;
  /** The number of its line, from 1. */
  readonly line: number;
}

const ID = /(?:^|[ \t])\^([A-Za-z0-9-]+)[ \t]*$/;
const ID_AT_END = /[ \t]\^[A-Za-z0-9-]+$/;

/** The headings and ids of a note that links may name. */
export function anchorsOf(note: Note): Anchors {
  const headings = headingsOf(note).map(({ text }) => text);
  // A heading that ends in an id is called without it, too.
  return {
    headings: [...headings, ...headings.map((text) => trimBlanksEnd(text.replace(ID_AT_END, "")))],
    ids: idsOf(note),
  };
}

/** The headings of a note in written order, underlined ones too. */
export function headingsOf({ lines, leaves }: Note): readonly NoteHeading[] {
  return leaves.flatMap((leaf) => {
    if (leaf.kind !== "heading") return [];
    const [start = 0] = leaf.starts;
    const written = lines.text.slice(start, lineEnd(lines, leaf.first));
    if (leaf.last === leaf.first) {
      const heading = readHeadingLine(written);
      return heading === null ? [] : [{ level: heading.level, text: heading.whole, line: leaf.first }];
    }
    const texts = leaf.starts
      .slice(0, -1)
      .map((from, at) => lines.text.slice(from, lineEnd(lines, leaf.first + at)));
    const level = lines.text.charAt(leaf.starts.at(-1) ?? 0) === "=" ? 1 : 2;
    return [{ level, text: texts.map((text) => text.trim()).join(" "), line: leaf.first }];
  });
}

/** Ids stand at the ends of lines; those of questions and comparisons inside our blocks. */
function idsOf({ lines, leaves }: Note): readonly string[] {
  const mayHold = (leaf: Leaf): boolean =>
    leaf.kind === "fence"
      ? leaf.opening.language.startsWith("go-")
      : leaf.kind === "paragraph" || leaf.kind === "heading";
  const ids: string[] = [];
  for (const leaf of leaves.filter(mayHold)) {
    for (let line = leaf.first; line <= leaf.last; line++) {
      const id = ID.exec(lineText(lines, line))?.[1];
      if (id !== undefined) ids.push(id);
    }
  }
  return ids;
}
