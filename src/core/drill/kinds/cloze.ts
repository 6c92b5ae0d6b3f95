import { asCodeSpan, codeSpansOf, codeSpanText } from "../../markdown/code-spans";
import { trimBlanks } from "../../text/blanks";
import type { Position } from "../../text/position";
import { baseOf, fencesOf, type Kind } from "../kind";
import type { Part } from "../part";
import type { QuestionBase, Result } from "../question";

/** One blank `__n__` and what may stand in it. [D9] */
export interface Blank {
  readonly number: number;
  readonly accepted: readonly string[];
  readonly position: Position;
}

/** Fill the blanks `__1__`, `__2__` … of the prompt's code. Blanks are sorted by number. [D9] */
export interface ClozeQuestion extends QuestionBase {
  readonly kind: "cloze";
  readonly blanks: readonly Blank[];
}

/** What stands in each blank, in the order of the question's blanks. */
export interface BlanksResponse {
  readonly kind: "blanks";
  readonly texts: readonly string[];
}

export interface BlanksVerdict {
  readonly kind: "blanks";
  readonly result: Result;
  /** Whether each blank is right. */
  readonly blanks: readonly boolean[];
}

const BLANK = /__([1-9]\d{0,8})__/g;

/** A blank `__n__`, and where it stands in its code. */
interface FoundBlank {
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/** The blanks in a code. [D9] */
export function findBlanks(code: string): readonly FoundBlank[] {
  return Array.from(code.matchAll(BLANK), ({ index, 0: written, 1: digits }) => ({
    number: Number(digits),
    from: index,
    to: index + written.length,
  }));
}

function blanksIn(code: string): readonly number[] {
  return findBlanks(code).map(({ number }) => number);
}

/**
 * Fill the blanks of the code.
 *
 * ````markdown
 * ```go
 * v, __1__ := <-ch
 * ```
 *
 * __1__ = ok | more
 * ````
 */
export const cloze: Kind<ClozeQuestion, BlanksResponse, BlanksVerdict> = {
  type: "cloze",
  options: "none",
  answers: "blank",
  needs: 'blanks such as __1__ in its code, and a line "__1__ = answer" for each',
  has: (parts) => isAnswered(parts) || fencesOf(parts).some(({ text }) => blanksIn(text).length > 0),
  explicit: { form: '"__1__ = " lines', in: isAnswered },
  parse(draft) {
    const { parts, report } = draft;
    const base = baseOf(draft);
    const places = new Map<number, Position>();
    for (const content of base.prompt) {
      if (content.kind !== "code") continue;
      for (const number of blanksIn(content.text))
        if (!places.has(number)) places.set(number, content.position);
    }
    const blanks = new Map<number, Blank>();
    let sound = true;
    for (const part of parts) {
      if (part.kind !== "answer" || part.answer.blank === null) continue;
      const { blank: number, text, position } = part.answer;
      const accepted = readAlternatives(text);
      if (accepted.length === 0) {
        sound = false;
        report(
          "error",
          "drill/empty-answer",
          `Blank ${number} has no answer: write it after the "=".`,
          position,
        );
      }
      if (!places.has(number)) {
        sound = false;
        const message = `The question's code has no blank __${number}__: write it where this answer belongs, or remove the line.`;
        report("error", "drill/answer-without-blank", message, position);
      }
      const earlier = blanks.get(number);
      if (earlier === undefined) blanks.set(number, { number, accepted, position });
      else blanks.set(number, { ...earlier, accepted: [...earlier.accepted, ...accepted] });
    }
    for (const [number, position] of places) {
      if (blanks.has(number)) continue;
      sound = false;
      const message = `Blank __${number}__ has no answer: add a line "__${number}__ = answer".`;
      report("error", "drill/blank-without-answer", message, position);
    }
    if (!sound) return null;
    return { kind: "cloze", ...base, blanks: [...blanks.values()].sort((a, b) => a.number - b.number) };
  },
  print: ({ prompt, blanks }) => ({
    attributes: [],
    prompt,
    answers: [
      blanks.map(({ number, accepted }) => `__${number}__ = ${printAlternatives(accepted)}`).join("\n"),
    ],
  }),
  blank: ({ blanks }) => ({ kind: "blanks", texts: blanks.map(() => "") }),
  isSubmittable: ({ texts }) => texts.some((text) => text.trim() !== ""),
  grade(question, { texts }) {
    const blanks = question.blanks.map((blank, i) =>
      blank.accepted.some((answer) => matchesCode(answer, texts[i] ?? "")),
    );
    const right = blanks.filter(Boolean).length;
    const result = right === blanks.length ? "correct" : right > 0 ? "partly" : "wrong";
    return { kind: "blanks", result, blanks };
  },
  shape: ({ blanks }) => blanks.map(({ number }) => number),
  rightAnswers: ({ blanks }) =>
    blanks.map(({ number, accepted }) => `__${number}__ = ${accepted.join(" | ")}`),
};

function isAnswered(parts: readonly Part[]): boolean {
  return parts.some((part) => part.kind === "answer" && part.answer.blank !== null);
}

/**
 * Reads what may stand in a blank: alternatives with `|` between them. [D9]
 *
 * ```text
 * wg.Wait | `a | b` | x || y
 * ^^^^^^^    ^^^^^    ^^^^^^
 * ```
 *
 * `||` is Go's operator, and a code span holds what it holds; an alternative that is one code span is its content.
 */
function readAlternatives(text: string): readonly string[] {
  const alternatives: string[] = [];
  const { spans } = codeSpansOf(text);
  let span = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    while ((spans[span]?.end ?? Infinity) <= at) span++;
    const code = spans[span];
    if (code?.start === at) at = code.end - 1;
    else if (text.startsWith("||", at)) at++;
    else if (text.charAt(at) === "|") {
      alternatives.push(text.slice(from, at));
      from = at + 1;
    }
  }
  alternatives.push(text.slice(from));
  return alternatives
    .map((written) => withoutSpan(trimBlanks(written)))
    .filter((alternative) => alternative !== "");
}

/** Writes alternatives so that reading them gives them back. */
function printAlternatives(alternatives: readonly string[]): string {
  return alternatives.map((text) => (/[|`]/.test(text) ? asCodeSpan(text) : text)).join(" | ");
}

function withoutSpan(text: string): string {
  const [span] = codeSpansOf(text).spans;
  return span?.start === 0 && span.end === text.length ? codeSpanText(text, span) : text;
}

/**
 * Whether two pieces of code are the same but for blanks that mean nothing: `make(chan int, 1)` is
 * `make(chan int,1)`. Blanks inside quotes, between words, and where joining would make another operator stay. [D9]
 */
function matchesCode(answer: string, typed: string): boolean {
  return tightened(answer) === tightened(typed);
}

const QUOTES = "\"'`";
const WORD = /[\p{L}\p{N}_]/u;

function tightened(code: string): string {
  const kept: string[] = [];
  let quote = "";
  let blank = false;
  const characters = Array.from(code.normalize("NFC"));
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? "";
    if (quote === "" && character.trim() === "") {
      blank = true;
      continue;
    }
    if (blank && joins(kept.at(-1) ?? "", character)) kept.push(" ");
    blank = false;
    kept.push(character);
    if (quote === "") {
      quote = QUOTES.includes(character) ? character : "";
    } else if (character === "\\" && quote !== "`") {
      const escaped = characters[++i];
      if (escaped !== undefined) kept.push(escaped);
    } else if (character === quote) {
      quote = "";
    }
  }
  return kept.join("");
}

/** Whether two characters would read as one token without the blank between them. */
function joins(left: string, right: string): boolean {
  if (left === "") return false;
  if (WORD.test(left) && WORD.test(right)) return true;
  const pair = left + right;
  return (left === right && "+-&|<>=*/".includes(left)) || pair === "<-" || pair === "&^";
}
