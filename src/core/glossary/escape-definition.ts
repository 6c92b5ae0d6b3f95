import { codeSpansOf, mapOutsideCode } from "../markdown/code-spans";
import { closesFence, readFenceOpening, type FenceOpening } from "../markdown/fence-line";
import { HEADING_OPENING, HEADING_UNDERLINE } from "../markdown/heading-line";
import { readChecksumLine } from "./checksum";
import { stripControlCharacters } from "./key";
import { markerKind } from "./markers";
import { conflictMark } from "./merge-conflict";
import { isWhiteSpace } from "../text/blanks";
import { append } from "../text/append";

/** Stands inside `%%` so that it opens no comment; it cannot be seen. */
const INVISIBLE = "\u200B";

/**
 * A definition as it can stand between other entries: nothing in it makes a heading, ends or opens a comment,
 * or reaches past its end. Code blocks keep their text, an open one is closed. Doing it twice changes nothing.
 *
 * Fences are followed line by line here, and not read from a note: what is escaped changes what the note would be
 * divided into, and a fence counts however far it is indented.
 */
export function escapeDefinition(definition: string): string {
  const whole = stripControlCharacters(definition).trim();
  if (HARMLESS.test(whole)) return whole;
  const result: EscapedLine[] = [];
  let prose: string[] = [];
  let open: OpenFence | null = null;
  const addCode = (text: string): void => void result.push({ text, isCode: true });
  const flush = (): void => {
    append(
      result,
      escapeProse(prose).map((text) => ({ text, isCode: false })),
    );
    prose = [];
  };
  for (const line of whole.split("\n")) {
    const indent = indentation(line);
    const text = line.slice(indent);
    if (open !== null) {
      // A fence in a list ends with its list, at the first text that stands further left.
      const left = open.indent > 0 && indent < open.indent && !isWhiteSpace(line);
      if (!left || closesFence(text, open.fence)) {
        addCode(escapeCode(line));
        if (closesFence(text, open.fence)) open = null;
        continue;
      }
      addCode(closing(open));
      open = null;
    }
    const fence = readFenceOpening(text);
    if (fence === null) prose.push(line);
    else {
      flush();
      addCode(escapeCode(line));
      open = { fence, indent };
    }
  }
  flush();
  if (open !== null) addCode(closing(open));
  return closeMath(result).join("\n");
}

interface EscapedLine {
  readonly text: string;
  readonly isCode: boolean;
}

/** One line of plain text, code spans included: what nearly every definition is. */
const HARMLESS = /^(?![ \t]*(?:[-#=<>|~]|```))[^\n%<$~]*$/;

interface OpenFence {
  readonly fence: FenceOpening;
  readonly indent: number;
}

function closing({ fence, indent }: OpenFence): string {
  return " ".repeat(indent) + fence.character.repeat(fence.length);
}

/** Code is kept, except where it would be taken for the glossary's own lines. */
function escapeCode(line: string): string {
  if (markerKind(line) !== null || readChecksumLine(line) !== null) return splitPercents(line);
  return conflictMark(line) === null ? line : INVISIBLE + line;
}

function escapeProse(lines: readonly string[]): string[] {
  // Where backticks do not pair within each line, what is code cannot be told, so that nothing counts as code.
  const paired = lines.every((line) => codeSpansOf(line).unpaired.length === 0);
  return lines.map((line) => {
    const inert = paired
      ? mapOutsideCode(line, (text) => escapeHtml(splitPercents(text)))
      : escapeHtml(splitPercents(line));
    return escapeLineStart(inert);
  });
}

function splitPercents(text: string): string {
  return text.replace(/%(?=%)/g, () => `%${INVISIBLE}`);
}

/** HTML that reaches past blank lines until its own end: comments, instructions, declarations, raw text. */
const FAR_REACHING_HTML = /<(?=!--|\?|!\[CDATA\[|![A-Za-z]|\/?(?:script|pre|style|textarea)(?:[\s>/]|$))/gi;

function escapeHtml(text: string): string {
  return text.replace(FAR_REACHING_HTML, (mark, at: number) =>
    text.charAt(at - 1) === "\\" ? mark : `\\${mark}`,
  );
}

/** Headings, lines that would make a heading of the line above, and what would be taken for a merge conflict. */
function escapeLineStart(line: string): string {
  const indent = indentation(line);
  if (indent > 3) return line;
  const text = line.slice(indent);
  const heading = HEADING_OPENING.test(text) || HEADING_UNDERLINE.test(text);
  return heading || conflictMark(line) !== null ? `${line.slice(0, indent)}\\${text}` : line;
}

/** A `$$` without its partner would set the rest of the note as mathematics. */
function closeMath(lines: readonly EscapedLine[]): string[] {
  const result = lines.map(({ text }) => text);
  let last: { readonly line: number; readonly at: number } | null = null;
  let count = 0;
  for (const [index, { text, isCode }] of lines.entries()) {
    for (let at = isCode ? -1 : text.indexOf("$$"); at !== -1; at = text.indexOf("$$", at + 2)) {
      if (text.charAt(at - 1) === "\\") continue;
      count++;
      last = { line: index, at };
    }
  }
  if (count % 2 === 1 && last !== null) {
    const line = result[last.line] ?? "";
    result[last.line] = `${line.slice(0, last.at)}\\$\\$${line.slice(last.at + 2)}`;
  }
  return result;
}

function indentation(line: string): number {
  let end = 0;
  while (line.charAt(end) === " ") end++;
  return line.charAt(end) === "\t" ? end + 4 : end;
}
