import type { TokenClass, TokenLine } from "../../highlight/tokens";

/** A part of one line as it is drawn. `badge` and `slot` have no text of their own in the code. */
export type Piece =
  | { readonly kind: "text"; readonly text: string; readonly class: TokenClass; readonly marked: boolean }
  | { readonly kind: "leader"; readonly text: string }
  | { readonly kind: "slot"; readonly key: string }
  | { readonly kind: "badge"; readonly index: number };

/** A line's pieces: `body`, and from its first badge on the `tail`, which wraps as one and hangs under the badge. */
export interface ComposedLine {
  readonly body: readonly Piece[];
  readonly tail: readonly Piece[];
}

/** What stands in a line besides its text; `badges` are columns. */
export interface LineContent {
  readonly badges: readonly number[];
  readonly slots: readonly string[];
  readonly textMarks: readonly string[];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Slot extends Range {
  readonly key: string;
}

const COMMENT_SIGNS = ["//", "#", "--"];

/** Cuts a line at its tokens, marks, slots and badges. Tokens that do not spell the line are ignored. */
export function composeLine(text: string, tokens: TokenLine | null, content: LineContent): ComposedLine {
  if (content.badges.length + content.slots.length + content.textMarks.length === 0) {
    return { body: textPieces(text, tokens), tail: [] };
  }
  const slots = slotsIn(text, content.slots);
  const marks = marksIn(text, content.textMarks);
  const badges = content.badges
    .map((column, index) => ({ column: Math.min(Math.max(column, 0), text.length), index }))
    .sort((a, b) => a.column - b.column);
  const tailStart = badges[0]?.column ?? text.length;
  const leaderStart = badges.length > 0 ? leaderBefore(text, tailStart) : tailStart;
  const classes = spells(tokens, text) ? tokens : [{ text, class: "normal" as const }];

  const cuts = new Set([0, text.length, leaderStart, ...badges.map((badge) => badge.column)]);
  for (const range of [...slots, ...marks]) cuts.add(range.start).add(range.end);
  let tokenEnd = 0;
  for (const token of classes) cuts.add((tokenEnd += token.text.length));
  const edges = [...cuts].sort((a, b) => a - b);

  const body: Piece[] = [];
  const tail: Piece[] = [];
  let slot = 0;
  let mark = 0;
  let badge = 0;
  let token = 0;
  let reached = classes[0]?.text.length ?? 0;
  const placeBadges = (column: number) => {
    for (let next = badges[badge]; next?.column === column; next = badges[badge]) {
      tail.push({ kind: "badge", index: next.index });
      badge += 1;
    }
  };
  edges.forEach((start, i) => {
    placeBadges(start);
    const end = edges[i + 1];
    if (end === undefined) return;
    const into = badge > 0 ? tail : body;
    while (reached <= start && token + 1 < classes.length) reached += classes[++token]?.text.length ?? 0;
    while ((slots[slot]?.end ?? Infinity) <= start) slot += 1;
    while ((marks[mark]?.end ?? Infinity) <= start) mark += 1;
    const within = slots[slot];
    if (within !== undefined && within.start <= start) {
      if (within.start === start) into.push({ kind: "slot", key: within.key });
      return;
    }
    const piece = text.slice(start, end);
    if (start >= leaderStart && end <= tailStart) {
      into.push({ kind: "leader", text: piece });
      return;
    }
    const marked = (marks[mark]?.start ?? Infinity) <= start;
    into.push({ kind: "text", text: piece, class: classes[token]?.class ?? "normal", marked });
  });
  return { body, tail };
}

/** Columns per tab stop; the style sheet's `--gfr-tab` is the same, except where it is narrow. */
const TAB_SIZE = 4;

/**
 * How far a wrapped line's continuation stands in, in tab stops: one more than the line itself. Whole tab stops,
 * because the first row is pulled back by as much and its own stops are counted from there. One is what the style
 * sheet takes for granted; most lines need no style of their own.
 */
export function hangingStops(text: string): number {
  return Math.floor(indentWidth(text, TAB_SIZE) / TAB_SIZE) + 1;
}

/** How far a line is indented, in columns of a monospaced face with tab stops every `tabSize`. */
export function indentWidth(text: string, tabSize: number): number {
  let width = 0;
  for (const character of text) {
    if (character === " ") width += 1;
    else if (character === "\t") width += tabSize - (width % tabSize);
    else break;
  }
  return width;
}

/** The pieces of a line in which nothing stands but its text, as most do. */
function textPieces(text: string, tokens: TokenLine | null): Piece[] {
  if (text === "") return [];
  if (!spells(tokens, text)) return [{ kind: "text", text, class: "normal", marked: false }];
  const pieces: Piece[] = [];
  for (const token of tokens) {
    if (token.text !== "") pieces.push({ kind: "text", ...token, marked: false });
  }
  return pieces;
}

function spells(tokens: TokenLine | null, text: string): tokens is TokenLine {
  let spelt = "";
  for (const token of tokens ?? []) spelt += token.text;
  return tokens !== null && spelt === text;
}

/**
 * Where the comment sign begins that a badge at `column` stands in for; `column` when there is none.
 *
 * ```text
 * wg.Go(work) // no handle
 *             ^  ^
 *             |  column
 *             leader
 * ```
 */
function leaderBefore(text: string, column: number): number {
  const before = text.slice(0, column).trimEnd();
  const sign = COMMENT_SIGNS.find((candidate) => before.endsWith(candidate));
  return sign === undefined ? column : before.length - sign.length;
}

function slotsIn(text: string, keys: readonly string[]): Slot[] {
  const found: Slot[] = [];
  for (const key of keys) {
    for (const range of occurrences(text, key)) found.push({ ...range, key });
  }
  found.sort((a, b) => a.start - b.start);
  return found.filter((range, i) => range.start >= (found[i - 1]?.end ?? 0));
}

function marksIn(text: string, wanted: readonly string[]): Range[] {
  const found = wanted.flatMap((mark) => occurrences(text, mark)).sort((a, b) => a.start - b.start);
  const merged: Range[] = [];
  for (const range of found) {
    const last = merged.at(-1);
    if (last !== undefined && range.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else {
      merged.push(range);
    }
  }
  return merged;
}

function occurrences(text: string, wanted: string): Range[] {
  const found: Range[] = [];
  if (wanted === "") return found;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    found.push({ start: at, end: at + wanted.length });
  }
  return found;
}
