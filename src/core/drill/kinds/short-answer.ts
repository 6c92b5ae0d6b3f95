import type { Answer } from "../../block/element";
import { codeSpansOf } from "../../markdown/code-spans";
import { isWhiteSpace } from "../../text/blanks";
import type { Position } from "../../text/position";
import { baseOf, optionsOf, type Draft, type Kind } from "../kind";
import { compileRegexp, regexpError, type LinearRegexp } from "../linear-regexp";
import type { Part } from "../part";
import { printOption } from "../print-parts";
import type { Option, QuestionBase, Result } from "../question";

/** An accepted short answer: a text, or a regular expression with its flags. [D8] */
export type AcceptedAnswer =
  | { readonly kind: "text"; readonly text: string; readonly position: Position }
  | { readonly kind: "regex"; readonly source: string; readonly flags: string; readonly position: Position };

/** Typed in a few words; `anticipated` are wrong answers the author has feedback for. [D8] */
export interface ShortAnswerQuestion extends QuestionBase {
  readonly kind: "short-answer";
  readonly accepted: readonly AcceptedAnswer[];
  readonly anticipated: readonly Option[];
}

export interface TextResponse {
  readonly kind: "text";
  readonly text: string;
}

export interface TextVerdict {
  readonly kind: "text";
  readonly result: Result;
  /** The accepted answer that was met, by index. */
  readonly matched: number | null;
  /** The anticipated answer that was met, by index. */
  readonly anticipated: number | null;
}

/** Between slashes, the last of which may be followed by flags. */
const REGEX = /^\/(.+)\/([a-z]*)$/s;

/**
 * Typed in a few words.
 *
 * ```markdown
 * = comma-ok
 * = /comma.?ok( idiom)?/i
 * - [ ] type assertion
 *   > That is where it is used.
 * ```
 */
export const shortAnswer: Kind<ShortAnswerQuestion, TextResponse, TextVerdict> = {
  type: "short-answer",
  options: "wrong",
  answers: "text",
  needs: 'a line "= the answer"',
  has: isAnswered,
  explicit: { form: '"= " lines', in: isAnswered },
  parse(draft) {
    const anticipated = optionsOf(draft);
    const accepted = draft.parts
      .filter((part) => part.kind === "answer")
      .filter(({ answer }) => answer.blank === null)
      .map(({ answer }) => acceptedOf(answer, draft))
      .filter((answer) => answer !== null);
    if (anticipated === null || accepted.length === 0) return null;
    return { kind: "short-answer", ...baseOf(draft), accepted, anticipated };
  },
  print: ({ prompt, accepted, anticipated }) => ({
    attributes: [],
    prompt,
    answers: [
      accepted.map((answer) => `= ${answer.kind === "text" ? answer.text : printRegexp(answer)}`).join("\n"),
      ...(anticipated.length === 0 ? [] : [anticipated.map(printOption).join("\n")]),
    ],
  }),
  blank: () => ({ kind: "text", text: "" }),
  isSubmittable: ({ text }) => text.trim() !== "",
  grade(question, { text }) {
    const matched = question.accepted.findIndex((answer) => matches(answer, text));
    const anticipated = question.anticipated.findIndex((answer) => matchesText(answer.text, text));
    const correct = matched >= 0 || question.anticipated[anticipated]?.correct === true;
    return {
      kind: "text",
      result: correct ? "correct" : "wrong",
      matched: matched < 0 ? null : matched,
      anticipated: anticipated < 0 ? null : anticipated,
    };
  },
  shape: () => [],
  rightAnswers: ({ accepted }) =>
    accepted.map((answer) => (answer.kind === "text" ? answer.text : printRegexp(answer))),
  lintedOptions: ({ anticipated }) => ({ options: anticipated, asked: false }),
};

function isAnswered(parts: readonly Part[]): boolean {
  return parts.some((part) => part.kind === "answer" && part.answer.blank === null);
}

function acceptedOf({ text, position }: Answer, { report }: Draft): AcceptedAnswer | null {
  if (text === "") {
    report("error", "drill/empty-answer", 'This answer is empty: write it after the "=".', position);
    return null;
  }
  const regex = REGEX.exec(text);
  if (regex === null) return { kind: "text", text, position };
  const [, source = "", flags = ""] = regex;
  const error = regexpError(source, flags);
  if (error === null) return { kind: "regex", source, flags, position };
  const message = `${text} cannot be used as a regular expression: ${error}. Write it otherwise, or list the answers one per line.`;
  report("error", "drill/bad-pattern", message, position);
  return null;
}

type RegexAnswer = Extract<AcceptedAnswer, { kind: "regex" }>;

function printRegexp({ source, flags }: RegexAnswer): string {
  return `/${source}/${flags}`;
}

function matches(answer: AcceptedAnswer, typed: string): boolean {
  if (answer.kind === "text") return matchesText(answer.text, typed);
  return regexpOf(answer)?.matches(typed.trim()) === true;
}

/** Compiled when it is first graded, and kept as long as the question is. */
const regexps = new WeakMap<RegexAnswer, LinearRegexp | null>();

function regexpOf(answer: RegexAnswer): LinearRegexp | null {
  let regexp = regexps.get(answer);
  if (regexp === undefined) regexps.set(answer, (regexp = compileRegexp(answer.source, answer.flags)));
  return regexp;
}

/** What is wanted next: any blanks at all (`null`), or a character, to the letter or whatever its case. */
type Wanted = { readonly character: string; readonly exact: boolean } | null;

/**
 * Whether what was typed is the answer: letter case and the amount of blanks do not matter outside the answer's
 * code spans, and inside them everything does. The learner need not type the ticks. [D8]
 */
function matchesText(answer: string, typed: string): boolean {
  const given = Array.from(typed.normalize("NFC").replace(/`/g, "").trim());
  let at = 0;
  for (const wanted of wantedFor(answer.normalize("NFC"))) {
    const have = given[at];
    if (have === undefined) return false;
    if (wanted === null) {
      if (!isWhiteSpace(have)) return false;
      while (at < given.length && isWhiteSpace(given[at] ?? "")) at += 1;
      continue;
    }
    const same = wanted.exact
      ? have === wanted.character
      : have.toLowerCase() === wanted.character.toLowerCase();
    if (!same) return false;
    at += 1;
  }
  return at === given.length;
}

/** An answer as what is wanted of the typed text, one after another; no blanks at either end, and none twice. */
function wantedFor(answer: string): readonly Wanted[] {
  const wanted: Wanted[] = [];
  const blank = () => {
    if (wanted.length > 0 && wanted.at(-1) !== null) wanted.push(null);
  };
  for (const segment of segmentsOf(answer)) {
    // Blanks at the ends of a code span are the sentence's, not the code's.
    const inner = segment.code ? segment.text.trim() : segment.text;
    if (segment.code && /^\s/.test(segment.text)) blank();
    for (const character of Array.from(inner)) {
      if (!segment.code && isWhiteSpace(character)) blank();
      else wanted.push({ character, exact: segment.code });
    }
    if (segment.code && inner !== "" && /\s$/.test(segment.text)) blank();
  }
  if (wanted.at(-1) === null) wanted.pop();
  return wanted;
}

interface Segment {
  readonly code: boolean;
  /** Without ticks. */
  readonly text: string;
}

/**
 * Text and code spans in turn.
 *
 * ```text
 * a `sync.Once` per key
 * ^ ^^^^^^^^^^^ ^^^^^^^
 * | code        text
 * text
 * ```
 *
 * A run of ticks is closed by the next run of the same length, as in CommonMark; ticks that nothing closes are
 * dropped, because what was typed is compared without ticks too.
 */
function segmentsOf(answer: string): readonly Segment[] {
  const { spans } = codeSpansOf(answer);
  const plain = (from: number, to: number): string => answer.slice(from, to).replace(/`/g, "");
  const segments: Segment[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    segments.push({ code: false, text: plain(from, start) });
    segments.push({ code: true, text: answer.slice(start, end).replace(/`/g, "") });
    from = end;
  }
  return [...segments, { code: false, text: plain(from, answer.length) }];
}
