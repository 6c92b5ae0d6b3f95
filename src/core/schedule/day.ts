const MINUTE = 60_000;
const DAY = 86_400_000;
/** Who practises after midnight still has the day before. */
const DAY_STARTS = 4 * 60 * MINUTE;

/**
 * The reader's day, counted from 1970-01-01: it begins at four in the morning by the device's clock. `t` is in
 * milliseconds since 1970 UTC, `tz` the minutes the clock is ahead of UTC.
 */
export function readerDay({ t, tz }: { readonly t: number; readonly tz: number }): number {
  return Math.floor((t + tz * MINUTE - DAY_STARTS) / DAY);
}

/** A day as it is written: `2026-11-29`. */
export function formatDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
