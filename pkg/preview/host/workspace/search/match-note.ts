import type { Term } from "./query";

/** A stretch of a note's text. */
export type Span = readonly [start: number, end: number];

/** What is known of a note without its text. */
export interface NoteFacts {
  readonly path: string;
  readonly name: string;
  /** Without their `#`. */
  readonly tags: readonly string[];
}

/** No more places than these are shown of one note. */
export const MOST_SPANS = 200;

/** Whether a note's own facts fit a term that does not ask for its text. */
export function fitsFacts(term: Term, note: NoteFacts): boolean {
  const wanted = term.value.toLowerCase();
  switch (term.kind) {
    case "file":
      return note.name.toLowerCase().includes(wanted) !== term.negated;
    case "path":
      return note.path.toLowerCase().includes(wanted) !== term.negated;
    case "tag":
      return note.tags.some((tag) => isTagOrBelow(tag.toLowerCase(), wanted)) !== term.negated;
    case "text":
    case "pattern":
      return true;
  }
}

/** Where a text holds a word or phrase. */
export function findText(text: string, wanted: string, matchCase: boolean): Span[] {
  const [haystack, needle] = matchCase ? [text, wanted] : [text.toLowerCase(), wanted.toLowerCase()];
  const spans: Span[] = [];
  for (let at = haystack.indexOf(needle); at >= 0 && spans.length < MOST_SPANS;) {
    spans.push([at, at + needle.length]);
    at = haystack.indexOf(needle, at + needle.length);
  }
  return spans;
}

/** A line of a note that holds what was searched for. */
export interface LineMatch {
  /** From 0. */
  readonly line: number;
  readonly text: string;
  /** Within `text`. */
  readonly spans: readonly Span[];
}

/** A line longer than this is shown round its first match only. */
const LONGEST = 240;

/** Gathers spans by the lines they begin in, with the line's text to show. */
export function linesOf(text: string, spans: readonly Span[]): LineMatch[] {
  const sorted = [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lines: { line: number; start: number; end: number; spans: Span[] }[] = [];
  let line = 0;
  let start = 0;
  for (const [from, to] of sorted) {
    for (let next = text.indexOf("\n", start); next >= 0 && next < from; next = text.indexOf("\n", start)) {
      line += 1;
      start = next + 1;
    }
    let current = lines.at(-1);
    if (current?.line !== line) {
      const next = text.indexOf("\n", start);
      current = { line, start, end: next < 0 ? text.length : next, spans: [] };
      lines.push(current);
    }
    current.spans.push([from - start, Math.min(to, current.end) - start]);
  }
  return lines.map((found) => cutLine(found.line, text.slice(found.start, found.end), found.spans));
}

function cutLine(line: number, whole: string, spans: readonly Span[]): LineMatch {
  const first = spans[0]?.[0] ?? 0;
  const from = whole.length <= LONGEST ? 0 : Math.max(0, first - LONGEST / 3);
  const text = whole.slice(from, from + LONGEST);
  const before = from > 0 ? "…" : "";
  const shift = before.length - from;
  return {
    line,
    text: `${before}${text}${from + LONGEST < whole.length ? "…" : ""}`,
    spans: spans
      .filter(([start]) => start < from + LONGEST)
      .map(([start, end]) => [start + shift, Math.min(end, from + LONGEST) + shift]),
  };
}

function isTagOrBelow(tag: string, wanted: string): boolean {
  return tag === wanted || tag.startsWith(`${wanted}/`);
}
