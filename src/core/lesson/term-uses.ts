import { readFragment, readNote, type Note } from "../markdown/note";
import type { Entry } from "../glossary/entries";
import { termKey } from "../glossary/key";
import { MentionFinder } from "../terms/mentions";
import { plainProseOf, proseOf } from "../markdown/prose";
import { findBlocks } from "../markdown/blocks";
import { linesOf, positionBetween } from "../text/lines";
import type { Position } from "../text/position";
import { finish, STEP, type Steps } from "../text/steps";
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

/** The words to look for, made once for all notes. */
export interface TermVocabulary {
  readonly names: MentionFinder;
  readonly avoided: MentionFinder;
}

/** A single plain word, such as "select" or "closing", says too little: everybody uses it for something else, too. */
const TELLING = /[\s\d_-]|\p{Lu}|\p{L}[^\p{L}]+\p{L}/u;

/** The lines of a block that say something to us, and nothing to a reader. */
const ATTRIBUTE = /^[ \t]*(?:type|tags|go|shuffle|ref|source|accept|spot|predict|layout|link):.*$/gm;

/** The words of the glossary's entries. What is a term's name is nowhere a word to avoid. */
export function* vocabularySteps(entries: readonly Entry[]): Steps<TermVocabulary> {
  const known = new Set<string>();
  for (const [count, { key, aliases }] of entries.entries()) {
    if (count % STEP === 0) yield;
    known.add(key);
    for (const alias of aliases) known.add(termKey(alias));
  }
  const telling = ({ term, aliases }: Entry): readonly string[] =>
    [term, ...aliases].filter((name) => TELLING.test(name));
  const avoided = ({ avoid }: Entry): readonly string[] => avoid.filter((word) => !known.has(termKey(word)));
  return {
    names: yield* MentionFinder.of(yield* named(entries, telling)),
    avoided: yield* MentionFinder.of(yield* named(entries, avoided)),
  };
}

/** The entries by other names, without those that have none. */
function* named(
  entries: readonly Entry[],
  namesOf: (entry: Entry) => readonly string[],
): Steps<readonly Entry[]> {
  const named: Entry[] = [];
  for (const [count, entry] of entries.entries()) {
    if (count % STEP === 0) yield;
    const [term, ...aliases] = namesOf(entry);
    if (term !== undefined) named.push({ ...entry, term, aliases });
  }
  return named;
}

/** The same at once. */
export function vocabularyOf(entries: readonly Entry[]): TermVocabulary {
  return finish(vocabularySteps(entries));
}

/** Reads what a note says of terms, in its prose and in its blocks. */
export function readTermUses(text: string, vocabulary: TermVocabulary): TermUses {
  return finish(termUsesSteps(text, vocabulary));
}

/** The same a little at a time: a note may be as long as a book. */
export function* termUsesSteps(text: string, vocabulary: TermVocabulary): Steps<TermUses> {
  const note = readNote(text);
  const links: ProseLink[] = [];
  for (const { 0: whole, 1: inside = "", index } of proseOf(note).matchAll(/!?\[\[([^[\]\n]+)\]\]/g)) {
    const target = (inside.split(/\\?\|/, 1)[0] ?? "").trim();
    if (target === "") continue;
    const position = positionBetween(note.lines, index, index + whole.length);
    links.push({ target, embed: whole.startsWith("!"), position });
  }
  yield;
  const named: TermWord[] = [];
  const avoided: TermWord[] = [];
  function* look(written: Note, place: (start: number, end: number) => Position): Steps<void> {
    const prose = withoutQuotations(plainProseOf(written));
    const wordsOf = (finder: MentionFinder): readonly TermWord[] =>
      finder.find(prose).map(({ key, start, end }) => ({
        key,
        text: written.lines.text.slice(start, end),
        position: place(start, end),
      }));
    yield;
    append(named, wordsOf(vocabulary.names));
    yield;
    append(avoided, wordsOf(vocabulary.avoided));
    yield;
  }
  yield* look(note, (start, end) => positionBetween(note.lines, start, end));
  for (const block of findBlocks(note, ["go-drill", "go-compare"])) {
    const lines = linesOf(block.content);
    yield* look(readFragment(block.content.replace(ATTRIBUTE, blanked)), (start, end) =>
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
      return line.replace(/"[^"]*"|“[^”]*”|«[^»]*»|‘[^’]*’/g, blanked);
    })
    .join("\n");
}

function blanked(text: string): string {
  return " ".repeat(text.length);
}
