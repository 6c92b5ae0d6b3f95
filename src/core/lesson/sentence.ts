import { splitTerm } from "../glossary/term-name";
import { HEADING_OPENING } from "../markdown/heading-line";
import { readNote, type Note } from "../markdown/note";
import { lineEnd, lineStart, pointAt } from "../text/lines";

/** How far from a place its sentence is looked for, in UTF-16 units. */
const FARTHEST = 1000;

/** A full stop and the like, and what may close behind it; not the one in `e.g.` or `go.mod`. */
const END = /[.!?]["”’)\]]*(?=\s|$)/g;

/** The box of a list's item, or a callout's type, before a sentence. */
const SIGN = /^(?:\[[ xX]\][ \t]+|\[![^\]]*\][-+]?[ \t]*)/;

/**
 * The sentence round a range of a note, on one line: without the sign of a list, a quote or a heading it begins
 * with. It ends with its paragraph at the latest.
 */
export function sentenceAround(text: string, start: number, end: number): string {
  const note = readNote(text);
  const before = linesAt(note, start).flatMap(([from, to]) =>
    from <= start ? [text.slice(from, Math.min(to, start))] : [],
  );
  const after = linesAt(note, end).flatMap(([from, to]) =>
    to >= end ? [text.slice(Math.max(from, end), to)] : [],
  );
  const opening = before.join(" ").slice(-FARTHEST);
  const closing = after.join(" ").slice(0, FARTHEST);
  const selected = text.slice(start, end).replace(/\r?\n[ \t>]*/g, " ");
  const [to = closing.length] = ends(closing);
  const sentence = opening.slice(ends(opening).at(-1) ?? 0) + selected + closing.slice(0, to);
  return sentence.trimStart().replace(SIGN, "").replace(/\s+/g, " ").trim();
}

/**
 * The lines of the paragraph or heading at an offset, without the signs of its quotes, lists and headings; outside of
 * both, the one line.
 */
function linesAt({ lines, leaves }: Note, offset: number): readonly (readonly [from: number, to: number])[] {
  const { line } = pointAt(lines, offset);
  const leaf = leaves.find(({ first, last }) => first <= line && line <= last);
  if (leaf === undefined || leaf.kind === "fence") return [[lineStart(lines, line), lineEnd(lines, line)]];
  return leaf.starts.map((start, index) => {
    const end = lineEnd(lines, leaf.first + index);
    const sign = leaf.kind === "heading" ? HEADING_OPENING.exec(lines.text.slice(start, end)) : null;
    return [start + (sign?.[0].length ?? 0), end];
  });
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
