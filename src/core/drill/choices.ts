import type { Code } from "../text/content";
import type { Option, OutcomeKind, OutputQuestion, Question } from "./drill";

/** One thing to choose: an option as written, or an accepted outcome standing beside wrong options. [D4] [D6] */
export interface Choice {
  /** Markdown; empty when `code` or `outcome` says it all. */
  readonly text: string;
  readonly code: readonly Code[];
  readonly correct: boolean;
  readonly feedback: string | null;
  /** What the program comes to, when the choice is an accepted outcome; its text is in `code`. */
  readonly outcome: OutcomeKind | null;
}

/** What there is to choose from, in written order: right outcomes first where they stand in fences of their own. */
export function choicesOf(question: Question): readonly Choice[] {
  switch (question.kind) {
    case "choice":
    case "choices":
      return question.options.map(asChoice);
    case "output":
      return question.options.length > 0 ? [...outcomesOf(question), ...question.options.map(asChoice)] : [];
    default:
      return [];
  }
}

function asChoice({ text, code, correct, feedback }: Option): Choice {
  return { text, code, correct, feedback, outcome: null };
}

function outcomesOf(question: OutputQuestion): readonly Choice[] {
  return question.accepted.map((outcome) => ({
    text: "",
    code:
      outcome.text === ""
        ? []
        : [{ kind: "code", language: "output", meta: "", text: outcome.text, position: outcome.position }],
    correct: true,
    feedback: null,
    outcome: outcome.kind,
  }));
}
