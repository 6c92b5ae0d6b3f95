import { asCodeSpan } from "../markdown/code-spans";
import type { Code } from "../block/element";
import type { Option, Outcome, OutcomeKind, OutputQuestion, Question } from "./drill";

/** One thing to choose: an option as written, or an accepted outcome standing beside wrong options. [D4] [D6] */
export interface Choice {
  /** Markdown; empty where the code says it all. */
  readonly text: string;
  readonly code: readonly Code[];
  readonly correct: boolean;
  /** Markdown. */
  readonly feedback: string | null;
  /** What the program comes to, when the choice is an accepted outcome. */
  readonly outcome: OutcomeKind | null;
}

/** What there is to choose from, in written order; accepted outcomes, which have fences of their own, come first. */
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

/**
 * Accepted outcomes, worded like the wrong options beside them, so that the right one is not told by its dress:
 * "It prints `1`" among options that begin with "It", a bare `1` among bare ones. Of a panic, a deadlock or a
 * compile error the message is feedback: it comes after the answer, and all accepted ones of a kind are one choice.
 */
function outcomesOf(question: OutputQuestion): readonly Choice[] {
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
