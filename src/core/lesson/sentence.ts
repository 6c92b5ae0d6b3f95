import { splitTerm } from "../glossary/split-term";

/** How far from a place its sentence is looked for, in UTF-16 units. */
const FARTHEST = 1000;

/** A full stop and the like, and what may close behind it; not the one in `e.g.` or `go.mod`. */
const END = /[.!?]["”’)\]]*(?=\s|$)/g;

/**
 * The sentence round a range of a text, on one line: without the sign of a list, a quote or a heading it begins
 * with. It ends with its paragraph at the latest.
 */
export function sentenceAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - FARTHEST), start);
  const after = text.slice(end, end + FARTHEST);
  const opening = before.split(/\n[ \t>]*\n|\n(?=[ \t>]*(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t])/).at(-1) ?? "";
  const closing =
    after.split(/\r?\n[ \t>]*\r?\n|\r?\n(?=[ \t>]*(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t])/, 1)[0] ?? "";
  const from = ends(opening).at(-1) ?? 0;
  const [to = closing.length] = ends(closing);
  const sentence = opening.slice(from) + text.slice(start, end) + closing.slice(0, to);
  return sentence
    .replace(/\r?\n[ \t>]*/g, " ")
    .replace(
      /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+|\[![^\]]*\][-+]?[ \t]*)?/,
      "",
    )
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * What a sentence says of a term: `A goroutine is a function call.` says `a function call`. A sentence that defines
 * nothing in so many words is given whole.
 */
export function definitionIn(sentence: string, term: string): string {
  const name = term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const statement = new RegExp(
    `^(?:an?|the)?\\s*(?:\\[\\[|\\*\\*|__|\`)?${name}(?:\\]\\]|\\*\\*|__|\`)?\\s+(?:is|are|means)\\s+(.+)$`,
    "iu",
  ).exec(sentence)?.[1];
  const split = splitTerm(sentence);
  const own = split.term.toLowerCase() === term.toLowerCase() && split.definition !== "";
  const text = statement ?? (own ? split.definition : sentence);
  return text === sentence ? text : text.replace(/\.$/, "");
}

function ends(text: string): readonly number[] {
  return [...text.matchAll(END)]
    .filter(({ index }) => !/\b(?:e\.g|i\.e|cf|vs|etc)$/i.test(text.slice(0, index)))
    .map(({ 0: stop, index }) => index + stop.length);
}
