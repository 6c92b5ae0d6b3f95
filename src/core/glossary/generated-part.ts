import { fileName } from "../vault/note-path";
import type { LessonRef } from "../vault/lesson-order";
import { EMPTY_CHECKSUM, extendChecksum, isChecksum, readChecksumLine } from "./checksum";
import { unescapeTerm } from "./term-name";
import { outerFences, readFragment } from "../markdown/note";
import { termKey } from "./key";
import { findLinks } from "./links";
import { markerKind, SECTION_HEADING } from "./markers";
import { conflictMark } from "./merge-conflict";
import { isWhiteSpace } from "../text/blanks";

/** What an entry's heading begins with. */
export const ENTRY_PREFIX = "### ";

/** What the line begins with that names the lessons of an entry. */
export const FROM = "_From_ ";

/** The heading of the entry that lists the terms with a heading in the author's own text. */
export const MANUAL_HEADING = "### Also defined in this note";

/** The labels of an entry's details, in the order they are written. */
export const DETAIL_LABELS = { aliases: "Also called", avoid: "Avoid", see: "See", groups: "Group" } as const;

/** An entry as it is written, its checksum included. */
export class WrittenEntry {
  readonly written: readonly string[];
  #lines: readonly string[] | null = null;
  #key: string | null = null;
  #body: string | null = null;
  #lessons: readonly LessonRef[] | null = null;
  #joined: { readonly ending: string; readonly text: string } | null = null;

  constructor(written: readonly string[]) {
    this.written = written;
  }

  /** The entry's lines without its checksum and blanks at their ends. */
  get lines(): readonly string[] {
    if (this.#lines !== null) return this.#lines;
    const lines = this.written.map((line) => line.trimEnd());
    const last = lines.length - 1;
    lines[last] = readChecksumLine(lines[last] ?? "")?.text ?? "";
    return (this.#lines = lines);
  }

  /** The entry as one text, its last line without an ending. */
  joined(ending: string): string {
    if (this.#joined?.ending !== ending) this.#joined = { ending, text: this.written.join(ending) };
    return this.#joined.text;
  }

  get heading(): string {
    return this.lines[0] ?? "";
  }

  /** What stands below the heading. */
  get body(): string {
    return (this.#body ??= this.lines.slice(1).join("\n"));
  }

  /** The line with the checksum, as it stands. */
  get lastLine(): string {
    return (this.written.at(-1) ?? "").trimEnd();
  }

  get key(): string {
    return (this.#key ??= keyOfHeading(this.written[0] ?? ""));
  }

  /** Whether it is the list of terms with a heading in the author's own text; a term's own entry ends with its lessons. */
  get isManualList(): boolean {
    return this.written[0]?.trimEnd() === MANUAL_HEADING && !(this.lines.at(-1) ?? "").startsWith(FROM);
  }

  /** The lessons that introduce the term, as its last line names them. */
  get lessons(): readonly LessonRef[] {
    return (this.#lessons ??= lessonsIn(this.lines.at(-1) ?? ""));
  }
}

/** The lessons that a line links to behind `_From_`; their numbers are not written. */
export function lessonsIn(line: string): LessonRef[] {
  if (!line.startsWith(FROM)) return [];
  return findLinks(line).links.map(({ target, label }) => ({
    path: `${target}.md`,
    title: label ?? fileName(target),
    lesson: null,
  }));
}

/** An entry found in a note. Line numbers are from 0; `end` is excluded. */
export class FoundEntry extends WrittenEntry {
  readonly start: number;
  readonly end: number;

  constructor(source: readonly string[], start: number, end: number) {
    super(source.slice(start, end));
    this.start = start;
    this.end = end;
  }
}

/** A run of lines nobody but a person can have written, or that a person changed. */
export interface UnrecognizedLines {
  readonly start: number;
  readonly end: number;
}

/** Lines told apart by who wrote them. Both lists are in the note's order and leave out blank and constant lines. */
export interface GeneratedPart {
  readonly entries: readonly FoundEntry[];
  readonly unrecognized: readonly UnrecognizedLines[];
}

/**
 * Reads the lines `from`–`to` (from 0, `to` excluded) as generated text.
 *
 * ```text
 * ### comma-ok                          <- one of these, where the checksum
 *                                          of everything below it fits
 * the two-value form
 *
 * _From_ [[02 Comma-ok]] %%g:1a2b3c4d%% <- found first
 * ```
 *
 * Every line is summed once, since the sum is taken upwards from the checksum.
 */
export function readGeneratedPart(lines: readonly string[], from: number, to: number): GeneratedPart {
  const entries: FoundEntry[] = [];
  const unrecognized: UnrecognizedLines[] = [];
  let floor = from;
  let rest = from;
  for (let index = from; index < to; index++) {
    const last = readChecksumLine(lines[index] ?? "");
    if (last === null) continue;
    const start = findHeading(lines, floor, index, last.text, last.checksum);
    floor = index + 1;
    if (start === null) continue;
    addUnrecognized(unrecognized, lines, rest, start);
    rest = floor;
    entries.push(new FoundEntry(lines, start, floor));
  }
  addUnrecognized(unrecognized, lines, rest, to);
  return { entries, unrecognized };
}

/** The key of the term an entry's heading line names. */
export function keyOfHeading(line: string): string {
  return termKey(unescapeTerm(line.slice(ENTRY_PREFIX.length).trim()));
}

/** Whether an entry is read back as one entry wherever it stands, and changes nothing of what follows it. */
export function isReadBackWhole({ written }: WrittenEntry): boolean {
  const { entries, unrecognized } = readGeneratedPart(written, 0, written.length);
  const [entry, ...others] = entries;
  return (
    entry?.start === 0 &&
    entry.end === written.length &&
    others.length === 0 &&
    unrecognized.length === 0 &&
    written.every((line) => markerKind(line) === null && conflictMark(line) === null) &&
    outerFences(readFragment(written.join("\n"), { comments: "text" })).every(
      ({ closingEnd }) => closingEnd !== null,
    )
  );
}

function findHeading(
  lines: readonly string[],
  floor: number,
  last: number,
  lastText: string,
  checksum: string,
): number | null {
  let sum = extendChecksum(EMPTY_CHECKSUM, lastText);
  for (let index = last - 1; index >= floor; index--) {
    const line = lines[index] ?? "";
    sum = extendChecksum(sum, line);
    if (line.startsWith(ENTRY_PREFIX) && isChecksum(sum, checksum)) return index;
  }
  return null;
}

function addUnrecognized(
  found: UnrecognizedLines[],
  lines: readonly string[],
  from: number,
  to: number,
): void {
  let start = from;
  let end = to;
  while (start < end && isConstant(lines[start] ?? "")) start++;
  while (end > start && isConstant(lines[end - 1] ?? "")) end--;
  if (start < end) found.push({ start, end });
}

function isConstant(line: string): boolean {
  return isWhiteSpace(line) || line.trimEnd() === SECTION_HEADING;
}

/** The lessons a glossary note names: everything it links to, as paths of notes, each once. */
export function lessonsNamedIn(glossary: string): readonly string[] {
  const links = glossary.split(/\r\n|\r|\n/).flatMap((line) => findLinks(line).links);
  return [...new Set(links.map(({ target }) => `${target}.md`))];
}
