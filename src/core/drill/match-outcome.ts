import type { Outcome, OutcomeKind, OutputQuestion } from "./drill";
import type { OutcomeVerdict, Result } from "./verdict";

/**
 * Grades a typed outcome. [D6]
 *
 * Printed text must be the same but for trailing blanks and a final newline; with `accept: unordered` its lines
 * may come in any order. Of a panic, a deadlock or a compile error the outcome is what counts: its message may
 * be left out, or given in part.
 */
export function gradeOutcome(question: OutputQuestion, kind: OutcomeKind, text: string): OutcomeVerdict {
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
