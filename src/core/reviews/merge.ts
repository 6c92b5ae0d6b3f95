import { compareCodeUnits } from "../vault/lesson-order";
import { formatEvent, type ReviewEvent } from "./event";
import { parseReviewNote, type BadLine, type ReviewLine, type ReviewNote } from "./note";

/** A place in a note of the log. */
export interface ReviewPlace {
  readonly path: string;
  readonly line: number;
}

/** All that is known of what was answered, from every note of the log. */
export interface Reviews {
  /** Each event once, by time, then device, then counter. */
  readonly events: readonly ReviewEvent[];
  readonly bad: readonly (ReviewPlace & Pick<BadLine, "why">)[];
  /** Different lines under one device and counter, each where it stands; the first one counts. */
  readonly clashes: readonly (readonly ReviewPlace[])[];
  /** The highest counter of each device; a device goes on behind it. */
  readonly counters: ReadonlyMap<string, number>;
}

/** Reads the notes of the log, whatever they are called. The same lines give the same events in any order of notes. */
export function readReviews(notes: readonly { readonly path: string; readonly text: string }[]): Reviews {
  return mergeReviews(notes.map(({ path, text }) => ({ path, note: parseReviewNote(text) })));
}

/** The union of notes, by device and counter: a copy of a line adds nothing, and a line that is gone from one is in another. */
export function mergeReviews(
  notes: readonly { readonly path: string; readonly note: ReviewNote }[],
): Reviews {
  const byDevice = new Map<string, Map<number, Found>>();
  const counters = new Map<string, number>();
  const count = (d: string, n: number): void => {
    if (n > (counters.get(d) ?? 0)) counters.set(d, n);
  };
  const clashing = new Map<Found, Found[]>();
  for (const { path, note } of notes) {
    for (const line of note.lines) {
      const { d, n } = line.event;
      count(d, n);
      let lines = byDevice.get(d);
      if (lines === undefined) byDevice.set(d, (lines = new Map<number, Found>()));
      const first = lines.get(n);
      if (first === undefined) lines.set(n, { path, line });
      else if (!isSame(first.line, line)) {
        const others = clashing.get(first) ?? [];
        clashing.set(first, others);
        if (!others.some((other) => isSame(other.line, line))) others.push({ path, line });
      }
    }
    for (const { d, n } of note.unknown) count(d, n);
  }
  const clashes = [...clashing].map(([first, others]) => [first, ...others].sort(byChoice));
  for (const [chosen] of clashes) {
    if (chosen !== undefined) byDevice.get(chosen.line.event.d)?.set(chosen.line.event.n, chosen);
  }
  const events: ReviewEvent[] = [];
  for (const lines of byDevice.values()) for (const { line } of lines.values()) events.push(line.event);
  return {
    events: events.sort(compareEvents),
    bad: notes.flatMap(({ path, note }) => note.bad.map(({ line, why }) => ({ path, line, why }))),
    clashes: clashes.map((places) => places.map(({ path, line }) => ({ path, line: line.line }))),
    counters,
  };
}

interface Found {
  readonly path: string;
  readonly line: ReviewLine;
}

/** Of lines under one device and counter the first in this order counts. */
function byChoice({ line: { event: one } }: Found, { line: { event: other } }: Found): number {
  return one.t - other.t || compareCodeUnits(formatEvent(one), formatEvent(other));
}

/** Orders events by time, then device, then counter. */
export function compareEvents(one: ReviewEvent, other: ReviewEvent): number {
  return one.t - other.t || compareCodeUnits(one.d, other.d) || one.n - other.n;
}

function isSame(one: ReviewLine, other: ReviewLine): boolean {
  return formatEvent(one.event) === formatEvent(other.event);
}
