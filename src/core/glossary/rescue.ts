import { readSealedLine } from "./checksum";
import { ENTRY_PREFIX, keyOfHeading, type LooseLines } from "./generated-part";
import { baseName, withoutExtension } from "./file-names";
import { findLinks, lessonLink } from "./links";
import { BEGIN_MARKER, END_MARKER, KEPT_HEADING, KEPT_NOTE, SECTION_HEADING } from "./markers";
import { isBlank } from "./note-lines";
import { FROM, type RenderedEntry } from "./render";
import type { LessonRef } from "./lesson-order";

/** Text a person typed in the generated part, and the heading of the entry it was typed in, if any. [G4] */
export interface Rescued {
  readonly heading: string | null;
  readonly lines: readonly string[];
}

/** What is needed to tell a person's lines from ours in an entry that was changed. */
export interface Known {
  /** The entries as they would be written now. */
  readonly entries: readonly RenderedEntry[];
  readonly lessons: readonly LessonRef[];
  /** The lines with which entries end that stand in the note unchanged. */
  readonly sealed: readonly string[];
}

/**
 * What a person typed in `loose` lines. In an entry that was changed, the lines at its beginning and end that
 * stand in the entry as it would be written now are ours; everything between is kept as it is.
 */
export function rescueText(lines: readonly string[], loose: readonly LooseLines[], known: Known): Rescued[] {
  if (loose.length === 0) return [];
  const canonical = canonicalLine(known.lessons);
  const entries = new Map(known.entries.map((entry) => [keyOfHeading(entry.lines[0] ?? ""), entry.lines]));
  // What a merge doubled is no text of a person's, and a marker would begin another generated part.
  const copies = new Set([BEGIN_MARKER, END_MARKER, SECTION_HEADING, ...known.sealed]);
  const rescued: Rescued[] = [];
  const keep = (heading: string | null, kept: readonly string[]): void => {
    const text = trimBlankLines(kept.filter((line) => !copies.has(line.trimEnd())).map(withoutSeal));
    if (text.length > 0) rescued.push({ heading, lines: text });
  };
  for (const { start, end } of loose) {
    const run = lines.slice(start, end);
    for (const piece of splitAtEntries(run, entries)) {
      const heading = piece[0] ?? "";
      const entry = heading.startsWith(ENTRY_PREFIX) ? entries.get(keyOfHeading(heading)) : undefined;
      if (entry === undefined) keep(null, piece);
      else keep(heading.slice(ENTRY_PREFIX.length).trim(), difference(piece, entry, canonical));
    }
  }
  return rescued;
}

/** The generated entries' headings among loose lines, each with the lines up to the next one. */
export function looseHeadings(lines: readonly string[], loose: readonly LooseLines[]): string[] {
  return loose.flatMap(({ start, end }) =>
    lines.slice(start, end).filter((line) => line.startsWith(ENTRY_PREFIX)),
  );
}

/** Lines to put into the author's text below the generated part, before its line `at` (from 0). */
export interface Insertion {
  readonly at: number;
  readonly lines: readonly string[];
}

/**
 * Where rescued text goes in the lines that follow the generated part: under a heading of its own, the one that
 * stands there already if there is one. What was kept before is not kept again, since a program that puts it
 * back into the generated part time and again would make the note grow for ever.
 */
export function placeKept(rescued: readonly Rescued[], after: readonly string[]): Insertion | null {
  let first = 0;
  while (first < after.length && isBlank(after[first] ?? "")) first++;
  const hasSection = after[first]?.trimEnd() === KEPT_HEADING;
  const standing = new LineIndex(hasSection ? after.slice(first + 1) : []);
  const text = rescued
    .filter(({ lines }) => !standing.has(lines))
    .flatMap(({ heading, lines }) => [
      "",
      ...(heading === null ? [] : [`_In the entry of ${heading}:_`, ""]),
      ...lines,
    ]);
  if (text.length === 0) return null;
  if (!hasSection) return { at: 0, lines: spaced(["", KEPT_HEADING, "", KEPT_NOTE, ...text], after[0]) };
  let at = first + 1;
  while (at < after.length && isBlank(after[at] ?? "")) at++;
  at = after[at]?.trimEnd() === KEPT_NOTE ? at + 1 : first + 1;
  return { at, lines: spaced(text, after[at]) };
}

/** A blank line keeps the lines apart from what follows. */
function spaced(lines: readonly string[], next: string | undefined): readonly string[] {
  return next === undefined || isBlank(next) ? lines : [...lines, ""];
}

/** Splits a run at the headings of known entries. */
function splitAtEntries(run: readonly string[], entries: ReadonlyMap<string, unknown>): string[][] {
  const pieces: string[][] = [[]];
  for (const line of run) {
    const opens = line.startsWith(ENTRY_PREFIX) && entries.has(keyOfHeading(line));
    if (opens) pieces.push([line]);
    else pieces[pieces.length - 1]?.push(line);
  }
  return pieces;
}

/** The lines of `piece` between those it begins with and those it ends with that are the entry's own, blanks aside. */
function difference(
  piece: readonly string[],
  entry: readonly string[],
  canonical: (line: string) => string,
): readonly string[] {
  const numbers = [...piece.keys()].filter((number) => !isBlank(piece[number] ?? ""));
  const found = numbers.map((number) => canonical(piece[number] ?? ""));
  const own = entry.filter((line) => !isBlank(line)).map(canonical);
  const limit = Math.min(found.length, own.length);
  let head = 0;
  while (head < limit && found[head] === own[head]) head++;
  let tail = 0;
  while (tail < limit - head && found[found.length - 1 - tail] === own[own.length - 1 - tail]) tail++;
  if (head + tail >= numbers.length) return [];
  return piece.slice(numbers[head], (numbers[numbers.length - 1 - tail] ?? 0) + 1);
}

/**
 * A line as it is compared: without its checksum, and with links to lessons as we would write them. The app
 * rewrites links by itself when a lesson is renamed, in whatever form its settings ask for.
 */
function canonicalLine(lessons: readonly LessonRef[]): (line: string) => string {
  const byPath = new Map<string, LessonRef>();
  const byName = new Map<string, LessonRef | null>();
  for (const lesson of lessons) {
    const name = baseName(lesson.path);
    byPath.set(withoutExtension(lesson.path), lesson);
    byName.set(name, byName.has(name) ? null : lesson);
  }
  return (line) => {
    const text = readSealedLine(line)?.text ?? line.trimEnd();
    if (!text.trimStart().startsWith(FROM)) return text;
    const { parts, links } = findLinks(text);
    const written = links.map(({ target, label }) => {
      const lesson = byPath.get(target) ?? byName.get(baseName(target));
      const isOurs = lesson != null && endsInPath(withoutExtension(lesson.path), target);
      const labels = [null, lesson?.title, baseName(lesson?.path ?? "")];
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

function withoutSeal(line: string): string {
  return (readSealedLine(line)?.text ?? line).replace(/ \^g-[a-z0-9-]{1,80}$/, "");
}

function trimBlankLines(lines: readonly string[]): readonly string[] {
  let start = 0;
  let end = lines.length;
  while (start < end && isBlank(lines[start] ?? "")) start++;
  while (end > start && isBlank(lines[end - 1] ?? "")) end--;
  return lines.slice(start, end);
}

/** Answers whether lines stand in a note one after another. */
class LineIndex {
  private readonly lines: readonly string[];
  private readonly places = new Map<string, number[]>();

  constructor(lines: readonly string[]) {
    this.lines = lines.map((line) => line.trimEnd());
    for (const [number, line] of this.lines.entries()) {
      const places = this.places.get(line);
      if (places === undefined) this.places.set(line, [number]);
      else places.push(number);
    }
  }

  has(wanted: readonly string[]): boolean {
    const texts = wanted.map((line) => line.trimEnd());
    // The line that stands in the fewest places decides where to look.
    let rarest = 0;
    let places: readonly number[] = this.places.get(texts[0] ?? "") ?? [];
    for (const [number, text] of texts.entries()) {
      const others = this.places.get(text) ?? [];
      if (others.length < places.length) [rarest, places] = [number, others];
    }
    return places.some((place) =>
      texts.every((text, number) => this.lines[place - rarest + number] === text),
    );
  }
}
