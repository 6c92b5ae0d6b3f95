import { blanksAhead, cursorAt, remainder, takeBlanks } from "./line-cursor";

/** Whether a text is nothing but spaces and tabs: what Markdown calls blank. */
export function isBlank(text: string): boolean {
  return blanksAtStart(text) === text.length;
}

/** A text less the spaces and tabs at both ends; other white space is text. */
export function trimBlanks(text: string): string {
  return trimBlanksEnd(text.slice(blanksAtStart(text)));
}

export function trimBlanksEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isBlankUnit(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/** How many spaces and tabs a text begins with. */
export function blanksAtStart(text: string): number {
  let start = 0;
  while (start < text.length && isBlankUnit(text.charCodeAt(start))) start++;
  return start;
}

function isBlankUnit(unit: number): boolean {
  return unit === 32 || unit === 9;
}

/** Whether a text holds nothing, or nothing but white space of any kind. */
export function isWhiteSpace(text: string): boolean {
  return text.trim() === "";
}

/** How many columns the blanks at a line's beginning span. */
export function indentOf(line: string): number {
  return blanksAhead(cursorAt(line, 0, line.length)).columns;
}

/** A line less up to `columns` columns of blanks; what is left of a tab taken in part becomes spaces. */
export function withoutIndent(line: string, columns: number): string {
  const cursor = cursorAt(line, 0, line.length);
  takeBlanks(cursor, columns);
  const { offset, padding } = remainder(cursor);
  return " ".repeat(padding) + line.slice(offset);
}

/** Lines less the indentation all of them share; blank lines do not count, and become empty. */
export function dedent(lines: readonly string[]): readonly string[] {
  let shared = Number.POSITIVE_INFINITY;
  for (const line of lines) if (!isBlank(line)) shared = Math.min(shared, indentOf(line));
  if (!Number.isFinite(shared)) return lines.map(() => "");
  return lines.map((line) => (isBlank(line) ? "" : withoutIndent(line, shared)));
}

/** A line less up to `count` leading spaces; a tab stops it, so that code keeps its tabs. [B2] */
export function withoutSpaces(line: string, count: number): string {
  let spaces = 0;
  while (spaces < count && line.charAt(spaces) === " ") spaces++;
  return line.slice(spaces);
}
