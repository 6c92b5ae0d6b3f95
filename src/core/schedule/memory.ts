// Loaded before ts-fsrs, which changes every date.
import { restoreDates } from "./fsrs-dates";
import { FSRSAlgorithm, Rating, type FSRSState, type Grade as Rated } from "ts-fsrs";

restoreDates();

/** How well something was remembered. The scheduler's *easy* is never given. */
export type Grade = "again" | "hard" | "good";

/** What FSRS knows of a card: days until it is remembered with 90 %, and difficulty from 1 to 10. */
export interface Memory {
  readonly stability: number;
  readonly difficulty: number;
}

const RATED: Readonly<Record<Grade, Rated>> = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good };

/** FSRS-6 with its published weights, whole days, no chance in it; the memory does not depend on the retention. */
const model = new FSRSAlgorithm({ enable_fuzz: false, enable_short_term: false });

/** The memory after an answer; `days` have passed since the one before, of which `memory` is null when there is none. */
export function remember(memory: Memory | null, days: number, grade: Grade): Memory {
  const { stability, difficulty } = model.next_state(state(memory), memory === null ? 0 : days, RATED[grade]);
  return { stability, difficulty };
}

/** How likely it is, from 0 to 1, that something is remembered `days` after it was answered. */
export function retrievability({ stability }: Memory, days: number): number {
  return model.forgetting_curve(Math.max(0, days), stability);
}

/**
 * Days until the next review: those after which it is remembered with the retention wanted, and a day longer at least
 * than the next worse grade would give, so that a better grade is never due earlier. `before` and `days` are as for
 * `remember`.
 */
export function nextInterval(before: Memory | null, days: number, grade: Grade, retention: number): number {
  const wanted = modelFor(retention);
  const interval = (of: Grade): number => wanted.next_interval(remember(before, days, of).stability, days);
  const hardest = interval("hard");
  const again = Math.min(interval("again"), hardest);
  if (grade === "again") return again;
  const hard = Math.max(hardest, again + 1);
  return grade === "hard" ? hard : Math.max(interval("good"), hard + 1);
}

const models = new Map<number, FSRSAlgorithm>();

function modelFor(retention: number): FSRSAlgorithm {
  let made = models.get(retention);
  if (made === undefined) {
    made = new FSRSAlgorithm({
      request_retention: retention,
      enable_fuzz: false,
      enable_short_term: false,
    });
    models.set(retention, made);
  }
  return made;
}

function state(memory: Memory | null): FSRSState | null {
  return memory === null ? null : { stability: memory.stability, difficulty: memory.difficulty };
}
