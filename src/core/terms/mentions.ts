import { readNote } from "../markdown/note";
import type { Entry } from "../glossary/entries";
import { termKey } from "../glossary/key";
import { plurals } from "./inflections";
import { plainProseOf } from "../markdown/prose";

/** A term where a text says it; offsets, `end` is the first place after it. */
export interface Mention {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** A way to say a term. */
interface Surface {
  readonly key: string;
  /** As a key. */
  readonly text: string;
  /** The only spelling that counts, for a name in capitals: `MIA` is not `mia`. */
  readonly exact: string | null;
}

/** What begins with a word: the surface that is that word, and those that go on, by their second word. */
interface Beginning {
  readonly alone: Surface[];
  readonly longer: Map<string, Surface[]>;
}

const WORD = /[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*/gu;
const NEXT = new RegExp(WORD);

/** What makes a word go on: `comma-ok` does not say `comma`, nor `errors.Is` `errors`. */
const GOES_ON = /^(?:[\p{L}\p{M}\p{N}_]|[-.’'][\p{L}\p{N}])/u;
const CAME_FROM = /(?:[\p{L}\p{M}\p{N}_]|[\p{L}\p{N}][-.])$/u;

/**
 * Finds terms in text, by whole words, the longest name first. Built once for all terms; the time it takes grows with
 * the text, whatever the number of terms.
 */
export class MentionFinder {
  readonly #byFirstWord = new Map<string, Beginning>();

  constructor(entries: Iterable<Entry>) {
    const taken = new Set<string>();
    const names: {
      readonly key: string;
      readonly name: string;
      readonly text: string;
      readonly alias: boolean;
    }[] = [];
    for (const { key, term, aliases } of entries) {
      names.push({ key, name: term, text: termKey(term), alias: false });
      for (const name of aliases) names.push({ key, name, text: termKey(name), alias: true });
    }
    // Who says the same: a term comes before an alias, and that before a plural; of equals the first counts.
    const say = (text: string, key: string, name: string): void => {
      if (taken.has(text)) return;
      taken.add(text);
      this.#add(text, key, spellingOf(name));
    };
    for (const isAlias of [false, true]) {
      for (const { text, key, name, alias } of names) if (alias === isAlias) say(text, key, name);
    }
    for (const { text, key, name } of names) {
      if (spellingOf(name) === null) for (const plural of plurals(text)) say(plural, key, name);
    }
    for (const { longer } of this.#byFirstWord.values()) {
      for (const surfaces of longer.values())
        surfaces.sort((one, other) => other.text.length - one.text.length);
    }
  }

  /** The mentions in a text from left to right; none lies in another. */
  find(text: string): readonly Mention[] {
    const mentions: Mention[] = [];
    const folded = text.toLowerCase();
    // Where lower case has another length, places in it are not places in the text.
    if (folded.length !== text.length) return [];
    let free = 0;
    for (const { 0: word, index } of folded.matchAll(WORD)) {
      if (index < free) continue;
      const beginning = this.#byFirstWord.get(word);
      if (beginning === undefined || CAME_FROM.test(text.slice(Math.max(0, index - 3), index))) continue;
      // Of many terms that begin alike, few have the second word, too; all of them are longer than the word alone.
      const longer = beginning.longer.get(wordFrom(folded, index + word.length)) ?? [];
      for (const { key, text: surface, exact } of [...longer, ...beginning.alone]) {
        const end = endOf(surface, folded, index);
        if (end < 0 || GOES_ON.test(text.slice(end, end + 3))) continue;
        if (exact !== null && text.slice(index, end) !== exact) continue;
        mentions.push({ key, start: index, end });
        free = end;
        break;
      }
    }
    return mentions;
  }

  #add(text: string, key: string, exact: string | null): void {
    if (text.length < 2 || !/^[\p{L}\p{N}_].*[\p{L}\p{M}\p{N}_]$/u.test(text)) return;
    const [first = "", second] = text.match(WORD) ?? [];
    const { alone, longer } = valueAt(this.#byFirstWord, first, () => ({ alone: [], longer: new Map() }));
    const surfaces = second === undefined ? alone : valueAt(longer, second, () => []);
    surfaces.push({ key, text, exact });
  }
}

/** The first word of a text from a place on; empty where there is none. */
function wordFrom(text: string, start: number): string {
  NEXT.lastIndex = start;
  return NEXT.exec(text)?.[0] ?? "";
}

/** What a map has for a key, made when it has nothing. */
function valueAt<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** The only spelling of a name in capitals; null for any other. */
function spellingOf(name: string): string | null {
  const plain = name.replaceAll("`", "");
  return /^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$/u.test(plain) ? plain : null;
}

/** Where a name that begins at a place of the text ends, any blanks for its blanks; -1 when another text stands there. */
function endOf(name: string, text: string, start: number): number {
  let at = start;
  for (let index = 0; index < name.length; index++) {
    if (name.charAt(index) === " ") {
      const blanks = /^\s+/.exec(text.slice(at, at + 8))?.[0].length ?? 0;
      if (blanks === 0) return -1;
      at += blanks;
    } else if (name.charCodeAt(index) === text.charCodeAt(at)) at++;
    else return -1;
  }
  return at;
}

/** The line, from 0, in which a note's prose says each term first, by key. */
export function firstMentions(note: string, finder: MentionFinder): ReadonlyMap<string, number> {
  const prose = plainProseOf(readNote(note));
  const lines = new Map<string, number>();
  let line = 0;
  let from = 0;
  for (const { key, start } of finder.find(prose)) {
    if (lines.has(key)) continue;
    for (let at = prose.indexOf("\n", from); at >= 0 && at < start; at = prose.indexOf("\n", from)) {
      line++;
      from = at + 1;
    }
    lines.set(key, line);
  }
  return lines;
}
