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
  /** The text without the id it may end in. */
  readonly name: string;
  /** The number of its first line, from 1. */
  readonly line: number;
  /** Whether it stands in a quote or a list. */
  readonly nested: boolean;
  /** Whether the line below makes it a heading. */
  readonly underlined: boolean;
}

const ID = /(?:^|[ \t])\^([A-Za-z0-9-]+)[ \t]*$/;
const ID_AT_END = /[ \t]\^[A-Za-z0-9-]+$/;

/** The headings and ids of a note that links may name. */
export function anchorsOf(note: Note): Anchors {
  const headings = headingsOf(note);
  // A heading that ends in an id is called without it, too.
  return {
    headings: [...headings.map(({ text }) => text), ...headings.map(({ name }) => name)],
    ids: idsOf(note),
  };
}

/** The headings of a note in written order, underlined ones too. */
export function headingsOf({ lines, leaves }: Note): readonly NoteHeading[] {
  return leaves.flatMap((leaf) => {
    if (leaf.kind !== "heading") return [];
    const underlined = leaf.last > leaf.first;
    const place = { line: leaf.first, nested: leaf.containers.length > 0, underlined };
    const [start = 0] = leaf.starts;
    const written = lines.text.slice(start, lineEnd(lines, leaf.first));
    if (!underlined) {
      const heading = readHeadingLine(written);
      if (heading === null) return [];
      return [{ level: heading.level, text: heading.whole, name: withoutId(heading.whole), ...place }];
    }
    const texts = leaf.starts
      .slice(0, -1)
      .map((from, at) => lines.text.slice(from, lineEnd(lines, leaf.first + at)));
    const level = lines.text.charAt(leaf.starts.at(-1) ?? 0) === "=" ? 1 : 2;
    const text = texts.map((each) => each.trim()).join(" ");
    return [{ level, text, name: withoutId(text), ...place }];
  });
}

function withoutId(heading: string): string {
  return trimBlanksEnd(heading.replace(ID_AT_END, ""));
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
