import { listLinks } from "../lesson/list-links";
import { findBlocks } from "../text/fences";
import { linesOf, positionBetween } from "../text/lines";

/** A wikilink inside one of our blocks, which the app neither indexes nor keeps up. */
export interface BlockLink {
  /** Note and heading or block, without alias. */
  readonly target: string;
  /** Offsets in the note of the target's own text, blanks around it left out; `end` is the first place after it. */
  readonly start: number;
  readonly end: number;
  readonly block: "drill" | "comparison";
  /** Which of the note's blocks, from 0. */
  readonly ordinal: number;
}

const LANGUAGES = ["go-drill", "go-compare"] as const;

/** The wikilinks of all our blocks of a note, in written order. Those in code are none. */
export function blockLinksOf(note: string): readonly BlockLink[] {
  // Most notes have no block of ours, and of those that have many hold no link.
  if (!LANGUAGES.some((language) => note.includes(language)) || !note.includes("[[")) return [];
  const links: BlockLink[] = [];
  for (const [ordinal, { language, content, toNote }] of findBlocks(note, LANGUAGES).entries()) {
    const lines = linesOf(content);
    for (const { target, start, end } of listLinks(content)) {
      const at = content.indexOf(target, start);
      if (at < 0 || at + target.length > end) continue;
      const { start: from, end: to } = toNote(positionBetween(lines, at, at + target.length));
      // What a container's prefix cuts apart is not written over.
      if (note.slice(from.offset, to.offset) !== target) continue;
      links.push({
        target,
        start: from.offset,
        end: to.offset,
        block: language === "go-drill" ? "drill" : "comparison",
        ordinal,
      });
    }
  }
  return links;
}
