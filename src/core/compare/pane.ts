import type { Diagnostic, Severity } from "../text/diagnostic";
import type { Fence, Heading } from "../block/element";
import { isBlank, trimBlanks } from "../text/blanks";
import { lineEnd, linesOf, pointAt, positionBetween, type Lines } from "../text/lines";
import type { Position } from "../text/position";
import type { CompareCode } from "./codes";
import type { LineMark, Pane, TextMark, LineMarkKind } from "./comparison";
import { readFenceMeta } from "./fence-meta";
import { languageName, normaliseLanguage } from "./languages";
import { MARKER_LIMIT, stripCode, TOKEN_LIMIT } from "./markers";

/** The most marked texts of a pane. Each is searched for in the whole code. */
const TEXT_MARK_LIMIT = 50;

/** A pane of a comparison, and what was wrong with it. `heading` is the pane's own. [C1]–[C4] */
export function readPane(
  fence: Fence,
  heading: Heading | null,
  lines: Lines,
): { readonly pane: Pane; readonly diagnostics: readonly Diagnostic[] } {
  return new PaneReader(fence, lines).read(heading);
}

/** Used once. */
class PaneReader {
  private readonly fence: Fence;
  private readonly lines: Lines;
  /** The code as written. */
  private readonly code: Lines;
  /** Where the info string begins. */
  private readonly info: number;
  private readonly diagnostics: Diagnostic[] = [];

  constructor(fence: Fence, lines: Lines) {
    this.fence = fence;
    this.lines = lines;
    this.code = linesOf(fence.text);
    const start = fence.position.start.offset;
    let at = start;
    while (lines.text.charAt(at) === lines.text.charAt(start) && at < lines.text.length) at += 1;
    const rest = lines.text.slice(at, lineEnd(lines, fence.position.start.line));
    this.info = at + rest.length - rest.trimStart().length;
  }

  read(heading: Heading | null): { readonly pane: Pane; readonly diagnostics: readonly Diagnostic[] } {
    const { fence, lines } = this;
    const end = lineEnd(lines, fence.position.start.line);
    const meta = readFenceMeta(lines.text.slice(this.info, end).trimEnd());
    const language = normaliseLanguage(meta.language);
    const stripped = stripCode(fence.text, language);
    const count = stripped.text === "" ? 0 : stripped.text.split("\n").length;

    if (stripped.left !== null) {
      const message =
        `No more than ${TOKEN_LIMIT} markers of a comment and ${MARKER_LIMIT} of a pane become badges; ` +
        "from here on they stay in the code as written. Divide the comparison.";
      const { from, to } = stripped.left;
      this.report("warning", "compare/unknown-mark", message, this.inCode(from, to));
    }

    const marks: LineMark[] = [];
    const addMark = (mark: LineMark, written: string, position: Position): void => {
      const to = Math.min(mark.to, count);
      if (mark.from >= 1 && mark.from <= to) marks.push({ ...mark, to });
      if (mark.from < 1 || mark.to > count) {
        const has =
          count === 0
            ? "there is no code"
            : `the code has ${count === 1 ? "1 line" : `${count} lines`}, counted from 1`;
        this.report("warning", "compare/mark-outside", `${written} outside the code: ${has}.`, position);
      }
    };
    for (const { kind, from, to, start, end: until } of meta.ranges) {
      const written = from === to ? `Line ${from} is` : `Of "${from}-${to}" some lines are`;
      addMark({ kind, from, to }, written, this.inInfo(start, until));
    }
    for (const { directive, line, from, to } of stripped.directives) {
      const place = this.inCode(from, to);
      const last = line + directive.lines - 1;
      addMark(
        { kind: directive.kind, from: line, to: last },
        `Of the lines "${fence.text.slice(from, to)}" is for, some are`,
        place,
      );
    }
    const textMarks = this.readTextMarks(meta.texts, stripped.text);
    this.reportUnknownDirectives(new Set(stripped.directives.map(({ from }) => from)));
    for (const { text, start, end: until } of meta.unreadable) {
      this.report("warning", "compare/bad-meta", text, this.inInfo(start, until));
    }
    for (const { text, start, end: until } of meta.unknown) {
      this.report("warning", "compare/unknown-meta", text, this.inInfo(start, until));
    }
    if (isBlank(fence.text.replaceAll("\n", ""))) {
      this.report("warning", "compare/empty-pane", "This pane holds no code.", fence.position);
    }
    const pane: Pane = {
      language,
      label: this.readLabel(meta.title, heading, language),
      text: stripped.text,
      markers: stripped.badges.map(({ number, line, column, from, to }) => ({
        number,
        line,
        column,
        position: this.inCode(from, to),
      })),
      marks: normaliseMarks(marks),
      textMarks,
      position: fence.position,
    };
    return { pane, diagnostics: this.diagnostics };
  }

  /** The fence's title, else the pane's own heading, else the language's name. [C2] */
  private readLabel(title: string | null, heading: Heading | null, language: string): string {
    const written = trimBlanks(title ?? "");
    if (heading !== null && heading.text !== "" && written !== "") {
      const message = `The pane is already named "${written}"; the heading above it is left out. Keep one of the two.`;
      this.report("warning", "compare/duplicate-title", message, heading.position);
    }
    const names = [written, heading?.text ?? "", languageName(language)];
    return names.find((name) => name !== "") ?? "";
  }

  private readTextMarks(
    texts: readonly { readonly text: string; readonly start: number; readonly end: number }[],
    code: string,
  ): readonly TextMark[] {
    const marks: TextMark[] = [];
    for (const { text, start, end } of texts) {
      if (marks.length === TEXT_MARK_LIMIT) {
        const message = `Only the first ${TEXT_MARK_LIMIT} texts are marked.`;
        this.report("warning", "compare/bad-meta", message, this.inInfo(start, end));
        break;
      }
      if (marks.some((mark) => mark.text === text)) continue;
      if (code.includes(text)) marks.push({ text });
      else {
        const message = `"${text}" does not occur in the code; a title is written title="${text}".`;
        this.report("warning", "compare/mark-outside", message, this.inInfo(start, end));
      }
    }
    return marks;
  }

  private reportUnknownDirectives(known: ReadonlySet<number>): void {
    for (const { 0: written, index } of this.fence.text.matchAll(/\[!code[ \t]+[^\]\n]{1,30}\]/g)) {
      if (known.has(index)) continue;
      const message = `"${written}" is no mark in a comment; write [!code ++], [!code --], [!code hl] or [!code focus] in one.`;
      this.report("warning", "compare/unknown-mark", message, this.inCode(index, index + written.length));
    }
  }

  private inInfo(start: number, end: number): Position {
    return positionBetween(this.lines, this.info + start, this.info + end);
  }

  /** The place of a range of the fence's text, which stands in one line. */
  private inCode(start: number, end: number): Position {
    const { line, column } = pointAt(this.code, start);
    const from = (this.fence.lineStarts[line - 1] ?? this.fence.position.start.offset) + column - 1;
    return positionBetween(this.lines, from, from + end - start);
  }

  private report(severity: Severity, code: CompareCode, message: string, position: Position): void {
    this.diagnostics.push({ severity, code, message, position });
  }
}

const ORDER: readonly LineMarkKind[] = ["mark", "ins", "del", "focus", "collapse"];

/**
 * Marks in their one order: by kind, then by line, those of a kind that meet made one. Collapsed sections that
 * only touch stay apart: each folds by itself.
 */
export function normaliseMarks(marks: readonly LineMark[]): readonly LineMark[] {
  return ORDER.flatMap((kind) => {
    const gap = kind === "collapse" ? 0 : 1;
    const merged: { kind: LineMarkKind; from: number; to: number }[] = [];
    const sorted = marks.filter((mark) => mark.kind === kind).sort((a, b) => a.from - b.from || a.to - b.to);
    for (const { from, to } of sorted) {
      const last = merged.at(-1);
      if (last !== undefined && from <= last.to + gap) last.to = Math.max(last.to, to);
      else merged.push({ kind, from, to });
    }
    return merged;
  });
}

/** Marks as a fence's info string holds them: `{1,3-5} ins={2}`. */
export function printMarks(marks: readonly LineMark[]): readonly string[] {
  return ORDER.flatMap((kind) => {
    const lines = marks
      .filter((mark) => mark.kind === kind)
      .map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
    if (lines.length === 0) return [];
    return [`${kind === "mark" ? "" : `${kind}=`}{${lines.join(",")}}`];
  });
}
