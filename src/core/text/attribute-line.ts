/** A line that may be an attribute: a word, a colon, and a value. */
export interface AttributeLine {
  /** As written, in whatever case. */
  readonly key: string;
  readonly value: string;
  /** Whether a blank, or nothing, follows the colon; `https://…` and `x:=1` are then told from attributes. */
  readonly followedByBlank: boolean;
}

const ATTRIBUTE = /^([A-Za-z][A-Za-z0-9_-]*):([ \t]*)(.*)$/s;

/**
 * Reads a line, without blanks at its ends, as an attribute; null when it cannot be one.
 *
 * ```text
 * go: 1.22
 * ^^  ^^^^
 * key value
 * ```
 */
export function readAttributeLine(line: string): AttributeLine | null {
  const match = ATTRIBUTE.exec(line);
  if (match === null) return null;
  const [, key = "", blanks = "", value = ""] = match;
  if (blanks === "" && /^[:=/]/.test(value)) return null;
  return { key, value, followedByBlank: blanks !== "" || value === "" };
}
