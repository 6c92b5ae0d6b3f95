import type { Content } from "../block/element";
import type { Diagnostic, Severity } from "../text/diagnostic";
import { trimBlanks } from "../text/blanks";
import { readHeadingLine } from "../markdown/heading-line";
import { linesOf, lineEnd, positionBetween, type Lines } from "../text/lines";
import { outsideCode } from "../markdown/code-spans";
import { plainText } from "../markdown/links";
import type { Position } from "../text/position";
import type { DrillCode, Report } from "./codes";
import { kindOf, type Drill, type Question } from "./drill";
import { mintId } from "./identity";
import { capturesLoopVariable } from "./loop-variable";
import type { Option } from "./question";

/** Right options at least this many times as long as the longest wrong one, and this much longer, give themselves away. */
const LENGTH_RATIO = 1.5;
const LENGTH_DIFFERENCE = 15;
const MOST_OPTIONS = 5;

const OTHERS =
  /\b(?:all|none|both|neither) of (?:the )?(?:above|below|these options|others|other options)\b/i;
/** Python's `except`, as in "try/except" and "except clause", is no negation. */
const NEGATION =
  /\bNOT\b|\*\*not\*\*|__not__|(?:^|[^/\w])(?:except|EXCEPT)\b(?! (?:clause|block|branch|Exception))/;

/**
 * What teaches badly in a drill that reads well; each is a warning. X * question is shown at its first line, without it over all of its lines.
 *
 * Ids that two questions share, and links that lead nowhere, need the whole vault: see `duplicateIds`.
 */
export function lintDrill(drill: Drill, source?: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = (severity: Severity, code: DrillCode, message: string, position: Position): void => {
    diagnostics.push({ severity, code, message, position });
  };
  const lines = source === undefined ? null : linesOf(source);
  const ids = new Set(drill.questions.map(({ id }) => id).filter((id) => id !== null));
  for (const question of drill.questions) {
    const place = lines === null ? question.position : firstLine(question.position, lines);
    const heading = source === undefined ? "" : source.slice(place.start.offset, place.end.offset);
    // An id that is malformed is not missing, and has been reported.
    if (question.id === null && (readHeadingLine(trimBlanks(heading))?.badId ?? null) === null) {
      lintId(question, drill, ids, place, report);
    }
    lintQuestion(question, drill, place, report);
    const { options, asked } = kindOf(question).lintedOptions?.(question) ?? { options: [], asked: false };
    lintOptions(options, place, !asked || options.some(({ correct }) => correct), report);
    if (asked) lintChoice(question, options, place, report);
  }
  return diagnostics.sort((a, b) => a.position.start.offset - b.position.start.offset);
}

function lintId(question: Question, drill: Drill, ids: Set<string>, place: Position, report: Report): void {
  const id = mintId(question, drill, ids);
  ids.add(id);
  const message =
    question.title === ""
      ? `The question has no id, so editing it may lose its history: give it a heading, such as "### Title ^${id}".`
      : `The question has no id, so editing it may lose its history: add "^${id}" at the end of its heading.`;
  report("warning", "drill/missing-id", message, place);
}

function lintQuestion(question: Question, drill: Drill, place: Position, report: Report): void {
  if (question.title === "" && question.prompt.length === 0) {
    report(
      "warning",
      "drill/nothing-asked",
      "Nothing is asked: write the question in the heading or below it.",
      place,
    );
  }
  const texts = [question.title, ...question.prompt.filter(isText).map(({ text }) => text)];
  if (texts.some((text) => outsideCode(text).some((part) => NEGATION.test(part.text)))) {
    const message =
      'The question asks what is not the case ("NOT", "except"), which is easily misread: ask what is, or mark the options the other way round.';
    report("warning", "drill/negative-question", message, place);
  }
  if (question.attributes.go === null && [...drill.stem, ...question.prompt].some(capturesInGo)) {
    const message =
      'A loop variable is captured, and what that means depends on the Go version (1.22 changed it): write "go: 1.22", or the version the answer holds for, under the heading.';
    report("warning", "drill/loop-variable", message, place);
  }
  kindOf(question).lint?.(question, report);
}

/** What holds for options of any kind of question, anticipated answers among them; `told`: the wrong ones are told from the right. */
function lintOptions(options: readonly Option[], place: Position, told: boolean, report: Report): void {
  const seen = new Set<string>();
  for (const option of options) {
    if (told && !option.correct && option.feedback === null) {
      const message = 'The option does not say why it is wrong: write "> why" indented below it.';
      report("warning", "drill/no-feedback", message, option.position);
    }
    const key = JSON.stringify([plainText(option.text), option.code.map(({ text }) => text)]);
    if (!seen.has(key)) seen.add(key);
    else {
      const message = "The option says the same as one above it: change or remove one.";
      report("warning", "drill/identical-options", message, option.position);
    }
    if (OTHERS.test(plainText(option.text))) {
      const message =
        "The option refers to the others, whose order changes on every attempt: say what it means instead.";
      report("warning", "drill/all-or-none", message, option.position);
    }
  }
  if (options.length > MOST_OPTIONS) {
    const message = `There are ${options.length} options, and three good ones teach as much: keep the most tempting.`;
    report("warning", "drill/many-options", message, place);
  }
}

/** What holds for options that are chosen from. */
function lintChoice(question: Question, options: readonly Option[], place: Position, report: Report): void {
  const right = options.filter(({ correct }) => correct);
  const wrong = options.filter(({ correct }) => !correct);
  if (right.length === 0) {
    const message =
      question.kind === "choices"
        ? 'No option is marked right; write "- [x]" before the right ones, if there are any.'
        : 'No option is marked right; write "- [x]" before the right one.';
    report("warning", "drill/no-right-option", message, place);
  }
  if (options.length === 1) {
    report(
      "warning",
      "drill/one-option",
      "There is only one option: add wrong ones that tempt.",
      options[0]?.position ?? place,
    );
  }
  const longestWrong = wrong.reduce((most, option) => Math.max(most, lengthOf(option)), 0);
  const [shortestRight] = [...right].sort((a, b) => lengthOf(a) - lengthOf(b));
  if (shortestRight === undefined || wrong.length === 0) return;
  const length = lengthOf(shortestRight);
  if (length < longestWrong * LENGTH_RATIO || length < longestWrong + LENGTH_DIFFERENCE) return;
  const message =
    `The right option is much longer than the others (${length} characters, the next has ${longestWrong}), which gives it away: ` +
    "shorten it, or say the rest in its feedback.";
  report("warning", "drill/length-cue", message, shortestRight.position);
}

function lengthOf({ text }: Option): number {
  return plainText(text).length;
}

function isText(content: Content): boolean {
  return content.kind === "markdown";
}

function capturesInGo(content: Content): boolean {
  return (
    content.kind === "code" && /^go(?:lang)?$/i.test(content.language) && capturesLoopVariable(content.text)
  );
}

function firstLine({ start, end }: Position, lines: Lines): Position {
  return positionBetween(lines, start.offset, Math.min(end.offset, lineEnd(lines, start.line)));
}
