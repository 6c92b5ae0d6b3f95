import { readFragment, readNote, type Note } from "../markdown/note";
import type { MentionFinder } from "../terms/mentions";
import type { TermVocabulary } from "../terms/vault-terms";
import { plainProseOf, proseOf } from "../markdown/prose";
import { findBlocks } from "../markdown/blocks";
import { linesOf, positionBetween } from "../text/lines";
import type { Position } from "../text/position";
import { append } from "../text/append";

/** A wikilink in a note's prose: its target as written, without alias. */
export interface ProseLink {
  readonly target: string;
  readonly embed: boolean;
  readonly position: Position;
}

/** A word of a note that names a term, or should not be used for one; `text` is the word as written. */
export interface TermWord {
  readonly key: string;
  readonly text: string;
  readonly position: Position;
}

/** What a note says of terms. Words in code, links, headings and quotations are none. */
export interface TermUses {
  readonly links: readonly ProseLink[];
  /** Where each term is named first. */
  readonly named: readonly TermWord[];
  readonly avoided: readonly TermWord[];
}

/** The lines of a block that say something to us, and nothing to a reader. */
const ATTRIBUTE = /^[ \t]*(?:type|tags|go|shuffle|ref|source|accept|spot|predict|layout|link):.*$/gm;

/** Reads what a note says of terms, in its prose and in its blocks. */
export function readTermUses(text: string, vocabulary: TermVocabulary): TermUses {
  const note = readNote(text);
  const links: ProseLink[] = [];
  for (const { 0: whole, 1: inside = "", index } of proseOf(note).matchAll(/!?\[\[([^[\]\n]+)\]\]/g)) {
    const target = (inside.split(/\\?\|/, 1)[0] ?? "").trim();
    if (target === "") continue;
    const position = positionBetween(note.lines, index, index + whole.length);
    links.push({ target, embed: whole.startsWith("!"), position });
  }
  const named: TermWord[] = [];
  const avoided: TermWord[] = [];
  const look = (written: Note, place: (start: number, end: number) => Position): void => {
    const prose = withoutQuotations(plainProseOf(written));
    const wordsOf = (finder: MentionFinder): readonly TermWord[] =>
      finder.find(prose).map(({ key, start, end }) => ({
        key,
        text: written.lines.text.slice(start, end),
        position: place(start, end),
      }));
    append(named, wordsOf(vocabulary.names));
    append(avoided, wordsOf(vocabulary.avoided));
  };
  look(note, (start, end) => positionBetween(note.lines, start, end));
  for (const block of findBlocks(note, ["go-drill", "go-compare"])) {
    const lines = linesOf(block.content);
    look(readFragment(block.content.replace(ATTRIBUTE, blanked)), (start, end) =>
      block.toNote(positionBetween(lines, start, end)),
    );
  }
  return { links, named: firstOfEach(named), avoided: avoided.sort(byPlace) };
}

function firstOfEach(words: readonly TermWord[]): readonly TermWord[] {
  const first = new Map<string, TermWord>();
  for (const word of [...words].sort(byPlace)) if (!first.has(word.key)) first.set(word.key, word);
  return [...first.values()];
}

function byPlace(one: TermWord, other: TermWord): number {
  return one.position.start.offset - other.position.start.offset;
}

/** The prose without what somebody else said: texts between quotation marks, and quotes that are no callouts. */
function withoutQuotations(prose: string): string {
  let inCallout = false;
  let inQuote = false;
  return prose
    .split("\n")
    .map((line) => {
      const isQuote = /^[ \t]*>/.test(line);
      if (isQuote && !inQuote) inCallout = /^[ \t]*>[ \t]*\[!/.test(line);
      inQuote = isQuote;
      if (isQuote && !inCallout) return blanked(line);
      return withoutQuotedTexts(line);
    })
    .join("\n");
}

const CLOSING_QUOTES: ReadonlyMap<string, string> = new Map(
  ['""', "“”", "«»", "‘’"].map(([open = "", close = ""]) => [open, close]),
);

function withoutQuotedTexts(line: string): string {
  let result = "";
  /** What no further mark closes, so that it is not searched for again. */
  const unclosed = new Set<string>();
  for (const { 0: open, index } of line.matchAll(/["“«‘]/g)) {
    if (index < result.length || unclosed.has(open)) continue;
    const close = line.indexOf(CLOSING_QUOTES.get(open) ?? open, index + 1);
    if (close < 0) unclosed.add(open);
    else result += line.slice(result.length, index) + " ".repeat(close + 1 - index);
  }
  return result + line.slice(result.length);
}

function blanked(text: string): string {
  return " ".repeat(text.length);
}
