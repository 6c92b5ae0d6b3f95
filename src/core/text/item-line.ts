import { trimBlanks } from "./blanks";
import type { Box } from "./element";

/** The first line of a list item. */
export interface ItemLine {
  readonly marker: "bullet" | "ordered";
  readonly number: number | null;
  readonly box: Box | null;
  /** What is wrong with the way the box is written; null when Markdown reads it as a task item. */
  readonly fault: "malformed" | "unreadable" | null;
  /** How many code units marker and box take, from the marker's first one. */
  readonly length: number;
  /** What follows marker and box, without blanks around it. */
  readonly text: string;
}

const MARKER = /^(?:[-+*]|(\d+)[.)])/;
const BOX = /^\[([ xX])\](?=[ \t]|$)/;
/** `[]`, `[ x ]`, `[x]text`; a bracket, a parenthesis or a colon after it makes a link of it. */
const MALFORMED_BOX = /^\[[ \t]*([xX]?)[ \t]*\](?![([:])/;
/** Boxes of one character: themes give some of them meanings, none of them says right or wrong. */
const UNREADABLE_BOX = /^\[[^\]\s]\](?=[ \t]|$)/u;

/**
 * Reads an item's first line, from its first character that is not a blank; null when it begins no item.
 *
 * ```text
 * - [x] The sender, after the last value.
 * ^ ^^^ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * | box text
 * marker
 * ```
 */
export function readItemLine(line: string): ItemLine | null {
  const match = MARKER.exec(line);
  if (match === null) return null;
  const [written, digits] = match;
  const ordered = digits !== undefined;
  const after = line.slice(written.length);
  const spaced = after === "" || after.startsWith(" ") || after.startsWith("\t");
  const rest = after.replace(/^[ \t]+/, "");
  const box = readBox(rest, spaced);
  if (!spaced && box === null) return null;
  return {
    marker: ordered ? "ordered" : "bullet",
    number: ordered ? Math.min(Number(digits), Number.MAX_SAFE_INTEGER) : null,
    box: box?.box ?? null,
    fault: box?.fault ?? null,
    length: written.length + (box === null ? 0 : after.length - rest.length + box.length),
    text: trimBlanks(rest.slice(box?.length ?? 0)),
  };
}

interface BoxRead {
  readonly box: Box;
  readonly fault: ItemLine["fault"];
  readonly length: number;
}

function readBox(rest: string, spaced: boolean): BoxRead | null {
  const proper = BOX.exec(rest);
  if (proper !== null) {
    return { box: boxOf(proper[1]), fault: spaced ? null : "malformed", length: proper[0].length };
  }
  const malformed = MALFORMED_BOX.exec(rest);
  // `[]int{1}` is Go, not a box.
  if (malformed !== null && (malformed[0] !== "[]" || /^\[\](?:[ \t]|$)/.test(rest))) {
    return { box: boxOf(malformed[1]), fault: "malformed", length: malformed[0].length };
  }
  const unreadable = UNREADABLE_BOX.exec(rest);
  if (unreadable !== null) return { box: "unreadable", fault: "unreadable", length: unreadable[0].length };
  return null;
}

function boxOf(mark: string | undefined): Box {
  return mark === "x" || mark === "X" ? "checked" : "unchecked";
}
