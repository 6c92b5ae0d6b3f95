import { circledNumber } from "./comparison";
import { isBlank, indentOf } from "../text/blanks";
import type { BlockElements } from "../block/read-block";
import type { Attribute, CalloutElement, Element, Fence, Heading } from "../block/element";
import { lineText, type Lines } from "../text/lines";
import { append } from "../text/append";

/** Lines of the block, from 1, both included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** What a comparison is read from: the block's elements with lists and text cut at what a comparison tells apart. */
export type Unit =
  | { readonly kind: "heading"; readonly heading: Heading; readonly lines: LineRange }
  | { readonly kind: "attribute"; readonly attribute: Attribute; readonly lines: LineRange }
  | { readonly kind: "fence"; readonly fence: Fence; readonly lines: LineRange }
  | { readonly kind: "callout"; readonly callout: CalloutElement; readonly lines: LineRange }
  /** An item or a paragraph that begins with a number; `number` is null for prose. */
  | { readonly kind: "text"; readonly number: NoteNumber | null; readonly lines: LineRange };

/** How a note is numbered: as an item of an ordered list, or by `①` at its beginning. `width` is what stands before its text. */
export interface NoteNumber {
  readonly value: number;
  readonly by: "list" | "circle";
  readonly width: number;
}

/** Callouts that are an aside wherever they stand, even indented below the last note. */
const ASIDES = new Set(["drop", "reflex", "verdict", "warning", "source"]);

/**
 * Cuts a block into units. What is indented below a note belongs to it; a fence flush left below a list is a pane
 * all the same.
 */
export function readUnits({ elements, lines }: BlockElements): readonly Unit[] {
  const units: Unit[] = [];
  for (const unit of elements.flatMap((element) => cut(element, lines))) {
    const last = units.at(-1);
    if (last?.kind === "text" && belongsTo(last, unit, lines)) {
      units[units.length - 1] = { ...last, lines: { from: last.lines.from, to: unit.lines.to } };
    } else units.push(unit);
  }
  return units;
}

function cut(element: Element, lines: Lines): readonly Unit[] {
  const range = { from: element.position.start.line, to: element.position.end.line };
  switch (element.kind) {
    case "heading":
      return [{ kind: "heading", heading: element, lines: range }];
    case "attribute":
      return [{ kind: "attribute", attribute: element, lines: range }];
    case "fence":
      return [{ kind: "fence", fence: element, lines: range }];
    case "callout":
      return [{ kind: "callout", callout: element, lines: range }];
    case "item":
      return cutItem(element.fences, range, lines);
    case "text":
    case "quote":
    case "answer":
      return cutText(range, lines, []);
  }
}

/** Fences that are not indented stand for themselves; what follows one of them is no longer the item's. */
function cutItem(fences: readonly Fence[], range: LineRange, lines: Lines): readonly Unit[] {
  const units: Unit[] = [];
  const code = fences.filter((fence) => fence.indented).map(linesOfFence);
  let from = range.from;
  for (const fence of fences) {
    if (fence.indented) continue;
    const place = linesOfFence(fence);
    append(units, cutText({ from, to: place.from - 1 }, lines, code));
    units.push({ kind: "fence", fence, lines: place });
    from = place.to + 1;
  }
  append(units, cutText({ from, to: range.to }, lines, code));
  return units;
}

function linesOfFence({ position }: Fence): LineRange {
  return { from: position.start.line, to: position.end.line };
}

/** Cuts lines before each that begins a note; `code` are those of fences among them, in order. */
function cutText({ from, to }: LineRange, lines: Lines, code: readonly LineRange[]): readonly Unit[] {
  const units: Unit[] = [];
  let start = from;
  while (start <= to && isBlank(lineText(lines, start))) start += 1;
  // Below an aside in a note, the grammar takes the next item for text.
  const inNote = indentOf(lineText(lines, start)) >= 2;
  let fence = 0;
  while (start <= to) {
    const number = noteNumber(lineText(lines, start), start === from || inNote);
    let next = start + 1;
    for (; next <= to; next++) {
      while ((code[fence]?.to ?? Infinity) < next) fence += 1;
      const isCode = (code[fence]?.from ?? Infinity) <= next;
      if (
        !isCode &&
        noteNumber(lineText(lines, next), inNote && indentOf(lineText(lines, next)) < 2) !== null
      )
        break;
    }
    let end = next - 1;
    while (end > start && isBlank(lineText(lines, end))) end -= 1;
    units.push({ kind: "text", number, lines: { from: start, to: end } });
    start = next;
  }
  return units;
}

/** Reads `2. `, `② ` or `- ② ` at a line's beginning; the first of them only where an item of a list may begin. */
function noteNumber(line: string, mayBeItem: boolean): NoteNumber | null {
  const circle = /^[ \t]{0,3}(?:[-*+][ \t]+)?([\u2460-\u2473])[ \t]*/.exec(line);
  if (circle !== null) {
    return { value: circledNumber(circle[1] ?? "") ?? 0, by: "circle", width: circle[0].length };
  }
  const item = mayBeItem ? /^[ \t]*(\d{1,9})[.)](?:[ \t]+|$)/.exec(line) : null;
  return item === null ? null : { value: Number(item[1]), by: "list", width: item[0].length };
}

function belongsTo(note: Extract<Unit, { kind: "text" }>, unit: Unit, lines: Lines): boolean {
  if (note.number === null || unit.kind === "heading" || unit.kind === "attribute") return false;
  if (unit.kind === "text" && unit.number?.by === "circle") return false;
  if (unit.kind === "callout" && ASIDES.has(unit.callout.callout.type)) return false;
  const own = indentOf(lineText(lines, note.lines.from));
  return indentOf(lineText(lines, unit.lines.from)) >= own + 2;
}
