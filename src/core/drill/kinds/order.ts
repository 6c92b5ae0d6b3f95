import { baseOf, codesOf, optionsOf, type Draft, type Kind } from "../kind";
import type { Code } from "../../block/element";
import type { Position } from "../../text/position";
import type { Part, StepPart } from "../part";
import { printItem, printOption } from "../print-parts";
import type { QuestionBase, Result } from "../question";

/** Fewer items than this have no "nearly": one of two out of place is the wrong order. */
const FEWEST_FOR_PARTLY = 3;

/** One thing to put in its place; Markdown text, with code where the item is code. [D7] */
export interface OrderItem {
  readonly text: string;
  readonly code: readonly Code[];
  readonly feedback: string | null;
  readonly position: Position;
}

/** Put `items` (written in the right order) in order; `distractors` belong nowhere. [D7] */
export interface OrderQuestion extends QuestionBase {
  readonly kind: "order";
  readonly items: readonly OrderItem[];
  readonly distractors: readonly OrderItem[];
}

/** The items placed, first to last; indexes into the items followed by the distractors. */
export interface SequenceResponse {
  readonly kind: "sequence";
  readonly placed: readonly number[];
}

/** How one placed item stands: right in relation to the others, out of place, or belonging nowhere. */
export type Placement = "right" | "misplaced" | "distractor";

export interface SequenceVerdict {
  readonly kind: "sequence";
  readonly result: Result;
  /** One for each placed item, in placed order. */
  readonly placements: readonly Placement[];
  /** Items left out that belong in, as indexes into the question's items. */
  readonly missing: readonly number[];
}

/**
 * Put in order; the list is written in the right one, and what has a box belongs nowhere.
 *
 * ```markdown
 * 1. `wg.Wait()`
 * 2. `close(results)`
 *
 * - [ ] `close(jobs)`
 * ```
 */
export const order: Kind<OrderQuestion, SequenceResponse, SequenceVerdict> = {
  type: "order",
  options: "wrong",
  answers: "none",
  needs: "an ordered list in the right order",
  has: (parts) => parts.some(isStep),
  parse(draft) {
    const steps = draft.parts.filter(isStep);
    const options = optionsOf(draft);
    if (options === null || !isSound(steps, draft)) return null;
    const items = steps.map(({ item }): OrderItem => {
      const { text, fences, feedback, position } = item;
      return { text, code: codesOf(fences), feedback, position };
    });
    const distractors = options.map(({ text, code, feedback, position }): OrderItem => ({
      text,
      code,
      feedback,
      position,
    }));
    return { kind: "order", ...baseOf(draft, isStep), items, distractors };
  },
  print: ({ prompt, items, distractors }) => ({
    attributes: [],
    prompt,
    answers: [
      items.map((item, index) => printItem(`${index + 1}.`, item)).join("\n"),
      ...(distractors.length === 0
        ? []
        : [distractors.map((item) => printOption({ ...item, correct: false })).join("\n")]),
    ],
  }),
  blank: () => ({ kind: "sequence", placed: [] }),
  isSubmittable: ({ placed }) => placed.length > 0,
  grade: (question, { placed }) => gradeSequence(question, placed),
  shape: ({ items, distractors }) =>
    [items, distractors].map((list) => list.map(({ text, code }) => [text, code.map((each) => each.text)])),
  rightAnswers: ({ items }) =>
    items.map(({ text, code }) => [text, ...code.map((each) => each.text)].join("\n").trim()),
};

function isStep(part: Part): part is StepPart {
  return part.kind === "step";
}

function isSound(steps: readonly StepPart[], { report, place }: Draft): boolean {
  const [first] = steps;
  if (steps.length < 2) {
    const message = "There is only one thing to put in order: write at least two.";
    report("error", "drill/order-too-short", message, first?.item.position ?? place);
    return false;
  }
  const empty = steps.filter(({ item }) => item.text === "" && item.fences.length === 0);
  for (const { item } of empty) {
    report("error", "drill/empty-option", "This item is empty: write its text, or remove it.", item.position);
  }
  reportNumbers(steps, report);
  return empty.length === 0;
}

/** Numbers that all are the same leave the counting to Markdown; any others count up by one. */
function reportNumbers(steps: readonly StepPart[], report: Draft["report"]): void {
  const first = steps[0]?.item.number ?? 1;
  if (steps.every(({ item }) => item.number === first)) return;
  const odd = steps.find(({ item }, index) => item.number !== first + index);
  if (odd === undefined) return;
  const expected = first + steps.indexOf(odd);
  const message =
    `Number ${odd.item.number ?? ""} stands where ${expected} is expected. The order written is the right one, ` +
    "whatever the numbers say: number the list from the top.";
  report("warning", "drill/order-numbers", message, odd.item.position);
}

/**
 * Grades an order. [D7]
 *
 * Items that read the same (two closing braces) may stand for each other. Items are right where they keep the
 * longest run in right order, so that one item moved from top to bottom is one mistake and not one in every place.
 * One mistake away from right is partly right.
 */
function gradeSequence(question: OrderQuestion, placed: readonly number[]): SequenceVerdict {
  const positions = positionsOf(question, placed);
  const kept = longestRising(positions);
  const placements = positions.map<Placement>((position, i) => {
    if (position === null) return "distractor";
    return kept.has(i) ? "right" : "misplaced";
  });
  const met = new Set(positions);
  const missing = question.items.map((_, i) => i).filter((i) => !met.has(i));
  const mistakes = placements.filter((placement) => placement !== "right").length + missing.length;
  return { kind: "sequence", result: resultOf(mistakes, question.items.length), placements, missing };
}

function resultOf(mistakes: number, items: number): Result {
  if (mistakes === 0) return "correct";
  return mistakes === 1 && items >= FEWEST_FOR_PARTLY ? "partly" : "wrong";
}

/** Where each placed item belongs; null for a distractor, and for an item given more than once. */
function positionsOf(question: OrderQuestion, placed: readonly number[]): readonly (number | null)[] {
  const free = new Map<string, number[]>();
  question.items.forEach((item, i) => {
    const same = free.get(reading(item)) ?? [];
    same.push(i);
    free.set(reading(item), same);
  });
  return placed.map((index) => {
    const item = question.items[index] ?? question.distractors[index - question.items.length];
    return item === undefined ? null : (free.get(reading(item))?.shift() ?? null);
  });
}

function reading(item: OrderItem): string {
  return JSON.stringify([item.text, ...item.code.map((code) => code.text)]);
}

/** The indexes of a longest strictly rising subsequence, nulls left out. */
function longestRising(positions: readonly (number | null)[]): ReadonlySet<number> {
  // ends[n] is the index whose position is the smallest that ends a rising run of n + 1.
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  positions.forEach((position, i) => {
    if (position === null) return;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((positions[ends[middle] ?? -1] ?? Infinity) < position) low = middle + 1;
      else high = middle;
    }
    before.set(i, ends[low - 1]);
    ends[low] = i;
  });
  const kept = new Set<number>();
  for (let i = ends.at(-1); i !== undefined; i = before.get(i)) kept.add(i);
  return kept;
}
