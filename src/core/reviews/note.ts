import { linesOf, lineText } from "../text/lines";
import { formatEvent, parseEvent, type LineReading, type ReviewEvent } from "./event";

/** A log's note that holds this many bytes or more is not appended to: the month goes on in a next one. */
export const FULL_NOTE = 65_536;
/** A line with more UTF-16 units than this is no event. */
const LONGEST_EVENT = 65_536;

const SENTENCE =
  "What was answered in Go for Reviewers, one event a line. The plugin only ever adds lines; keep this note.";
const HEAD = ["---", "disabled rules: [all]", "---", "", SENTENCE, "", "```jsonl"];
/** The lines of the head, which a program may have copied into the middle of a note. */
const HEAD_LINES: ReadonlySet<string> = new Set([...HEAD, "```"]);

/** An event and the line, from 1, it stands on. */
export interface ReviewLine {
  readonly event: ReviewEvent;
  readonly line: number;
}

/** A line that cannot be read, and why: a clause such as "it is not whole". */
export interface BadLine {
  readonly line: number;
  readonly why: string;
}

/** One note of the log, read. */
export interface ReviewNote {
  readonly lines: readonly ReviewLine[];
  readonly bad: readonly BadLine[];
  /** Sound lines that this version does not know; the counters in them are taken. */
  readonly unknown: readonly { readonly d: string; readonly n: number }[];
}

/**
 * Reads a note of the log, line by line, so that a line that is cut or changed costs no other. Whatever stands before
 * the fence and does not begin with `{` is text. Takes any line ends, and a note without its fence. Never throws.
 */
export function parseReviewNote(text: string): ReviewNote {
  const lines: ReviewLine[] = [];
  const bad: BadLine[] = [];
  const unknown: { d: string; n: number }[] = [];
  const all = linesOf(text);
  let inLog = false;
  for (let line = 1; line <= all.starts.length; line++) {
    const written = trimmed(lineText(all, line));
    if (!written.startsWith("{")) {
      if (written === "```jsonl") inLog = true;
      else if (inLog && written !== "" && !HEAD_LINES.has(written))
        bad.push({ line, why: whatItIs(written) });
      continue;
    }
    inLog = true;
    for (const read of eventsOf(written)) {
      if (read.kind === "event") lines.push({ event: read.event, line });
      else if (read.kind === "unknown") unknown.push({ d: read.d, n: read.n });
      else bad.push({ line, why: read.why });
    }
  }
  return { lines, bad, unknown };
}

/**
 * What to append to a note so that it holds the events, each on a line of its own; `end` is the note's text, or its
 * last characters, and empty for a note that does not exist or holds nothing.
 */
export function appendText(end: string, events: readonly ReviewEvent[]): string {
  if (events.length === 0) return "";
  const lines = events.map((event) => `${formatEvent(event)}\n`).join("");
  if (end === "") return `${HEAD.join("\n")}\n${lines}`;
  return end.endsWith("\n") ? lines : `\n${lines}`;
}

/**
 * The name of the note that a device writes to in the month of an event: `mac-7f3a 2026-11`, then
 * `mac-7f3a 2026-11 2` and so on when the one before is full. `sizeOf` has the bytes of a note by its name, null when
 * there is none. The month is that of the device's clock.
 */
export function reviewNoteName(
  { d, t, tz }: Pick<ReviewEvent, "d" | "t" | "tz">,
  sizeOf: (name: string) => number | null,
): string {
  const month = new Date(t + tz * 60_000).toISOString().slice(0, 7);
  const device = d.replace(/[^\p{L}\p{N}-]+/gu, "-");
  for (let part = 1; ; part++) {
    const name = `${device} ${month}${part === 1 ? "" : ` ${part}`}.md`;
    if ((sizeOf(name) ?? 0) < FULL_NOTE) return name;
  }
}

/** A line is one event, unless a program took a line end or cut the first: then each begins alike. */
function eventsOf(line: string): readonly LineReading[] {
  const whole = readEvent(line);
  if (whole.kind !== "bad") return [whole];
  const starts: number[] = [];
  for (let at = 0; at >= 0; at = line.indexOf('{"v":', at + 1)) starts.push(at);
  if (starts.length === 1) return [whole];
  return starts.map((start, index) => readEvent(line.slice(start, starts[index + 1]).trim()));
}

function readEvent(source: string): LineReading {
  if (source.length <= LONGEST_EVENT) return parseEvent(source);
  return { kind: "bad", why: `it is longer than ${LONGEST_EVENT} characters` };
}

function whatItIs(line: string): string {
  return /^(<{7}|={7}|>{7}|\|{7})/.test(line) ? "it is a mark that a merge left" : "it is no event";
}

/** Less white space, byte order marks and the zeros that a crash leaves in a file. */
function trimmed(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && isEmpty(line.charCodeAt(start))) start++;
  while (end > start && isEmpty(line.charCodeAt(end - 1))) end--;
  return line.slice(start, end);
}

function isEmpty(unit: number): boolean {
  return unit <= 32 || unit === 0xfeff || unit === 0xa0;
}
