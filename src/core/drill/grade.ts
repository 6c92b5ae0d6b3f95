import { choicesOf } from "./choices";
import type { AcceptedAnswer, ClozeQuestion, Question, ShortAnswerQuestion, SpotQuestion } from "./drill";
import { matchesCode } from "./match-code";
import { gradeOutcome } from "./match-outcome";
import { gradeSequence } from "./match-sequence";
import { matchesText } from "./match-text";
import { compileRegexp, type LinearRegexp } from "./linear-regexp";
import { blankResponse, type Rating, type Response } from "./response";
import type {
  BlanksVerdict,
  LinesVerdict,
  OptionsVerdict,
  Picked,
  PickedLine,
  Result,
  TextVerdict,
  Verdict,
} from "./verdict";

/** A response of another kind than the question asks for is graded as nothing given. */
export function grade(question: Question, response: Response): Verdict {
  const given = response.kind === blankResponse(question).kind ? response : blankResponse(question);
  switch (given.kind) {
    case "options":
      return gradeOptions(question, given.chosen);
    case "lines":
      return question.kind === "spot" ? gradeLines(question, given.lines) : never(question, given);
    case "outcome":
      return question.kind === "output"
        ? gradeOutcome(question, given.outcome, given.text)
        : never(question, given);
    case "sequence":
      return question.kind === "order" ? gradeSequence(question, given.placed) : never(question, given);
    case "text":
      return question.kind === "short-answer" ? gradeText(question, given.text) : never(question, given);
    case "blanks":
      return question.kind === "cloze" ? gradeBlanks(question, given.texts) : never(question, given);
    case "rating":
      return { kind: "rating", result: RATED[given.rating] };
  }
}

const RATED: Readonly<Record<Rating, Result>> = { missed: "wrong", partly: "partly", knew: "correct" };

function never(question: Question, response: Response): never {
  throw new Error(`A ${question.kind} question is not answered with ${response.kind}.`);
}

/**
 * Several right options are all wanted in a `choices` question. Elsewhere each right one is right by itself: two
 * `[x]` in a single choice, several accepted outcomes.
 */
function gradeOptions(question: Question, chosen: readonly number[]): OptionsVerdict {
  const options = choicesOf(question).map((choice, i) => ({
    chosen: chosen.includes(i),
    correct: choice.correct,
  }));
  return { kind: "options", result: resultOf(options, question.kind === "choices" ? "all" : "any"), options };
}

function gradeLines(question: SpotQuestion, chosen: readonly number[]): LinesVerdict {
  const marks = new Map(question.marks.map((mark) => [mark.line, mark]));
  const lines = [...new Set([...marks.keys(), ...chosen])]
    .sort((a, b) => a - b)
    .map<PickedLine>((line) => ({
      line,
      chosen: chosen.includes(line),
      correct: marks.get(line)?.correct ?? false,
      feedback: marks.get(line)?.feedback ?? null,
    }));
  return { kind: "lines", result: resultOf(lines, question.want), lines };
}

/** Partly right is at least one right pick, and no more wrong ones than right ones: choosing everything is a guess. */
function resultOf(picks: readonly Picked[], want: "any" | "all"): Result {
  const right = picks.filter((pick) => pick.chosen && pick.correct).length;
  const wrong = picks.filter((pick) => pick.chosen && !pick.correct).length;
  const missed = picks.filter((pick) => !pick.chosen && pick.correct).length;
  if (right === 0) return "wrong";
  if (wrong === 0 && (want === "any" || missed === 0)) return "correct";
  return wrong <= right ? "partly" : "wrong";
}

function gradeText(question: ShortAnswerQuestion, text: string): TextVerdict {
  const matched = question.accepted.findIndex((answer) =>
    answer.kind === "text" ? matchesText(answer.text, text) : regexpOf(answer)?.matches(text.trim()) === true,
  );
  const anticipated = question.anticipated.findIndex((answer) => matchesText(answer.text, text));
  const correct = matched >= 0 || question.anticipated[anticipated]?.correct === true;
  return {
    kind: "text",
    result: correct ? "correct" : "wrong",
    matched: matched < 0 ? null : matched,
    anticipated: anticipated < 0 ? null : anticipated,
  };
}

type RegexAnswer = Extract<AcceptedAnswer, { kind: "regex" }>;

/** Compiled when it is first graded, and kept as long as the question is. */
const regexps = new WeakMap<RegexAnswer, LinearRegexp | null>();

function regexpOf(answer: RegexAnswer): LinearRegexp | null {
  let regexp = regexps.get(answer);
  if (regexp === undefined) regexps.set(answer, (regexp = compileRegexp(answer.source, answer.flags)));
  return regexp;
}

function gradeBlanks(question: ClozeQuestion, texts: readonly string[]): BlanksVerdict {
  const blanks = question.blanks.map((blank, i) =>
    blank.accepted.some((answer) => matchesCode(answer, texts[i] ?? "")),
  );
  const right = blanks.filter(Boolean).length;
  const result = right === blanks.length ? "correct" : right > 0 ? "partly" : "wrong";
  return { kind: "blanks", result, blanks };
}
