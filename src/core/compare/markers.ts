import { type LineMarkKind, circledNumber } from "./comparison";
import { isBlank, trimBlanksEnd } from "../text/blanks";
import { commentSyntax, type CommentSyntax } from "./comment-syntax";
import { findComments, type Comment } from "./comments";

/** What `[!code …]` in a comment asks for: a mark on its line and the `lines - 1` below it. [C4] */
export interface Directive {
  readonly kind: LineMarkKind;
  readonly lines: number;
}

const KINDS: ReadonlyMap<string, LineMarkKind> = new Map([
  ["++", "ins"],
  ["--", "del"],
  ["hl", "mark"],
  ["highlight", "mark"],
  ["focus", "focus"],
]);

/** Reads what stands after `[!code `; null when it is no mark we know. `hl:3` means three lines. */
export function readDirective(text: string): Directive | null {
  const [, name = "", count = "1"] = /^([^\s:]+)(?::(\d{1,4}))?$/.exec(text.trim()) ?? [];
  const kind = KINDS.get(name);
  const lines = Number(count);
  return kind === undefined || lines === 0 ? null : { kind, lines };
}

/** A badge in code that has been stripped: its line from 1, its column from 0 in that line. */
export interface Badge {
  readonly number: number;
  readonly line: number;
  readonly column: number;
  /** Where the marker stood in the code as written. */
  readonly from: number;
  readonly to: number;
}

/** A `[!code …]` mark: the stripped code's line (from 1) it begins on, and where it stood in the code as written. */
export interface PlacedDirective {
  readonly directive: Directive;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** Code as it is shown, and what was taken out of its comments. */
export interface StrippedCode {
  readonly text: string;
  readonly badges: readonly Badge[];
  readonly directives: readonly PlacedDirective[];
  /** The first marker or mark that was one too many, and stays in the code with all after it; null when none was. */
  readonly left: { readonly from: number; readonly to: number } | null;
}

/** More badges in a code than anyone follows; there are only twenty numbers for them. */
export const MARKER_LIMIT = 500;

/** More markers and marks than any one comment holds that is meant to be read. */
export const TOKEN_LIMIT = 100;

/** What may still be taken out of a code. */
interface Allowance {
  markers: number;
  left: { readonly from: number; readonly to: number } | null;
}

/**
 * Takes markers and `[!code …]` marks out of a code's comments. [C3] [C4]
 *
 * ```text
 * wg.Wait() // ② joins      wg.Wait() // joins
 *              ^                         badge 2 before "joins"
 * wg.Wait() // ②            wg.Wait()
 *              ^                         badge 2 at the end
 * ```
 *
 * Blanks round what is taken become one; a comment left empty goes with it, and so does a line that held
 * nothing but a mark, which then means the line below. All other bytes stay, and so does what is past the limits.
 */
export function stripCode(code: string, language: string): StrippedCode {
  const syntax = commentSyntax(language);
  const comments = findComments(code, syntax);
  const lines: string[] = [];
  const badges: Badge[] = [];
  const directives: PlacedDirective[] = [];
  const allowance: Allowance = { markers: MARKER_LIMIT, left: null };
  let start = 0;
  let next = 0;
  for (;;) {
    const feed = code.indexOf("\n", start);
    const end = feed === -1 ? code.length : feed;
    const segments: Segment[] = [];
    while ((comments[next]?.end ?? Infinity) <= end) segments.push(segmentOf(comments[next++], start, end));
    if ((comments[next]?.start ?? Infinity) < end) segments.push(segmentOf(comments[next], start, end));
    const line = new LineStripper(code, syntax, allowance).strip(start, end, segments);
    const number = lines.length + 1;
    for (const badge of line.badges) badges.push({ ...badge, line: number });
    for (const directive of line.directives) directives.push({ ...directive, line: number });
    if (!line.dropped) lines.push(line.text);
    if (feed === -1) break;
    start = feed + 1;
  }
  return { text: lines.join("\n"), badges, directives, left: allowance.left };
}

/** The part of a comment on one line: its text (`from`–`to`) and, with delimiters, `open`–`close`. */
interface Segment {
  readonly open: number;
  readonly from: number;
  readonly to: number;
  readonly close: number;
  /** Whether the comment begins and ends on this line. */
  readonly whole: boolean;
}

function segmentOf(comment: Comment | undefined, start: number, end: number): Segment {
  const { start: open, from, to, end: close } = comment ?? { start: end, from: end, to: end, end };
  return {
    open: Math.max(open, start),
    from: Math.min(Math.max(from, start), end),
    to: Math.min(to, end),
    close: Math.min(close, end),
    whole: open >= start && close <= end,
  };
}

type LineBadge = Omit<Badge, "line">;
type LineDirective = Omit<PlacedDirective, "line">;

interface Token {
  readonly from: number;
  readonly to: number;
  readonly marker: number | null;
  readonly directive: Directive | null;
}

/** Strips one line. Used once. */
class LineStripper {
  private readonly code: string;
  private readonly syntax: CommentSyntax;
  private readonly allowance: Allowance;
  private readonly badges: LineBadge[] = [];
  private readonly directives: LineDirective[] = [];
  private out = "";

  constructor(code: string, syntax: CommentSyntax, allowance: Allowance) {
    this.code = code;
    this.syntax = syntax;
    this.allowance = allowance;
  }

  strip(start: number, end: number, segments: readonly Segment[]) {
    let cursor = start;
    let emptied = 0;
    for (const segment of segments) {
      this.out += this.code.slice(cursor, segment.open);
      cursor = segment.close;
      const tokens = findTokens(this.code, segment.from, segment.to, this.syntax.leadingOnly, this.allowance);
      if (tokens.length === 0) {
        this.out += this.code.slice(segment.open, segment.close);
        continue;
      }
      const inner = stripSegment(this.code, segment, tokens, segment.to === end);
      for (const { from, to, directive } of tokens) {
        if (directive !== null) this.directives.push({ directive, from, to });
      }
      if (segment.whole && isBlank(inner.text)) {
        emptied += 1;
        cursor = this.removeComment(segment.close, end, inner.badges);
      } else {
        const base = this.out + this.code.slice(segment.open, segment.from);
        for (const badge of inner.badges) this.badges.push({ ...badge, column: base.length + badge.column });
        this.out = base + inner.text + this.code.slice(segment.to, segment.close);
      }
    }
    this.out += this.code.slice(cursor, end);
    const dropped = emptied > 0 && this.badges.length === 0 && isBlank(this.out);
    return { text: this.out, badges: this.badges, directives: this.directives, dropped };
  }

  /** Takes the blanks off the end, and what stood among them to it. */
  private trimEnd(): void {
    this.out = trimBlanksEnd(this.out);
    const column = this.out.length;
    for (let at = this.badges.length - 1; (this.badges[at]?.column ?? 0) > column; at--) {
      const badge = this.badges[at];
      if (badge !== undefined) this.badges[at] = { ...badge, column };
    }
  }

  /** Leaves out a comment that held nothing else, and returns where the line goes on. */
  private removeComment(after: number, end: number, badges: readonly LineBadge[]): number {
    let cursor = after;
    while (cursor < end && isBlankAt(this.code, cursor)) cursor += 1;
    if (cursor === end) this.trimEnd();
    else if (this.out !== "" && !endsBlank(this.out)) this.out += this.code.slice(after, cursor) || " ";
    for (const badge of badges) this.badges.push({ ...badge, column: this.out.length });
    return cursor;
  }
}

/** A comment's text without its tokens; a badge stands before what follows it, columns counted in that text. */
function stripSegment(
  code: string,
  segment: Segment,
  tokens: readonly Token[],
  endsLine: boolean,
): { readonly text: string; readonly badges: readonly LineBadge[] } {
  let out = "";
  let cursor = segment.from;
  const badges: LineBadge[] = [];
  const pending: Omit<LineBadge, "column">[] = [];
  let afterToken = false;
  const settle = (): void => {
    for (const badge of pending.splice(0)) badges.push({ ...badge, column: out.length });
  };
  const append = (chunk: string): void => {
    let width = 0;
    while (isBlankAt(chunk, width)) width += 1;
    const content = chunk.slice(width);
    let blanks = chunk.slice(0, width);
    if (afterToken && endsBlank(out)) blanks = "";
    else if (afterToken && content !== "" && blanks === "") blanks = " ";
    out += blanks;
    if (content === "") return;
    settle();
    out += content;
    afterToken = false;
  };
  for (const { from, to, marker } of tokens) {
    append(code.slice(cursor, from));
    if (marker !== null) pending.push({ number: marker, from, to });
    afterToken = true;
    cursor = to;
  }
  append(code.slice(cursor, segment.to));
  if (afterToken) {
    out = trimBlanksEnd(out);
    if (!endsLine && out !== "") out += " ";
    settle();
  }
  return { text: out, badges };
}

const TOKEN = /[\u2460-\u2473]|\((?:1\d|20|[1-9])\)|\[!code[ \t]+([^\]\n]{1,30})\]/g;

/** Markers and marks in a comment's text. `(3)` counts only on its own: `Semaphore(3)` is no marker. */
function findTokens(
  code: string,
  from: number,
  to: number,
  leadingOnly: boolean,
  allowance: Allowance,
): readonly Token[] {
  const text = code.slice(from, to);
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [written, mark] = match;
    const start = match.index;
    const end = start + written.length;
    if (leadingOnly && !isBlank(text.slice(last, start))) break;
    const directive = mark === undefined ? null : readDirective(mark);
    if (mark !== undefined && directive === null) continue;
    const standsAlone = start === last || isEdge(text[start - 1], "");
    if (written.startsWith("(") && !(standsAlone && isEdge(text[end], ".,:;)(["))) continue;
    const marker = mark !== undefined ? null : (circledNumber(written) ?? Number(written.slice(1, -1)));
    const place = { from: from + start, to: from + end };
    if (tokens.length === TOKEN_LIMIT || (marker !== null && allowance.markers === 0)) {
      allowance.left ??= place;
      break;
    }
    if (marker !== null) allowance.markers -= 1;
    tokens.push({ ...place, marker, directive });
    last = end;
  }
  return tokens;
}

/** Whether a marker may stand next to a character: a blank, another marker, or one of `others`. */
function isEdge(character: string | undefined, others: string): boolean {
  if (character === undefined || isBlank(character) || circledNumber(character) !== null) return true;
  return others.includes(character);
}

function isBlankAt(text: string, index: number): boolean {
  const character = text.charAt(index);
  return character === " " || character === "\t";
}

function endsBlank(text: string): boolean {
  return isBlankAt(text, text.length - 1);
}
