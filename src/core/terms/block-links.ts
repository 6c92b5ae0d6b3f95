import { listLinks } from "../lesson/list-links";
import { findBlocks } from "../text/fences";
import { linesOf, positionBetween } from "../text/lines";

/** A wikilink inside one of our blocks, which the app neither indexes nor keeps up. Offsets are the note's. */
export interface BlockLink {
  /** Note and heading or block, without alias. */
  readonly target: string;
  /** Where the target's own text stands, blanks around it left out; `end` is the first place after it. */
  readonly start: number;
  readonly end: number;
  readonly block: "drill" | "comparison";
  /** Which of the note's blocks, from 0. */
  readonly ordinal: number;
}

const LANGUAGES = ["go-drill", "go-compare"] as const;

/** The wikilinks of all our blocks of a note, in written order. Those in code are none. */
export function blockLinksOf(note: string): readonly BlockLink[] {
  // Most notes have no block of ours, and of those that have one many hold no link.
  if (!note.includes("[[") || !LANGUAGES.some((language) => note.includes(language))) return [];
  const links: BlockLink[] = [];
  for (const [ordinal, found] of findBlocks(note, LANGUAGES).entries()) {
    const { language, content } = found;
    const lines = linesOf(content);
    for (const { target, start } of listLinks(content)) {
      const at = content.indexOf(target, start);
      const { start: from, end: to } = found.toNote(positionBetween(lines, at, at + target.length));
      // What the prefix of a quote or a list cuts apart cannot be written over.
      if (note.slice(from.offset, to.offset) !== target) continue;
      const block = language === "go-drill" ? "drill" : "comparison";
      links.push({ target, start: from.offset, end: to.offset, block, ordinal });
    }
  }
  return links;
}
