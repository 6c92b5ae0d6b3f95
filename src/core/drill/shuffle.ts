import type { Choice } from "./choices";
import { choicesOf, type Question } from "./drill";

/**
 * A permutation of `0 … count-1` that depends on the seed alone: the same in every pane, on every device, and
 * after every redraw.
 */
export function shuffled(count: number, seed: string): readonly number[] {
  const next = numbersFrom(seed);
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const held = order[i] ?? i;
    order[i] = order[j] ?? j;
    order[j] = held;
  }
  return order;
}

/**
 * The order in which a question's choices are shown, as indexes into `choicesOf(question)`.
 *
 * Written order is kept where the author asked for it, where it carries meaning (yes and no, true and false,
 * numbers that rise or fall) and for the options that speak of the others by place: "all of the above", "none of
 * these", "both A and B" stand last, as written. An output question's right outcome is written apart from its
 * wrong options, so its order never means anything.
 */
export function optionOrder(question: Question, seed: string, shuffle: boolean): readonly number[] {
  const choices = choicesOf(question);
  const written = choices.map((_, i) => i);
  if (!shuffle || !question.attributes.shuffle || orderMatters(choices)) return written;
  const free = written.filter((i) => !pointsAtOthers(choices[i]?.text ?? ""));
  const last = written.filter((i) => pointsAtOthers(choices[i]?.text ?? ""));
  return [...shuffled(free.length, seed).map((i) => free[i] ?? i), ...last];
}

/**
 * The order in which a question's items and distractors first stand, as indexes into both. Written order is the
 * answer, so it is always shuffled, whatever `shuffle` says, and never by chance the answer itself.
 */
export function startingOrder(count: number, itemCount: number, seed: string): readonly number[] {
  const order = shuffled(count, seed);
  const items = order.filter((i) => i < itemCount);
  const isAnswer = itemCount > 1 && items.every((item, i) => item === i);
  if (!isAnswer) return order;
  const turned = [...items.slice(1), ...items.slice(0, 1)];
  let next = 0;
  return order.map((i) => (i < itemCount ? (turned[next++] ?? i) : i));
}

const ALTERNATIVES = [
  ["yes", "no"],
  ["true", "false"],
  ["always", "sometimes", "never"],
];

function orderMatters(choices: readonly Choice[]): boolean {
  if (choices.some((choice) => choice.outcome !== null || choice.code.length > 0)) return false;
  const texts = choices.map((choice) => bare(choice.text));
  if (ALTERNATIVES.some((set) => texts.length > 1 && texts.every((text) => set.includes(firstWord(text))))) {
    return true;
  }
  const numbers = texts.map(leadingNumber);
  if (numbers.length < 2 || numbers.some(Number.isNaN)) return false;
  const pairs = numbers.slice(1).map((number, i) => number - (numbers[i] ?? number));
  return pairs.every((step) => step > 0) || pairs.every((step) => step < 0);
}

/** An option's words, lower case, without code ticks, emphasis or a full stop. */
function bare(text: string): string {
  return text.replace(/[`*_]/g, "").trim().replace(/[.!]$/, "").toLowerCase();
}

function firstWord(text: string): string {
  return /^[a-z]+/.exec(text)?.[0] ?? "";
}

/** The number an option consists of, with at most one unit after it (`10 ms`, `50%`, `2 KB`); NaN for anything else. */
function leadingNumber(text: string): number {
  const match = /^([+-]?\d[\d_,]*(?:\.\d+)?) ?(?:%|[a-zµ]{1,12})?$/.exec(text);
  return match === null ? Number.NaN : Number((match[1] ?? "").replace(/[_,]/g, ""));
}

const OTHERS =
  /^(?:all|any|both|each|neither|none|either)(?: (?:of|one of))?(?: the)? (?:above|below|these|those|them|other|others|previous|mentioned|options|answers)\b|^(?:both|neither|either|only) (?:options? |answers? )?(?:[a-h]|\d)(?:,| and | or | nor )|^(?:options? |answers? )?(?:[a-h]|\d) (?:and|or) (?:[a-h]|\d)$|\b(?:of the above|the others)$/;

function pointsAtOthers(text: string): boolean {
  return OTHERS.test(bare(text));
}

/** Numbers in [0, 1), from a 32-bit hash of the seed run through a small generator (mulberry32). */
function numbersFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) {
    state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
