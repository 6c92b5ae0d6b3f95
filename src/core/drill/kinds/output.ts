import type { Code, Fence } from "../../block/element";
import { asCodeSpan } from "../../markdown/code-spans";
import { nearest } from "../../text/nearest";
import type { Position } from "../../text/position";
import {
  asChoice,
  gradeChoices,
  type Choice,
  type OptionsResponse,
  type OptionsVerdict,
  type OutcomeKind,
} from "../choices";
import { baseOf, optionsOf, type Draft, type Kind } from "../kind";
import type { Part } from "../part";
import { printFence, printOption } from "../print-parts";
import type { Option, QuestionBase, Result } from "../question";

/** An accepted outcome. For kinds other than `output`, `text` may be a fragment of the message, or empty. [D6] */
export interface Outcome {
  readonly kind: OutcomeKind;
  readonly text: string;
  readonly position: Position;
}

/** Predict what is printed. With wrong `options` beside the outcomes it is asked as a choice, else typed. [D6] */
export interface OutputQuestion extends QuestionBase {
  readonly kind: "output";
  readonly accepted: readonly Outcome[];
  readonly options: readonly Option[];
  /** `accept: unordered`: the printed lines may come in any order. */
  readonly unordered: boolean;
}

/** A typed outcome. `text` may stay empty for outcomes other than `output`. */
export interface OutcomeResponse {
  readonly kind: "outcome";
  readonly outcome: OutcomeKind;
  readonly text: string;
}

export interface OutcomeVerdict {
  readonly kind: "outcome";
  readonly result: Result;
  /** Whether an accepted outcome is of the kind that was given (a panic, and the response says "panic"). */
  readonly outcomeRight: boolean;
  /** The accepted outcome that was met, by index. */
  readonly matched: number | null;
  /** Where a typed output first departs from the nearest accepted one; from 1. */
  readonly firstDifference: number | null;
  /** The right lines in another order, where the order matters. */
  readonly otherOrder: boolean;
}

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
export const output: Kind<
  OutputQuestion,
  OptionsResponse | OutcomeResponse,
  OptionsVerdict | OutcomeVerdict
> = {
  type: "output",
  keys: [{ key: "accept", of: "a question that asks for output", values: ["unordered"] }],
  options: "wrong",
  answers: "none",
  needs: 'what is printed, in a fence with the info word "output"',
  has: (parts) => parts.some(isOutcome),
  explicit: { form: "an output fence", in: (parts) => parts.some(isOutcome) },
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
  choices: choicesOf,
  blank: ({ options }) =>
    options.length > 0 ? { kind: "options", chosen: [] } : { kind: "outcome", outcome: "output", text: "" },
  // An outcome counts as soon as it was touched: a program may well print nothing.
  isSubmittable: (response) => response.kind === "outcome" || response.chosen.length > 0,
  grade: (question, response) =>
    response.kind === "outcome"
      ? gradeOutcome(question, response.outcome, response.text)
      : gradeChoices(choicesOf(question), response.chosen, "any"),
  shape: (question) =>
    choicesOf(question).map(({ text, outcome, code }) => [text, outcome, code.map((each) => each.text)]),
  rightAnswers: ({ accepted }) =>
    accepted.map(({ kind, text }) => (kind === "output" ? text : `${kind}: ${text}`.trimEnd())),
  lintedOptions: ({ options }) => ({ options, asked: false }),
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

/** Accepted outcomes, which have fences of their own, come before the wrong options. */
function choicesOf(question: OutputQuestion): readonly Choice[] {
  const { options } = question;
  return options.length > 0 ? [...outcomeChoices(question), ...options.map(asChoice)] : [];
}

/**
 * Accepted outcomes, worded like the wrong options beside them, so that the right one is not told by its dress:
 * "It prints `1`" among options that begin with "It", a bare `1` among bare ones. Of a panic, a deadlock or a
 * compile error the message is feedback: it comes after the answer, and all accepted ones of a kind are one choice.
 */
function outcomeChoices(question: OutputQuestion): readonly Choice[] {
  const spoken = question.options.some((option) => /^it\s/i.test(option.text));
  const blocks = question.options.some((option) => option.code.length > 0);
  const choices: Choice[] = [];
  for (const outcome of question.accepted) {
    if (outcome.kind === "output") choices.push(printedChoice(outcome, spoken, blocks));
    else if (!choices.some((choice) => choice.outcome === outcome.kind)) {
      choices.push({
        text: (spoken ? SPOKEN : BARE)[outcome.kind],
        code: [],
        correct: true,
        feedback: outcome.text === "" ? null : asCodeSpan(outcome.text),
        outcome: outcome.kind,
      });
    }
  }
  return choices;
}

const SPOKEN = { panic: "It panics", deadlock: "It deadlocks", "compile-error": "It does not compile" };
const BARE = { panic: "A panic", deadlock: "A deadlock", "compile-error": "A compile error" };

function printedChoice(outcome: Outcome, spoken: boolean, blocks: boolean): Choice {
  const choice = { correct: true, feedback: null, outcome: outcome.kind };
  if (outcome.text.trim() === "") {
    return { ...choice, text: spoken ? "It prints nothing" : "Nothing", code: [] };
  }
  if (blocks || outcome.text.includes("\n")) {
    const code: Code = {
      kind: "code",
      language: "output",
      meta: "",
      text: outcome.text,
      position: outcome.position,
    };
    return { ...choice, text: spoken ? "It prints" : "", code: [code] };
  }
  return {
    ...choice,
    text: spoken ? `It prints ${asCodeSpan(outcome.text)}` : asCodeSpan(outcome.text),
    code: [],
  };
}

/**
 * Grades a typed outcome. [D6]
 *
 * Printed text must be the same but for trailing blanks and a final newline; with `accept: unordered` its lines
 * may come in any order. Of a panic, a deadlock or a compile error the outcome is what counts: its message may
 * be left out, or given in part.
 */
function gradeOutcome(question: OutputQuestion, kind: OutcomeKind, text: string): OutcomeVerdict {
  const sameKind = question.accepted.filter((outcome) => outcome.kind === kind);
  const matched = question.accepted.findIndex(
    (outcome) => outcome.kind === kind && meets(outcome, text, question.unordered),
  );
  const given = printedLines(text);
  const otherOrder =
    matched < 0 &&
    kind === "output" &&
    sameKind.some((outcome) => sameLines(sorted(printedLines(outcome.text)), sorted(given)));
  const differences =
    matched < 0 && kind === "output" && !question.unordered
      ? sameKind.map((outcome) => firstDifference(printedLines(outcome.text), given))
      : [];
  return {
    kind: "outcome",
    result: resultOf(matched >= 0, kind, sameKind.length > 0, otherOrder),
    outcomeRight: sameKind.length > 0,
    matched: matched < 0 ? null : matched,
    firstDifference:
      differences.length === 0 ? null : differences.reduce((most, each) => Math.max(most, each)),
    otherOrder,
  };
}

function resultOf(met: boolean, kind: OutcomeKind, outcomeRight: boolean, otherOrder: boolean): Result {
  if (met) return "correct";
  const nearly = kind === "output" ? otherOrder : outcomeRight;
  return nearly ? "partly" : "wrong";
}

function meets(outcome: Outcome, text: string, unordered: boolean): boolean {
  if (outcome.kind !== "output") return meetsMessage(outcome.text, text);
  const wanted = printedLines(outcome.text);
  const given = printedLines(text);
  return unordered ? sameLines(sorted(wanted), sorted(given)) : sameLines(wanted, given);
}

function meetsMessage(fragment: string, text: string): boolean {
  const wanted = folded(fragment);
  const given = folded(text);
  return given === "" || wanted.includes(given) || given.includes(wanted);
}

function folded(text: string): string {
  return text.trim().split(/\s+/).join(" ").toLowerCase();
}

/** The lines of a printed text, without trailing blanks and without the empty line a final newline makes. */
function printedLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/).map(withoutTrailingBlanks);
  return lines.length > 1 && lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === " " || line[end - 1] === "\t")) end -= 1;
  return line.slice(0, end);
}

function sorted(lines: readonly string[]): readonly string[] {
  return [...lines].sort();
}

function sameLines(wanted: readonly string[], given: readonly string[]): boolean {
  return wanted.length === given.length && wanted.every((line, i) => line === given[i]);
}

function firstDifference(wanted: readonly string[], given: readonly string[]): number {
  let line = 0;
  while (line < wanted.length && wanted[line] === given[line]) line += 1;
  return line + 1;
}
