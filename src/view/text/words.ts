import type { Standing } from "../../core/schedule/standing";
import type { LessonProgress, ListedLesson } from "../../core/schedule/today";

/** How the questions of a lesson stand, in words: `9 of 11 answered: 7 right, 1 unsure, 1 missed`. */
export function standingWords({ standings, open }: Pick<LessonProgress, "standings" | "open">): string {
  const count = (wanted: Standing): number => standings.filter((standing) => standing === wanted).length;
  const answered = standings.length - count("new");
  const asked = counted(answered + open.length, "question");
  if (answered + open.length === 0) return "No question is asked";
  if (answered === 0) return `None of ${asked} answered`;
  const parts = (["right", "unsure", "missed"] as const)
    .map((standing) => ({ standing, number: count(standing) }))
    .filter(({ number }) => number > 0)
    .map(({ standing, number }) => `${number} ${standing}`);
  return `${answered} of ${asked} answered: ${parts.join(", ")}`;
}

/** `1 question`, `2 questions`. */
export function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/** `lesson 2 and lesson 6`; of more than three only how many there are. */
export function lessonNames(lessons: readonly Pick<ListedLesson, "lesson" | "title">[]): string {
  if (lessons.length > 3) return `${lessons.length} lessons`;
  const names = lessons.map(({ lesson, title }) => (lesson === null ? title : `lesson ${lesson}`));
  return [names.slice(0, -1).join(", "), ...names.slice(-1)].filter((name) => name !== "").join(" and ");
}

/** Days as people say them, by how far they are from today. */
const NEAR_DAYS: ReadonlyMap<number, string> = new Map([
  [-1, "yesterday"],
  [0, "today"],
  [1, "tomorrow"],
]);

/** A day as people say it, seen from `today`: `tomorrow`, `on Thursday`, `on 3 December`. Both count the reader's days. */
export function nameDay(day: number, today: number): string {
  const distance = day - today;
  const near = NEAR_DAYS.get(distance);
  if (near !== undefined) return near;
  const options: Intl.DateTimeFormatOptions =
    distance > 0 && distance < 7
      ? { weekday: "long" }
      : { day: "numeric", month: "long", ...(Math.abs(distance) > 300 && { year: "numeric" }) };
  return `on ${formatDate(day, options)}`;
}

/** A reader's day as a date: `3 December`, `3 Dec`, `Thursday 3 December`. */
export function dayAndMonth(day: number, form: "long" | "short" | "weekday" = "long"): string {
  const month = form === "short" ? "short" : "long";
  return formatDate(day, { day: "numeric", month, ...(form === "weekday" && { weekday: "long" }) });
}

/** The month of a reader's day, in short: `Dec`. */
export function monthOf(day: number): string {
  return formatDate(day, { month: "short" });
}

function formatDate(day: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(new Date(day * 86_400_000));
}
