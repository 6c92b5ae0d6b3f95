import { trimBlanks, trimBlanksEnd } from "../text/blanks";

/** The one line of a heading. */
export interface HeadingLine {
  readonly level: number;
  readonly text: string;
  /** The text with the id behind it. */
  readonly whole: string;
  readonly id: string | null;
  /** Where the caret of an id, even of a bad one, stands in the line; null without one. */
  readonly idAt: number | null;
  /** What stands after a caret but is no id; null when nothing does. */
  readonly badId: string | null;
  /** Number signs without a blank after them, which Markdown takes for text. */
  readonly error: "no-blank" | null;
}

/** What begins a heading's line, from its first character that is not a blank. */
export const HEADING_OPENING = /^#{1,6}(?:[ \t]|$)/;

/** A line that makes a heading of the paragraph above it, from its first character that is not a blank. */
export const HEADING_UNDERLINE = /^(?:=+|-+)[ \t]*$/;

const HEADING = /^(#{1,6})(?:[ \t]+(.*))?$/s;
const HEADING_WITHOUT_BLANK = /^(#{2,6})([^#\s].*)$/s;
const CLOSING_SIGNS = /(?:^|[ \t])#+$/;
const ID = /(?:^|[ \t])\^(\S+)$/;

/**
 * Reads a heading from its first number sign; null when the line is none.
 *
 * ```text
 * ### Which line leaks?  ^l06-leak ###
 * ^^^ ^^^^^^^^^^^^^^^^^  ^^^^^^^^^ ^^^
 * |   text               id        closing signs, dropped
 * level
 * ```
 */
export function readHeadingLine(line: string): HeadingLine | null {
  const proper = HEADING.exec(line);
  const match = proper ?? HEADING_WITHOUT_BLANK.exec(line);
  if (match === null) return null;
  const [, signs = "", rest = ""] = match;
  const whole = trimBlanksEnd(trimBlanks(rest).replace(CLOSING_SIGNS, ""));
  const id = ID.exec(whole);
  const written = id?.[1] ?? null;
  const idAt = written === null ? null : line.length - rest.length + whole.length - written.length - 1;
  const valid = written !== null && /^[A-Za-z0-9-]+$/.test(written);
  return {
    level: signs.length,
    whole,
    text: id === null ? whole : trimBlanks(whole.slice(0, id.index)),
    id: valid ? written : null,
    idAt,
    badId: valid ? null : written,
    error: proper === null ? "no-blank" : null,
  };
}
