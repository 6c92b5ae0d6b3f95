import { EMPTY_CHECKSUM, extendChecksum, isChecksum, readSealedLine } from "./checksum";
import { finish, STEP, type Steps } from "../text/steps";
import { termKey } from "./key";
import { SECTION_HEADING } from "./markers";
import { readName } from "./name-text";
import { isBlank } from "./note-lines";

/** What an entry's heading begins with. */
export const ENTRY_PREFIX = "### ";

/** An entry found in a note exactly as it was written there. Line numbers are from 0; `end` is excluded. */
export class FoundEntry {
  readonly start: number;
  readonly end: number;
  private readonly source: readonly string[];

  constructor(source: readonly string[], start: number, end: number) {
    this.source = source;
    this.start = start;
    this.end = end;
  }

  /** The entry's lines without its checksum. */
  get lines(): string[] {
    const lines = this.source.slice(this.start, this.end).map((line) => line.trimEnd());
    const last = lines.length - 1;
    lines[last] = readSealedLine(lines[last] ?? "")?.text ?? "";
    return lines;
  }

  /** The line with the checksum, as it stands. */
  get lastLine(): string {
    return (this.source[this.end - 1] ?? "").trimEnd();
  }

  get key(): string {
    return keyOfHeading(this.source[this.start] ?? "");
  }
}

/** A run of lines nobody but a person can have written, or that a person changed. */
export interface LooseLines {
  readonly start: number;
  readonly end: number;
}

/** Lines told apart by who wrote them. Both lists are in the note's order and leave out blank and constant lines. */
export interface GeneratedPart {
  readonly entries: readonly FoundEntry[];
  readonly loose: readonly LooseLines[];
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
  return finish(generatedPartSteps(lines, from, to));
}

export function* generatedPartSteps(
  lines: readonly string[],
  from: number,
  to: number,
): Steps<GeneratedPart> {
  const entries: FoundEntry[] = [];
  const loose: LooseLines[] = [];
  let floor = from;
  let looseFrom = from;
  for (let index = from; index < to; index++) {
    if (index % STEP === 0) yield;
    const sealed = readSealedLine(lines[index] ?? "");
    if (sealed === null) continue;
    const start = findHeading(lines, floor, index, sealed.text, sealed.checksum);
    floor = index + 1;
    if (start === null) continue;
    addLoose(loose, lines, looseFrom, start);
    looseFrom = floor;
    entries.push(new FoundEntry(lines, start, floor));
  }
  addLoose(loose, lines, looseFrom, to);
  return { entries, loose };
}

/** The key of the term an entry's heading line names. */
export function keyOfHeading(line: string): string {
  return termKey(readName(line.slice(ENTRY_PREFIX.length).trim()));
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

function addLoose(loose: LooseLines[], lines: readonly string[], from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && isOurs(lines[start] ?? "")) start++;
  while (end > start && isOurs(lines[end - 1] ?? "")) end--;
  if (start < end) loose.push({ start, end });
}

function isOurs(line: string): boolean {
  return isBlank(line) || line.trimEnd() === SECTION_HEADING;
}
