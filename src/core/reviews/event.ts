/** What every line of a log says. Names are those of the file, see docs/reviews.md. */
interface Common {
  /** The device that wrote the line; `n` counts its lines from 1, and is never used again. */
  readonly d: string;
  readonly n: number;
  /** When, in milliseconds since 1970 UTC, and how many minutes the device's clock was ahead of UTC. */
  readonly t: number;
  readonly tz: number;
}

/** How readers rate a recall or a prediction of theirs. */
export type SelfRating = "missed" | "partly" | "knew";

/** A question was answered, or a comparison's hidden pane predicted. */
export interface AnswerEvent extends Common {
  readonly e: "answer";
  /** The question's key: its `^id`, else `~` and its fingerprint. */
  readonly q: string;
  /** The question's fingerprint as it was answered, without `~`. */
  readonly fp?: string;
  readonly ok: boolean;
  /** Partly right; `ok` is false then. */
  readonly part?: boolean;
  /** Absent where nobody asked. */
  readonly sure?: boolean;
  /** Hints seen before. */
  readonly hints?: number;
  /** Counts the tries of one sitting from 1. */
  readonly try?: number;
  /** The answer was asked for instead of given. */
  readonly gaveUp?: boolean;
  readonly rating?: SelfRating;
  /** What was given; see `givenOf`. */
  readonly a?: readonly string[];
  /** What was right then; see `rightAnswerOf`. */
  readonly right?: readonly string[];
  /** Milliseconds from seeing the question to answering it. */
  readonly ms?: number;
  /** Where it was answered: `lesson`, `practice`, or what else a writer calls it. */
  readonly ctx?: string;
}

/** An earlier line of the same device, by its `n`, shall not count. */
export interface UndoEvent extends Common {
  readonly e: "undo";
  readonly ref: number;
}

/** `reset` begins a question anew; `suspend` takes it out of what is due, and `resume` back in. */
export interface QuestionEvent extends Common {
  readonly e: "reset" | "suspend" | "resume";
  readonly q: string;
}

/** What is kept under one key belongs to another. */
export interface AliasEvent extends Common {
  readonly e: "alias";
  readonly from: string;
  readonly to: string;
}

export type ReviewEvent = AnswerEvent | UndoEvent | QuestionEvent | AliasEvent;

/** The version of the format that is written. */
const VERSION = 1;

/** What a line is: an event, one this version does not know and leaves alone, or a bad line and why. */
export type LineReading =
  | { readonly kind: "event"; readonly event: ReviewEvent }
  | { readonly kind: "unknown"; readonly d: string; readonly n: number }
  | { readonly kind: "bad"; readonly why: string };

/** 2020-01-01 and 10000-01-01: what is dated otherwise was written under a clock that was never set. */
const EARLIEST = 1_577_836_800_000;
const LATEST = 253_402_300_800_000;

type Check = (value: unknown) => boolean;

const whole =
  (least: number, most: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

const text =
  (longest: number): Check =>
  (value) =>
    typeof value === "string" && value !== "" && value.length <= longest;

const flag: Check = (value) => typeof value === "boolean";

const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);

const texts =
  (most: number): Check =>
  (value) =>
    Array.isArray(value) &&
    value.length <= most &&
    value.every((item) => typeof item === "string" && item.length <= 500);

const key = text(1000);
const DAY = 86_400_000;

/** What every event must have, in the order it is written. */
const common: readonly Field[] = [
  ["d", text(64)],
  ["n", whole(1, Number.MAX_SAFE_INTEGER)],
  ["t", whole(EARLIEST, LATEST - 1)],
  ["tz", whole(-1080, 1080)],
];

type Field = readonly [name: string, check: Check];

/** The fields of one event, in the order they are written. */
interface Shape {
  readonly must: readonly Field[];
  readonly maybe: readonly Field[];
}

const shapes: ReadonlyMap<unknown, Shape> = new Map<ReviewEvent["e"], Shape>([
  [
    "answer",
    {
      must: [
        ["q", key],
        ["ok", flag],
      ],
      maybe: [
        ["fp", (value) => typeof value === "string" && /^[0-9a-f]{16}$/.test(value)],
        ["part", flag],
        ["sure", flag],
        ["hints", whole(0, 1000)],
        ["try", whole(1, 1000)],
        ["gaveUp", flag],
        ["rating", oneOf("missed", "partly", "knew")],
        ["a", texts(100)],
        ["right", texts(4)],
        ["ms", whole(0, DAY)],
        ["ctx", text(40)],
      ],
    },
  ],
  ["undo", { must: [["ref", whole(1, Number.MAX_SAFE_INTEGER)]], maybe: [] }],
  ["reset", { must: [["q", key]], maybe: [] }],
  ["suspend", { must: [["q", key]], maybe: [] }],
  ["resume", { must: [["q", key]], maybe: [] }],
  [
    "alias",
    {
      must: [
        ["from", key],
        ["to", key],
      ],
      maybe: [],
    },
  ],
]);

/** Reads one line, which must hold one JSON object and nothing else. */
export function parseEvent(line: string): LineReading {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    return bad("it is not whole: it was cut, or changed by another program");
  }
  if (typeof read !== "object" || read === null || Array.isArray(read)) return bad("it is no event");
  const written = read as Readonly<Record<string, unknown>>;
  if (!whole(1, Number.MAX_SAFE_INTEGER)(written.v)) return bad('"v" is not a version');
  const event: Record<string, unknown> = {};
  const [device, counter, ...rest] = common;
  const fault = take(written, [device, counter], true, event);
  if (fault !== null) return bad(fault);
  const shape = written.v === VERSION ? shapes.get(written.e) : undefined;
  if (shape === undefined) return { kind: "unknown", d: event.d as string, n: event.n as number };
  const wrong = take(written, rest, true, event);
  if (wrong !== null) return bad(wrong);
  event.e = written.e;
  const faults = take(written, shape.must, true, event) ?? take(written, shape.maybe, false, event);
  if (faults !== null) return bad(faults);
  const sound = event as unknown as ReviewEvent;
  if (sound.e === "undo" && sound.ref >= sound.n) return bad('"ref" is not an earlier line');
  return { kind: "event", event: sound };
}

/** One line of a log, without its line end; one event is always written alike. No sign in it ends a line anywhere. */
export function formatEvent(event: ReviewEvent): string {
  const { must, maybe } = shapes.get(event.e) ?? { must: [], maybe: [] };
  const names = ["v", ...[...common, ["e"] as const, ...must, ...maybe].map(([name]) => name)];
  return JSON.stringify({ v: VERSION, ...event }, names).replace(
    /[\u0085\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Copies sound fields and says of the first other one what is wrong. Only a field that must be there can be missing. */
function take(
  written: Readonly<Record<string, unknown>>,
  fields: readonly (Field | undefined)[],
  required: boolean,
  into: Record<string, unknown>,
): string | null {
  for (const field of fields) {
    if (field === undefined) continue;
    const [name, check] = field;
    if (!Object.hasOwn(written, name)) {
      if (required) return `"${name}" is missing`;
    } else if (!check(written[name])) return `"${name}" is not what it must be`;
    else into[name] = written[name];
  }
  return null;
}

function bad(why: string): LineReading {
  return { kind: "bad", why };
}
