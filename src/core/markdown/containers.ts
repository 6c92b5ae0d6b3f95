import { isBlank } from "../text/blanks";
import { advance, blanksAhead, takeBlanks, type LineCursor } from "../text/line-cursor";

/** A block quote (a callout is one), or a list item with the columns its content is indented by. */
export type Container = { readonly kind: "quote" } | ListItemContainer;

interface ListItemContainer {
  readonly kind: "list";
  readonly indent: number;
  /** Nothing stands in the item yet: its marker was followed by blanks only. */
  empty: boolean;
}

/**
 * Takes what continues the open containers from the line's beginning, and says how many of them go on.
 *
 * ```text
 * > - text
 * >   more        ">" goes on with the quote, two columns with the item
 * ^^^^^
 * ```
 */
export function continueContainers(cursor: LineCursor, open: readonly Container[]): number {
  let matched = 0;
  for (const container of open) {
    if (!continues(cursor, container)) break;
    matched++;
  }
  return matched;
}

function continues(cursor: LineCursor, container: Container): boolean {
  const { columns, next } = blanksAhead(cursor);
  if (container.kind === "quote") return columns <= 3 && takeQuoteMarker(cursor);
  if (next >= cursor.end) {
    if (container.empty) return false;
    takeBlanks(cursor, container.indent);
    return true;
  }
  if (columns < container.indent) return false;
  takeBlanks(cursor, container.indent);
  return true;
}

/**
 * Takes a container that begins at the cursor, at most three columns in.
 * `inParagraph` is whether it would interrupt a paragraph, which an empty item or a list from 2 on does not.
 */
export function openContainer(cursor: LineCursor, inParagraph: boolean): Container | null {
  const { columns, next } = blanksAhead(cursor);
  if (columns > 3 || next >= cursor.end) return null;
  if (takeQuoteMarker(cursor)) return { kind: "quote" };
  const marker = readListMarker(cursor.text, next, cursor.end);
  if (marker === null) return null;
  const after = cursor.text.charAt(next + marker.length);
  const followed = next + marker.length < cursor.end;
  if (followed && after !== " " && after !== "\t") return null;
  if (inParagraph && (!marker.interrupts || isBlank(cursor.text.slice(next + marker.length, cursor.end))))
    return null;

  takeBlanks(cursor, columns);
  advance(cursor, marker.length);
  const padding = blanksAhead(cursor);
  const empty = padding.next >= cursor.end;
  const spaces = empty || padding.columns > 4 ? 1 : padding.columns;
  takeBlanks(cursor, spaces);
  return { kind: "list", indent: columns + marker.length + spaces, empty };
}

function takeQuoteMarker(cursor: LineCursor): boolean {
  const { columns, next } = blanksAhead(cursor);
  if (next >= cursor.end || cursor.text.charAt(next) !== ">") return false;
  takeBlanks(cursor, columns);
  advance(cursor, 1);
  takeBlanks(cursor, 1);
  return true;
}

/** A bullet, or at most nine digits and `.` or `)`, as CommonMark limits it. */
function readListMarker(
  text: string,
  from: number,
  end: number,
): { length: number; interrupts: boolean } | null {
  if ("-+*".includes(text.charAt(from))) return { length: 1, interrupts: true };
  let digits = 0;
  while (digits < 10 && isDigit(text.charAt(from + digits)) && from + digits < end) digits++;
  if (digits === 0 || digits > 9) return null;
  const delimiter = text.charAt(from + digits);
  if (delimiter !== "." && delimiter !== ")") return null;
  return { length: digits + 1, interrupts: Number(text.slice(from, from + digits)) === 1 };
}

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}
