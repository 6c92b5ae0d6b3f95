import { trimBlanks } from "./blanks";

/** A line that answers: `= text`, or `__n__ = text` for blank `n`. */
export interface AnswerLine {
  readonly blank: number | null;
  readonly text: string;
  readonly fault: "no-blank" | null;
}

const ANSWER = /^=(?:[ \t]+(.*))?$/s;
/** `==highlight==`, `=>` and an underline of `=` are text. */
const ANSWER_WITHOUT_BLANK = /^=([^=>\s].*)$/s;
const BLANK_ANSWER = /^__([1-9]\d{0,8})__[ \t]*=(?!=)(.*)$/s;

/**
 * Reads a line, without blanks at its ends, as an answer; null when it is none.
 *
 * ```text
 * = comma-ok            __2__ = wg.Wait | group.Wait
 *   ^^^^^^^^              ^     ^^^^^^^^^^^^^^^^^^^^
 *   text                blank   text
 * ```
 */
export function readAnswerLine(line: string): AnswerLine | null {
  const blank = BLANK_ANSWER.exec(line);
  if (blank !== null) return { blank: Number(blank[1]), text: trimBlanks(blank[2] ?? ""), fault: null };
  const answer = ANSWER.exec(line);
  if (answer !== null) return { blank: null, text: trimBlanks(answer[1] ?? ""), fault: null };
  const tight = ANSWER_WITHOUT_BLANK.exec(line);
  return tight === null ? null : { blank: null, text: tight[1] ?? "", fault: "no-blank" };
}
