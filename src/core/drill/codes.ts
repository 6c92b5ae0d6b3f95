import type { Severity } from "../text/diagnostic";
import type { Position } from "../text/position";

/** Every code the diagnostics of drills carry, each with what it means; the first group from parsing, the second from lint. */
export const drillCodes = {
  "drill/empty": "The block holds nothing.",
  "drill/no-answer-form": "Nothing in a question can be answered.",
  "drill/mixed-forms": "A question is answered in two ways.",
  "drill/unknown-type": "The `type:` of a question is none of the known ones.",
  "drill/type-mismatch": "A question does not hold what its `type:` needs.",
  "drill/bad-value": "An attribute's value cannot be read.",
  "drill/unused-key": "An attribute has no meaning for this kind of question, or before the first heading.",
  "drill/in-stem": "An answer, hint or explanation stands before the first heading.",
  "drill/missing-box": "An item among options has no box.",
  "drill/empty-option": "An option holds neither text nor code.",
  "drill/loose-quote": "A quote below an option belongs to the question, not to the option.",
  "drill/near-callout": "A callout's type looks like a misspelt hint, why or answer.",
  "drill/empty-callout": "A hint, explanation or answer is empty.",
  "drill/unused-answer": "An answer callout stands in a question that is answered in another way.",
  "drill/no-right-line": "No line of a spot question is marked right.",
  "drill/mark-alone": "A mark stands on a line of its own.",
  "drill/marks-in-two-codes": "Lines of two codes are marked in one question.",
  "drill/unknown-outcome": "An output fence names no known outcome.",
  "drill/order-too-short": "There are fewer than two things to put in order.",
  "drill/order-numbers": "The numbers of an ordered list do not count up.",
  "drill/empty-answer": "An accepted answer is empty.",
  "drill/bad-pattern": "A regular expression cannot be used.",
  "drill/blank-without-answer": "A blank in the code has no answer.",
  "drill/answer-without-blank": "An answer names a blank that is not in the code.",

  "drill/no-right-option": "No option is marked right.",
  "drill/one-option": "There is only one option.",
  "drill/no-feedback": "A wrong option does not say why it is wrong.",
  "drill/length-cue": "The right option is much longer than the others.",
  "drill/all-or-none": "An option refers to the others.",
  "drill/identical-options": "Two options say the same.",
  "drill/negative-question": "A question asks what is not the case.",
  "drill/many-options": "There are more than five options.",
  "drill/nothing-asked": "A question has neither title nor text.",
  "drill/missing-id": "A question has no id.",
  "drill/loop-variable": "The answer depends on the Go version, and none is given.",
} as const;

export type DrillCode = keyof typeof drillCodes;

/** Takes one diagnostic of a drill. */
export type Report = (severity: Severity, code: DrillCode, message: string, position: Position) => void;
