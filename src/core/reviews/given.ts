import {
  canonicalCode,
  canonicalText,
  fingerprint,
  FINGERPRINT_SIGN,
  type Field,
} from "../block/fingerprint";
import type { Code } from "../block/element";
import type { Comparison } from "../compare/comparison";
import type { Choice } from "../drill/choices";
import { choicesOf, type Question, type Response } from "../drill/drill";
import type { Outcome } from "../drill/kinds/output";
import type { SpotQuestion } from "../drill/kinds/spot";
import type { AcceptedAnswer } from "../drill/kinds/short-answer";
import { append } from "../text/append";

/** Stands before what was typed, as `~` stands before a fingerprint. */
const TYPED_SIGN = "=";
/** Of a long answer this many parts are kept, and of a typed text this many UTF-16 units. */
const MOST_PARTS = 50;
const LONGEST_TYPED = 100;

/**
 * What a reader gave, as the log keeps it: options, items and lines by their fingerprints, so that shuffling,
 * moving and adding options leaves it readable; what was typed as text; nothing of a rating. [F4]
 */
export function givenOf(question: Question, response: Response): readonly string[] {
  return allGiven(question, response).slice(0, MOST_PARTS);
}

function allGiven(question: Question, response: Response): readonly string[] {
  switch (response.kind) {
    case "options":
    case "lines":
    case "sequence": {
      const parts = partsOf(question);
      const indexes =
        response.kind === "options"
          ? response.chosen
          : response.kind === "sequence"
            ? response.placed
            : response.lines.map((line) => line - 1);
      return indexes.flatMap((index) => parts[index]?.given ?? []);
    }
    case "outcome":
      return [typed(`${response.outcome}\n${response.text}`)];
    case "text":
      return [typed(response.text)];
    case "blanks":
      return response.texts.map(typed);
    case "rating":
      return [];
  }
}

/**
 * What was wrong with a logged answer, in words: the options and lines that are not right, and what was typed.
 * Parts that the question no longer has are left out, and so are orders, in which no single item is wrong.
 */
export function wrongInWords(question: Question, given: readonly string[]): readonly string[] {
  if (question.kind === "order") return [];
  const right = new Set(partsOf(question).flatMap((part) => (part.right ? part.given : [])));
  return inWords(
    question,
    given.filter((part) => !right.has(part)),
  ).filter((words) => words !== null);
}

/** What was given, in words; parts that the question no longer has as the log names them. */
export function partsInWords(question: Question, given: readonly string[]): readonly string[] {
  return inWords(question, given).map((words, index) => words ?? given[index] ?? "");
}

function inWords(question: Question, given: readonly string[]): readonly (string | null)[] {
  const names = new Map(partsOf(question).map((part) => [part.given, part.name]));
  return given.map((part) =>
    part.startsWith(TYPED_SIGN) ? part.slice(TYPED_SIGN.length) : (names.get(part) ?? null),
  );
}

/**
 * What is right, as one or two fingerprints: by what it says, and where options or lines are chosen also by where they
 * stand. The right answer is still the same while one of the two is. [F5]
 */
export function rightAnswerOf(question: Question): readonly string[] {
  switch (question.kind) {
    case "choice":
    case "choices":
    case "spot":
      return rightParts(partsOf(question));
    case "order":
      return [
        fingerprint(question.items.map((item) => ["right", FINGERPRINT_SIGN + optionFingerprint(item)])),
      ];
    case "output":
      return [
        fingerprint(question.accepted.map((outcome): Field => ["right", outcomeText(outcome)]).sort(byText)),
      ];
    case "short-answer":
      return [fingerprint(question.accepted.slice(0, 1).map((answer) => ["right", acceptedText(answer)]))];
    case "cloze":
      return [
        fingerprint(
          question.blanks.map(({ number, accepted }) => [
            `blank-${number}`,
            canonicalText(accepted[0] ?? ""),
          ]),
        ),
      ];
    case "recall":
      return [fingerprint([["right", canonicalText(question.answer)]])];
  }
}

/** The same for a comparison of which one pane is predicted. */
export function rightPaneOf({ panes }: Comparison, pane: number): readonly string[] {
  return [fingerprint([["right", canonicalCode(panes[pane]?.text ?? "")]])];
}

/** Whether two right answers are one: a reworded option stands where it stood, a moved one says what it said. */
export function isSameAnswer(one: readonly string[], other: readonly string[]): boolean {
  return one.some((print, index) => print === other[index]);
}

/** Something a response can choose: an option, an item or a line. */
interface AnswerPart {
  /** What the log has for it. */
  readonly given: string;
  readonly name: string;
  readonly right: boolean;
}

/** What a response's indexes mean, in written order: options, items and distractors, or the lines of a listing. */
function partsOf(question: Question): readonly AnswerPart[] {
  if (question.kind === "order") {
    return [...question.items, ...question.distractors].map((item, index) => ({
      given: FINGERPRINT_SIGN + optionFingerprint(item),
      name: nameOf(item),
      right: index < question.items.length,
    }));
  }
  if (question.kind === "spot") return linesOf(question);
  return choicesOf(question).map((choice) => ({
    given: FINGERPRINT_SIGN + choiceFingerprint(choice),
    name: nameOf(choice),
    right: choice.correct,
  }));
}

/** Lines that read the same are told apart by counting them. */
function linesOf({ prompt, listing, marks }: SpotQuestion): readonly AnswerPart[] {
  const right = new Set(marks.filter(({ correct }) => correct).map(({ line }) => line));
  const seen = new Map<string, number>();
  return (prompt[listing]?.text ?? "").split("\n").map((line, index) => {
    const text = canonicalText(line);
    const occurrence = (seen.get(text) ?? 0) + 1;
    seen.set(text, occurrence);
    const print = fingerprint([
      ["line", text],
      ["occurrence", String(occurrence)],
    ]);
    const name = `${index + 1}: ${text}`;
    return { given: FINGERPRINT_SIGN + print, name, right: right.has(index + 1) };
  });
}

interface OptionText {
  readonly text: string;
  readonly code: readonly Code[];
}

function optionFingerprint({ text, code }: OptionText): string {
  const fields: Field[] = [["option", canonicalText(text)]];
  append(
    fields,
    code.map((each): Field => ["option-code", canonicalCode(each.text)]),
  );
  return fingerprint(fields);
}

/** Of an accepted panic, deadlock or compile error the ending counts, however it is worded among the options. */
function choiceFingerprint(choice: Choice): string {
  if (choice.outcome === null || choice.outcome === "output") return optionFingerprint(choice);
  return fingerprint([["outcome", choice.outcome]]);
}

function nameOf({ text, code }: OptionText): string {
  return [text, ...code.map((each) => each.text)].filter((part) => part.trim() !== "").join("\n");
}

function outcomeText({ kind, text }: Outcome): string {
  return `${kind}\n${canonicalCode(text)}`;
}

/** Further accepted answers are other ways to write the first one. */
function acceptedText(answer: AcceptedAnswer): string {
  return answer.kind === "text" ? canonicalText(answer.text) : `/${answer.source}/${answer.flags}`;
}

function rightParts(parts: readonly AnswerPart[]): readonly string[] {
  const says = parts.filter(({ right }) => right).map(({ given }): Field => ["right", given]);
  const places = parts.flatMap(({ right }, index) => (right ? [index + 1] : []));
  return [fingerprint(says.sort(byText)), fingerprint([["places", places.join(" ")]])];
}

function byText([, one]: Field, [, other]: Field): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function typed(text: string): string {
  return TYPED_SIGN + text.slice(0, LONGEST_TYPED);
}
