import type { Position } from "../../text/position";
import { baseOf, type KindSyntax } from "../draft";
import type { Blank, ClozeQuestion } from "../drill";
import { printAlternatives, readAlternatives } from "../alternatives";

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

/** Their numbers. */
export function blanksIn(code: string): readonly number[] {
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
export const cloze: KindSyntax<ClozeQuestion> = {
  options: "none",
  answers: "blank",
  needs: 'blanks such as __1__ in its code, and a line "__1__ = answer" for each',
  has: ({ blankAnswers, blanks }) => blankAnswers || blanks,
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
};
