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
  const byDevice = new Map<string, Map<number, Found[]>>();
  const counters = new Map<string, number>();
  const count = (d: string, n: number): void => void counters.set(d, Math.max(n, counters.get(d) ?? 0));
  for (const { path, note } of notes) {
    for (const found of note.lines) {
      const { d, n } = found.event;
      count(d, n);
      let lines = byDevice.get(d);
      if (lines === undefined) byDevice.set(d, (lines = new Map<number, Found[]>()));
      const same = lines.get(n);
      if (same === undefined) lines.set(n, [{ ...found, path }]);
      else if (!same.some((other) => isSame(other, found))) same.push({ ...found, path });
    }
    for (const { d, n } of note.unknown) count(d, n);
  }
  const events: ReviewEvent[] = [];
  const clashes: ReviewPlace[][] = [];
  for (const lines of byDevice.values()) {
    for (const found of lines.values()) {
      if (found.length > 1) {
        found.sort(
          (one, other) =>
            one.event.t - other.event.t || compareCodeUnits(formatEvent(one.event), formatEvent(other.event)),
        );
        clashes.push(found.map(({ path, line }) => ({ path, line })));
      }
      const [first] = found;
      if (first !== undefined) events.push(first.event);
    }
  }
  return {
    events: events.sort(byTime),
    bad: notes.flatMap(({ path, note }) => note.bad.map(({ line, why }) => ({ path, line, why }))),
    clashes,
    counters,
  };
}

interface Found extends ReviewLine {
  readonly path: string;
}

function byTime(one: ReviewEvent, other: ReviewEvent): number {
  return one.t - other.t || compareCodeUnits(one.d, other.d) || one.n - other.n;
}

function isSame(one: ReviewLine, other: ReviewLine): boolean {
  return formatEvent(one.event) === formatEvent(other.event);
}
