import { trimBlanks } from "./blanks";

/** The first line of a callout. */
export interface CalloutLine {
  /** In lower case, without metadata after a `|`. */
  readonly type: string;
  readonly title: string;
}

const CALLOUT = /^>[ \t]*\[!([^\]]+)\][+-]?(.*)$/s;

/**
 * Reads a quoted line, from its `>`, as the first line of a callout; null when it is none.
 *
 * ```text
 * > [!hint]- Who receives?
 *     ^^^^ ^ ^^^^^^^^^^^^^
 *     type | title
 *          fold, which only the raw note has
 * ```
 */
export function readCalloutLine(line: string): CalloutLine | null {
  const match = CALLOUT.exec(line);
  if (match === null) return null;
  const [, written = "", title = ""] = match;
  const bar = written.indexOf("|");
  const type = trimBlanks(bar < 0 ? written : written.slice(0, bar)).toLowerCase();
  return type === "" ? null : { type, title: trimBlanks(title) };
}

/** A quoted line, from its `>`, less that and one blank after it. */
export function withoutQuoteMarker(line: string): string {
  return line.charAt(1) === " " ? line.slice(2) : line.slice(1);
}
