import { fileName, withoutExtension } from "../vault/note-path";
import type { LessonRef } from "../vault/lesson-order";
import { readChecksumLine } from "./checksum";
import type { Entry } from "./entries";
import { ENTRY_PREFIX, FROM, keyOfHeading } from "./generated-part";
import { findLinks, lessonLink } from "./links";
import { BEGIN_MARKER, END_MARKER, USER_TEXT_HEADING, USER_TEXT_NOTE, SECTION_HEADING } from "./markers";
import { isWhiteSpace } from "../text/blanks";
import type { GlossaryNote } from "./read-note";
import type { RenderedEntry } from "./render";

/** Text a person typed in the generated part, and the heading of the entry it was typed in, if any. [G4] */
export interface UserText {
  readonly heading: string | null;
  readonly lines: readonly string[];
}

/**
 * Finds what a person typed in the note's unrecognized lines. Of a changed entry, the first and last lines that the
 * entry would be written with are the plugin's; the lines between them are the person's. A term's heading is never
 * kept as a heading, since the note would then have it twice.
 */
export function findUserText(
  note: GlossaryNote,
  entries: readonly Entry[],
  rendered: readonly RenderedEntry[],
): readonly UserText[] {
  if (note.unrecognized.length === 0) return [];
  const terms = new OwnLines(entries, rendered);
  // A merge may double lines of the plugin's; no person typed them, and a second marker would begin a second part.
  const copies = new Set([BEGIN_MARKER, END_MARKER, SECTION_HEADING]);
  for (const entry of note.entries) copies.add(entry.lastLine);
  const found: UserText[] = [];
  const keep = (heading: string | null, lines: readonly string[]): void => {
    const text = trimBlankLines(lines.filter((line) => !copies.has(line.trimEnd())).map(withoutChecksum));
    if (text.length > 0) found.push({ heading, lines: text });
  };
  for (const run of note.unrecognized) {
    const [above = [], ...pieces] = splitAtTerms(run, terms);
    keep(null, above);
    for (const [line = "", ...rest] of pieces) {
      const heading = line.slice(ENTRY_PREFIX.length).trim();
      const typed = differingLines(rest, terms.below(line), terms.canonical);
      if (typed.some((each) => !isWhiteSpace(each))) keep(heading, typed);
      else if (!terms.hasHeading(line)) keep(heading, [heading]);
    }
  }
  return found;
}

/** Lines to put into the author's text below the generated part, before its line `at` (from 0). */
export interface Insertion {
  readonly at: number;
  readonly lines: readonly string[];
}

/**
 * Places a person's text in the lines below the generated part, under a heading of its own, which may stand there
 * already. A text that was moved there before is not moved again: a program that keeps putting it back into the
 * generated part would otherwise make the note grow for ever.
 */
export function placeUserText(
  found: readonly UserText[],
  after: readonly string[],
): { readonly moved: readonly UserText[]; readonly insertion: Insertion | null } {
  let first = 0;
  while (first < after.length && isWhiteSpace(after[first] ?? "")) first++;
  const hasSection = after[first]?.trimEnd() === USER_TEXT_HEADING;
  const earlier = new EarlierLines(hasSection ? after.slice(first + 1) : []);
  const moved = found.filter((text) => !earlier.has(text));
  if (moved.length === 0) return { moved, insertion: null };
  const lines = moved.flatMap((text) => ["", ...labelOf(text), ...text.lines]);
  if (!hasSection) {
    return {
      moved,
      insertion: { at: 0, lines: spaced(["", USER_TEXT_HEADING, "", USER_TEXT_NOTE, ...lines], after[0]) },
    };
  }
  let at = first + 1;
  while (at < after.length && isWhiteSpace(after[at] ?? "")) at++;
  at = after[at]?.trimEnd() === USER_TEXT_NOTE ? at + 1 : first + 1;
  return { moved, insertion: { at, lines: spaced(lines, after[at]) } };
}

/** What stands above a text that was typed in an entry. */
function labelOf({ heading }: UserText): readonly string[] {
  return heading === null ? [] : [`_In the entry of ${heading}:_`, ""];
}

/** A blank line keeps the lines apart from what follows. */
function spaced(lines: readonly string[], next: string | undefined): readonly string[] {
  return next === undefined || isWhiteSpace(next) ? lines : [...lines, ""];
}

/** Splits a run at the headings of terms. */
function splitAtTerms(run: readonly string[], terms: OwnLines): string[][] {
  const pieces: string[][] = [[]];
  for (const line of run) {
    if (line.startsWith(ENTRY_PREFIX) && terms.has(line)) pieces.push([line]);
    else pieces[pieces.length - 1]?.push(line);
  }
  return pieces;
}

/** The lines between those at the beginning and the end that are the entry's own, blanks aside. */
function differingLines(
  lines: readonly string[],
  own: readonly string[],
  canonical: (line: string) => string,
): readonly string[] {
  const numbers = [...lines.keys()].filter((number) => !isWhiteSpace(lines[number] ?? ""));
  const found = numbers.map((number) => canonical(lines[number] ?? ""));
  const limit = Math.min(found.length, own.length);
  let head = 0;
  while (head < limit && found[head] === own[head]) head++;
  let tail = 0;
  while (tail < limit - head && found[found.length - 1 - tail] === own[own.length - 1 - tail]) tail++;
  if (head + tail >= numbers.length) return [];
  return lines.slice(numbers[head], (numbers[numbers.length - 1 - tail] ?? 0) + 1);
}

/** The lines that entries have as they would be written now, to be compared with lines that were found. */
class OwnLines {
  /** A line without its checksum, and with links to lessons as we would write them. */
  readonly canonical: (line: string) => string;
  readonly #keys: ReadonlySet<string>;
  readonly #rendered: ReadonlyMap<string, RenderedEntry>;
  readonly #below = new Map<string, readonly string[]>();

  constructor(entries: readonly Entry[], rendered: readonly RenderedEntry[]) {
    this.#keys = new Set(entries.map(({ key }) => key));
    this.#rendered = new Map(rendered.map((entry) => [entry.text.key, entry]));
    this.canonical = canonicalLine(entries);
  }

  /** Whether a heading line is that of a term, or of the list of terms with headings elsewhere. */
  has(line: string): boolean {
    const key = keyOfHeading(line);
    return this.#keys.has(key) || this.#rendered.has(key);
  }

  /** Whether a heading line is exactly the one of its entry. */
  hasHeading(line: string): boolean {
    return this.#rendered.get(keyOfHeading(line))?.text.heading === line.trimEnd();
  }

  /** The lines below the entry's heading that are not blank. */
  below(line: string): readonly string[] {
    const key = keyOfHeading(line);
    const known = this.#below.get(key);
    if (known !== undefined) return known;
    const written = this.#rendered.get(key)?.text.written.slice(1) ?? [];
    const own = written.filter((each) => !isWhiteSpace(each)).map(this.canonical);
    this.#below.set(key, own);
    return own;
  }
}

/**
 * Reads a line as it is compared. The app rewrites links by itself when a lesson is renamed, in whatever form its
 * settings ask for.
 */
function canonicalLine(entries: readonly Entry[]): (line: string) => string {
  const byPath = new Map<string, LessonRef>();
  const byName = new Map<string, LessonRef | null>();
  for (const lesson of entries.flatMap(({ lessons }) => lessons)) {
    const path = withoutExtension(lesson.path);
    if (byPath.has(path)) continue;
    byPath.set(path, lesson);
    const name = fileName(lesson.path);
    byName.set(name, byName.has(name) ? null : lesson);
  }
  return (line) => {
    const text = readChecksumLine(line)?.text ?? line.trimEnd();
    if (!text.trimStart().startsWith(FROM)) return text;
    const { parts, links } = findLinks(text);
    const written = links.map(({ target, label }) => {
      const lesson = byPath.get(target) ?? byName.get(fileName(target));
      const isOurs = lesson != null && endsInPath(withoutExtension(lesson.path), target);
      const labels = [null, lesson?.title, fileName(lesson?.path ?? "")];
      if (isOurs && labels.includes(label)) return lessonLink(lesson);
      return label === null ? `[[${target}]]` : `[[${target}|${label}]]`;
    });
    return parts.map((part, index) => part + (written[index] ?? "")).join("");
  };
}

/** Whether a link's target is the path, or its last parts: links may be as short as they are unique. */
function endsInPath(path: string, target: string): boolean {
  return path === target || path.endsWith(`/${target}`);
}

function withoutChecksum(line: string): string {
  return (readChecksumLine(line)?.text ?? line).replace(/ \^g-[a-z0-9-]{1,80}$/, "");
}

function trimBlankLines(lines: readonly string[]): readonly string[] {
  let start = 0;
  let end = lines.length;
  while (start < end && isWhiteSpace(lines[start] ?? "")) start++;
  while (end > start && isWhiteSpace(lines[end - 1] ?? "")) end--;
  return lines.slice(start, end);
}

/** Lines that were moved here before. Each length of text that is looked for costs one pass over them. */
class EarlierLines {
  readonly #lines: readonly string[];
  /** For each length, where texts of that length begin, by their sums. */
  readonly #places = new Map<number, ReadonlyMap<number, number>>();
  readonly #numbers = new Map<string, number>();

  constructor(lines: readonly string[]) {
    // The blank line below a label goes, so that a text has a label above it or a blank line.
    const trimmed = ["", ...lines.map((line) => line.trimEnd())];
    this.#lines = trimmed.filter(
      (line, index) => line !== "" || !/^_In the entry of .*:_$/.test(trimmed[index - 1] ?? ""),
    );
  }

  has(text: UserText): boolean {
    const wanted = [labelOf(text)[0] ?? "", ...text.lines].map((line) => line.trimEnd());
    const place = this.#placesOf(wanted.length).get(this.#sumsOf(wanted, wanted.length)[0] ?? 0);
    return place !== undefined && wanted.every((line, index) => this.#lines[place + index] === line);
  }

  #placesOf(length: number): ReadonlyMap<number, number> {
    const known = this.#places.get(length);
    if (known !== undefined) return known;
    const places = new Map(this.#sumsOf(this.#lines, length).map((sum, place) => [sum, place]));
    this.#places.set(length, places);
    return places;
  }

  /** The sum of every run of so many lines, each made from the one before it. */
  #sumsOf(lines: readonly string[], length: number): number[] {
    const sums: number[] = [];
    let sum = 0;
    let leading = 1;
    for (let power = 1; power < length; power++) leading = Math.imul(leading, BASE);
    for (const [index, line] of lines.entries()) {
      const gone = index >= length ? this.#numberOf(lines[index - length] ?? "") : 0;
      sum = (Math.imul(sum - Math.imul(gone, leading), BASE) + this.#numberOf(line)) | 0;
      if (index >= length - 1) sums.push(sum);
    }
    return sums;
  }

  /** A number of its own for every line there is. */
  #numberOf(line: string): number {
    const known = this.#numbers.get(line);
    if (known !== undefined) return known;
    const number = Math.imul(this.#numbers.size + 1, 0x9e3779b1);
    this.#numbers.set(line, number);
    return number;
  }
}

const BASE = 0x01000193;
