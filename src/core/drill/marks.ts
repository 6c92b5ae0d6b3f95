import { trimBlanks, trimBlanksEnd } from "../text/blanks";

/** A mark at the end of a code line. [D5] */
export interface LineMark {
  /** From 1. */
  readonly line: number;
  readonly correct: boolean;
  readonly feedback: string;
  /** Where the mark begins in its line, from 0. */
  readonly column: number;
  /** Whether nothing but the mark stands on its line, so that there is no code it could be about. */
  readonly alone: boolean;
}

/** Languages whose comments begin with `#`; all others are taken for `//`. */
const HASH_LANGUAGES = new Set(
  "python py python3 bash sh shell zsh ruby rb perl r yaml yml toml makefile dockerfile".split(" "),
);

/** Where a mark on a line of its own is a slip; elsewhere it is a doc comment (`//!` in Rust) or a shebang. */
const MARKED_LANGUAGES = new Set(["", "go", "golang", "python", "py", "python3"]);

/** What opens a comment in a language: marks are written `//!` or `#!`. */
export function commentSign(language: string): "//" | "#" {
  return HASH_LANGUAGES.has(language.toLowerCase()) ? "#" : "//";
}

/**
 * The marks of a code, in line order.
 *
 * ```text
 * done <- true // the send //! Blocks for ever when nobody receives.
 *              ^           ^^^ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 *              |           |   feedback
 *              comment     mark: "!" right, "?" tempting but wrong
 * ```
 *
 * A mark in a string, raw strings over several lines included, is none. Linear.
 */
export function marksOf(code: string, language: string): readonly LineMark[] {
  const sign = commentSign(language);
  if (!code.includes(`${sign}!`) && !code.includes(`${sign}?`)) return [];
  const marks: LineMark[] = [];
  code.split("\n").reduce<string | null>((open, line, index) => {
    const { comment, open: next } = scanLine(line, sign, open);
    const mark = comment === null ? null : markIn(line, comment, sign);
    if (mark !== null && !ignored(mark, index, sign, language)) marks.push({ ...mark, line: index + 1 });
    return next;
  }, null);
  return marks;
}

/** A code without its marks, and without the blanks before them. */
export function withoutMarks(code: string, marks: readonly LineMark[]): string {
  const lines = code.split("\n");
  for (const { line, column } of marks)
    lines[line - 1] = trimBlanksEnd((lines[line - 1] ?? "").slice(0, column));
  return lines.join("\n");
}

function ignored(mark: Omit<LineMark, "line">, index: number, sign: string, language: string): boolean {
  if (!mark.alone) return false;
  const shebang = sign === "#" && index === 0 && mark.column === 0 && mark.correct;
  return shebang || !MARKED_LANGUAGES.has(language.toLowerCase());
}

function markIn(line: string, comment: number, sign: string): Omit<LineMark, "line"> | null {
  for (let at = line.indexOf(sign, comment); at >= 0; at = line.indexOf(sign, at + sign.length)) {
    const kind = line.charAt(at + sign.length);
    const apart = at === comment || line.charAt(at - 1) === " " || line.charAt(at - 1) === "\t";
    if ((kind !== "!" && kind !== "?") || !apart) continue;
    return {
      correct: kind === "!",
      feedback: trimBlanks(line.slice(at + sign.length + 1)),
      column: at,
      alone: trimBlanks(line.slice(0, at)) === "",
    };
  }
  return null;
}

interface ScannedLine {
  /** Where the line's comment begins; null when it has none. */
  readonly comment: number | null;
  /** What closes the string or comment that goes on in the next line; null when none does. */
  readonly open: string | null;
}

const SLASH_STRINGS = ["`", '"', "'", "/*"];
const HASH_STRINGS = ['"""', "'''", '"', "'"];
const OVER_LINES = new Set(["`", "/*", '"""', "'''"]);

function scanLine(line: string, sign: "//" | "#", opened: string | null): ScannedLine {
  const strings = sign === "#" ? HASH_STRINGS : SLASH_STRINGS;
  let open = opened;
  let at = 0;
  while (at < line.length) {
    if (open !== null) {
      const end = stringEnd(line, at, open);
      if (end < 0) return { comment: null, open };
      at = end;
      open = null;
      continue;
    }
    if (line.startsWith(sign, at)) return { comment: at, open: null };
    const position = at;
    const string = strings.find((start) => line.startsWith(start, position));
    if (string === undefined) {
      at++;
      continue;
    }
    const close = string === "/*" ? "*/" : string;
    const end = stringEnd(line, at + string.length, close);
    if (end < 0 && !OVER_LINES.has(string))
      at += string.length; // A lone quote opens nothing.
    else if (end < 0) return { comment: null, open: close };
    else at = end;
  }
  return { comment: null, open };
}

/** The offset after what closes a string, escapes passed over; -1 when the line does not close it. */
function stringEnd(line: string, from: number, close: string): number {
  if (close === "`" || close === "*/") {
    const at = line.indexOf(close, from);
    return at < 0 ? -1 : at + close.length;
  }
  for (let at = from; at < line.length; at++) {
    if (line.charAt(at) === "\\") at++;
    else if (line.startsWith(close, at)) return at + close.length;
  }
  return -1;
}
