import { readNote } from "../markdown/note";
import { listAddresses, listLinks } from "../markdown/links";
import { findBlocks } from "../markdown/blocks";
import { linesOf, positionBetween } from "../text/lines";

/** A link or embed inside one of our blocks, which the app neither indexes nor keeps up. Offsets are the note's. */
export interface BlockLink {
  /** Note and heading or block, without alias; that of a Markdown link without its escapes. */
  readonly target: string;
  /** Between double brackets; as an address, which escapes blanks; or as one in pointed brackets. */
  readonly form: "wiki" | "bare" | "pointed";
  /** Where the target's own text stands, blanks around it left out; `end` is the first place after it. */
  readonly start: number;
  readonly end: number;
  readonly block: "drill" | "comparison";
  /** Which of the note's blocks, from 0. */
  readonly ordinal: number;
}

const LANGUAGES = ["go-drill", "go-compare"] as const;

/** The links of all our blocks of a note, in written order. Those in code are none. */
export function blockLinksOf(note: string): readonly BlockLink[] {
  // Most notes have no block of ours, and of those that have one many hold no link.
  if (!/\[\[|\]\(/.test(note) || !LANGUAGES.some((language) => note.includes(language))) return [];
  const links: BlockLink[] = [];
  for (const [ordinal, found] of findBlocks(readNote(note), LANGUAGES).entries()) {
    const { language, content } = found;
    const lines = linesOf(content);
    const block = language === "go-drill" ? "drill" : "comparison";
    const add = (written: string, at: number, target: string, form: BlockLink["form"]): void => {
      const { start: from, end: to } = found.toNote(positionBetween(lines, at, at + written.length));
      // What the prefix of a quote or a list cuts apart cannot be written over.
      if (note.slice(from.offset, to.offset) !== written) return;
      links.push({ target, form, start: from.offset, end: to.offset, block, ordinal });
    };
    for (const { target, start } of listLinks(content))
      add(target, content.indexOf(target, start), target, "wiki");
    for (const { written, start, pointed } of listAddresses(content))
      add(written, start, unescaped(written), pointed ? "pointed" : "bare");
  }
  return links.sort((one, other) => one.start - other.start);
}

function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** A note and how many of its drills practise a term. */
export interface Practice {
  readonly path: string;
  readonly drills: number;
}

/**
 * The drills that practise a term, which are those that link to it, by note in the order of their paths. `notes` has
 * the links of each note by its path; `isTerm` tells whether a target means the term.
 */
export function practiceOf(
  notes: ReadonlyMap<string, readonly BlockLink[]>,
  isTerm: (target: string) => boolean,
): readonly Practice[] {
  const known = new Map<string, boolean>();
  const means = (target: string): boolean => {
    const answer = known.get(target) ?? isTerm(target);
    known.set(target, answer);
    return answer;
  };
  return [...notes]
    .map(([path, links]) => {
      const practising = links.filter(({ block, target }) => block === "drill" && means(target));
      return { path, drills: new Set(practising.map(({ ordinal }) => ordinal)).size };
    })
    .filter(({ drills }) => drills > 0)
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}
