import type { CommentSyntax, StringSyntax } from "./comment-syntax";

/**
 * One comment of a code. `start` and `end` are offsets with its delimiters; `from` and `to` are those of its text.
 * A line comment ends before its line ending, and one that is never closed at the code's end.
 */
export interface Comment {
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

/**
 * The comments of `code` in written order. Knows strings, so that `"http://x"` holds none, and nothing else of the
 * language; wrong code gives some answer. Linear.
 */
export function findComments(code: string, syntax: CommentSyntax): readonly Comment[] {
  const comments: Comment[] = [];
  const unclosed = new Map<StringSyntax, number>();
  let at = 0;
  while (at < code.length) {
    const comment = commentAt(code, at, syntax);
    if (comment !== null) {
      comments.push(comment);
      at = comment.end;
      continue;
    }
    at = stringEnd(code, at, syntax, unclosed) ?? at + 1;
  }
  return comments;
}

function commentAt(code: string, at: number, syntax: CommentSyntax): Comment | null {
  const block = syntax.block.find(([open]) => code.startsWith(open, at));
  if (block !== undefined) return blockComment(code, at, block[0], block[1], syntax.nested);
  const line = syntax.line.find((open) => code.startsWith(open, at));
  if (line === undefined || (syntax.afterBlank && !mayBeginComment(code, at))) return null;
  const feed = code.indexOf("\n", at);
  const end = feed === -1 ? code.length : feed;
  return { start: at, from: at + line.length, to: end, end };
}

function blockComment(code: string, start: number, open: string, close: string, nested: boolean): Comment {
  const from = start + open.length;
  let depth = 1;
  let at = from;
  // Looked for once each, not at every step: one may be far behind many of the other.
  let nextOpen = -1;
  let nextClose = -1;
  for (;;) {
    if (nextClose < at) nextClose = indexOf(code, close, at);
    if (nested && nextOpen < at) nextOpen = indexOf(code, open, at);
    if (nested && nextOpen < nextClose) {
      depth += 1;
      at = nextOpen + open.length;
    } else if (nextClose === code.length) return { start, from, to: code.length, end: code.length };
    else {
      depth -= 1;
      at = nextClose + close.length;
      if (depth === 0) return { start, from, to: nextClose, end: at };
    }
  }
}

function indexOf(code: string, text: string, from: number): number {
  const at = code.indexOf(text, from);
  return at === -1 ? code.length : at;
}

function mayBeginComment(code: string, at: number): boolean {
  return at === 0 || " \t\n\r;()|&".includes(code.charAt(at - 1));
}

/** Where the string that opens at `at` ends; undefined when none does. What no line closes opens nothing. */
function stringEnd(
  code: string,
  at: number,
  syntax: CommentSyntax,
  unclosed: Map<StringSyntax, number>,
): number | undefined {
  for (const string of syntax.strings) {
    if (!code.startsWith(string.open, at)) continue;
    if (string.character === true) {
      const literal = /^'(?:\\[^\n]{1,9}?|[^'\\\n]{1,2})'/.exec(code.slice(at, at + 12));
      return literal === null ? undefined : at + literal[0].length;
    }
    if ((unclosed.get(string) ?? -1) > at) continue;
    const from = at + string.open.length;
    const end = closing(code, from, string);
    if (end.closed) return end.at;
    if (string.multiline) return code.length;
    unclosed.set(string, end.at);
  }
  return undefined;
}

function closing(
  code: string,
  from: number,
  string: StringSyntax,
): { readonly closed: boolean; readonly at: number } {
  for (let at = from; at < code.length; at++) {
    if (string.escapes && code[at] === "\\") at += 1;
    else if (code.startsWith(string.close, at)) return { closed: true, at: at + string.close.length };
    else if (code[at] === "\n" && !string.multiline) return { closed: false, at };
  }
  return { closed: false, at: code.length };
}
