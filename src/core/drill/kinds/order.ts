import { baseOf, codesOf, optionsOf, type Draft, type KindSyntax } from "../draft";
import type { OrderItem, OrderQuestion } from "../drill";
import type { Part, StepPart } from "../part";
import { printItem, printOption } from "../print-parts";

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
export const order: KindSyntax<OrderQuestion> = {
  options: "wrong",
  answers: "none",
  needs: "an ordered list in the right order",
  has: ({ steps }) => steps,
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
