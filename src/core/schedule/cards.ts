import type { AnswerEvent, QuestionEvent, ReviewEvent } from "../reviews/event";
import type { Reviews } from "../reviews/merge";
import { readerDay } from "./day";
import { DEFAULT_SCHEDULE } from "./settings";
import { nextInterval, remember, type Grade, type Memory } from "./memory";

/** What replaying depends on besides the log. */
export interface ReplayOptions {
  /** The reader's day it is; see `readerDay`. */
  readonly today: number;
  /** How likely a question shall be remembered when it is due; kept between 0.7 and 0.99. */
  readonly retention?: number;
}

/** An answer that holds: it was not undone, and its question may have been reset since. */
export interface Answer {
  readonly event: AnswerEvent;
  /** The reader's day. */
  readonly day: number;
  readonly grade: Grade;
  /** Whether it is the first answer of its day, which alone is scheduled by; none of a cram is. */
  readonly counts: boolean;
}

/** What the log says of one question. */
export interface Card {
  readonly key: string;
  /** All answers in order, those before a reset included. */
  readonly answers: readonly Answer[];
  /** The last answer that counts; null when there is none, or none since a reset. */
  readonly last: Answer | null;
  /** Null as long as `last` is. */
  readonly memory: Memory | null;
  /** The reader's day on which it is due; null as long as `last` is. */
  readonly due: number | null;
  /** How often it was forgotten after it had been answered. */
  readonly lapses: number;
  /** Not asked until it is resumed. */
  readonly suspended: boolean;
}

/** Every card the log knows of. */
export interface Cards {
  readonly byKey: ReadonlyMap<string, Card>;
  /** The key that others are kept under by now, by each of them. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Answers and resets dated after tomorrow, which count when their day comes: a device's clock was wrong. */
  readonly ahead: readonly ReviewEvent[];
}

/**
 * Works out every card from the log. The same events give the same cards on every device, whatever order they came in:
 * undone events are left out, the rest is folded in the order of time.
 */
export function replay(
  { events }: Reviews,
  { today, retention = DEFAULT_SCHEDULE.retention }: ReplayOptions,
): Cards {
  const wanted = Math.min(Math.max(retention, 0.7), 0.99);
  const undone = undoneBy(events);
  const holds = events.filter(({ d, n }) => undone.get(d)?.has(n) !== true);
  const aliases = aliasesIn(holds);
  const histories = new Map<string, History>();
  const ahead: ReviewEvent[] = [];
  for (const event of holds) {
    if (event.e === "undo" || event.e === "alias") continue;
    const isSwitch = event.e === "suspend" || event.e === "resume";
    const day = readerDay(event);
    // A device may be a day ahead of another by its place on earth alone.
    if (!isSwitch && day > today + 1) {
      ahead.push(event);
      continue;
    }
    const key = aliases.get(event.q) ?? event.q;
    let history = histories.get(key);
    if (history === undefined) histories.set(key, (history = { steps: [], switches: new Map() }));
    if (isSwitch) takeSwitch(history, event);
    else history.steps.push({ event, day });
  }
  const byKey = new Map([...histories].map(([key, history]) => [key, cardOf(key, history, wanted)]));
  return { byKey, aliases, ahead };
}

/** The card of a question; null when the log says nothing of it. */
export function findCard({ byKey, aliases }: Cards, key: string): Card | null {
  return byKey.get(aliases.get(key) ?? key) ?? null;
}

/** What an answer is worth to the schedule. */
export function gradeOf({ ok, rating, hints = 0, sure, try: attempt = 1 }: AnswerEvent): Grade {
  if (rating !== undefined) return rating === "knew" ? "good" : rating === "partly" ? "hard" : "again";
  if (!ok) return "again";
  return hints > 0 || sure === false || attempt > 1 ? "hard" : "good";
}

const LEECH = 4;

/** Whether a question is forgotten so often that it, or its lesson, is better read again than asked again. */
export function isLeech({ lapses }: Card): boolean {
  return lapses >= LEECH;
}

/** What happened to one question, in order. */
interface History {
  readonly steps: { readonly event: AnswerEvent | QuestionEvent; readonly day: number }[];
  /** The last `suspend` or `resume` of each device, by its counter. */
  readonly switches: Map<string, QuestionEvent>;
}

function cardOf(key: string, { steps, switches }: History, retention: number): Card {
  const answers: Answer[] = [];
  let last: Answer | null = null;
  let before: Memory | null = null;
  let memory: Memory | null = null;
  let days = 0;
  let lapses = 0;
  for (const { event, day } of steps) {
    if (event.e !== "answer") {
      last = before = memory = null;
      lapses = 0;
      continue;
    }
    const grade = gradeOf(event);
    const counts: boolean = event.ctx !== "cram" && (last === null || day > last.day);
    const answer: Answer = { event, day, grade, counts };
    answers.push(answer);
    if (!counts) continue;
    if (memory !== null && grade === "again") lapses++;
    before = memory;
    days = last === null ? 0 : day - last.day;
    memory = remember(before, days, grade);
    last = answer;
  }
  const due = last === null ? null : last.day + nextInterval(before, days, last.grade, retention);
  return { key, answers, last, memory, due, lapses, suspended: isSuspended(switches) };
}

/** A device's own order is that of its counter, also when its clock was set back between two lines. */
function takeSwitch({ switches }: History, event: QuestionEvent): void {
  const known = switches.get(event.d);
  if (known === undefined || known.n < event.n) switches.set(event.d, event);
}

function isSuspended(switches: History["switches"]): boolean {
  let last: QuestionEvent | null = null;
  for (const each of switches.values()) {
    if (last === null || last.t < each.t || (last.t === each.t && last.d < each.d)) last = each;
  }
  return last?.e === "suspend";
}

/** The counters that do not hold, by device. A later undo is looked at first, since it can undo an earlier one. */
function undoneBy(events: readonly ReviewEvent[]): ReadonlyMap<string, ReadonlySet<number>> {
  const undone = new Map<string, Set<number>>();
  const undos = events.filter((event) => event.e === "undo").sort((one, other) => other.n - one.n);
  for (const { d, n, ref } of undos) {
    let counters = undone.get(d);
    if (counters === undefined) undone.set(d, (counters = new Set()));
    if (!counters.has(n)) counters.add(ref);
  }
  return undone;
}

/** Where each other key leads in the end. An alias that would lead back to itself says nothing. */
function aliasesIn(events: readonly ReviewEvent[]): ReadonlyMap<string, string> {
  const next = new Map<string, string>();
  const end = (key: string): string => {
    let at = key;
    for (let to = next.get(at); to !== undefined; to = next.get(at)) at = to;
    return at;
  };
  for (const event of events) {
    if (event.e !== "alias") continue;
    const from = end(event.from);
    const to = end(event.to);
    if (from !== to) next.set(from, to);
  }
  return new Map([...next.keys()].map((key) => [key, end(key)]));
}
