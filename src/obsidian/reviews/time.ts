/** The time of day: ms since 1970 UTC, and how many minutes the device's clock is ahead of UTC. */
export function timeNow(): { readonly t: number; readonly tz: number } {
  const now = new Date();
  return { t: now.getTime(), tz: -now.getTimezoneOffset() };
}
