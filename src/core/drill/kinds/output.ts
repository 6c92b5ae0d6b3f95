import type { Fence } from "../../block/element";
import { nearest } from "../../text/nearest";
import { baseOf, optionsOf, type Draft, type KindSyntax } from "../draft";
import type { Outcome, OutcomeKind, OutputQuestion } from "../drill";
import type { Part } from "../part";
import { printFence, printOption } from "../print-parts";

const OUTCOME_KINDS: readonly OutcomeKind[] = ["output", "panic", "deadlock", "compile-error"];

/**
 * Predict what is printed, or how the program ends.
 *
 * ````markdown
 * ```output panic
 * send on closed channel
 * ```
 *
 * - [ ] It blocks for ever
 * ````
 */
export const output: KindSyntax<OutputQuestion> = {
  options: "wrong",
  answers: "none",
  needs: 'what is printed, in a fence with the info word "output"',
  has: ({ outcomes }) => outcomes,
  parse(draft) {
    const options = optionsOf(draft);
    const accepted = draft.parts.filter(isOutcome).map(({ fence }) => outcomeOf(fence, draft));
    if (options === null || !accepted.every((outcome) => outcome !== null)) return null;
    const unordered = draft.written.get("accept")?.value === "unordered";
    return { kind: "output", ...baseOf(draft, isOutcome), accepted, options, unordered };
  },
  print: ({ prompt, accepted, options, unordered }) => ({
    attributes: unordered ? [["accept", "unordered"]] : [],
    prompt,
    answers: [
      ...accepted.map(({ kind, text }) => printFence("output", kind === "output" ? "" : kind, text)),
      ...(options.length === 0 ? [] : [options.map(printOption).join("\n")]),
    ],
  }),
};

function isOutcome(part: Part): part is Extract<Part, { kind: "fence" }> {
  return part.kind === "fence" && part.fence.language === "output";
}

function outcomeOf({ meta, text, position }: Fence, { report }: Draft): Outcome | null {
  const word = meta.split(/[ \t]/)[0] ?? "";
  // Other marks of a fence, such as a title, say nothing of the outcome.
  if (word === "" || /[={"]/.test(word)) return { kind: "output", text, position };
  const kind = OUTCOME_KINDS.find((known) => known === word);
  if (kind !== undefined) return { kind, text, position };
  const near = nearest(word, OUTCOME_KINDS);
  const remedy =
    near === null
      ? 'Write "output", "output panic", "output deadlock" or "output compile-error"'
      : `Write "output ${near}"`;
  report("error", "drill/unknown-outcome", `"${word}" is not a known outcome. ${remedy}.`, position);
  return null;
}
