import { comparisonKeys } from "../compare/attributes";
import { readFenceMeta } from "../compare/fence-meta";
import { stripCode } from "../compare/markers";
import { normaliseLanguage } from "../compare/languages";
import { readUnits } from "../compare/units";
import { drillKeys } from "../drill/attributes";
import { findBlanks } from "../drill/kinds/cloze";
import { marksOf } from "../drill/marks";
import { readBlock, type BlockElements } from "../block/read-block";
import type { Attribute, Fence, Heading } from "../block/element";
import { readItemLine, readCalloutLine } from "../block/lines";
import { lineEnd, lineStart, lineText, type Lines } from "../text/lines";

/** What a stretch of one of our blocks is to the block's language. */
export type SourceRole =
  /** A heading's text, and its `^id`. */
  | "heading"
  | "id"
  /** The word of an attribute the language knows. */
  | "key"
  /** What opens, closes or separates: number signs, fences, bullets, `>`, `=`. */
  | "sign"
  /** What follows a fence: its language, `title=` and its kin, a text in quotes, lines, and lines by what became of them. */
  | "language"
  | "option"
  | "quoted"
  | "lines"
  | "inserted"
  | "deleted"
  /** What answers: `[x]`, `[ ]`, `//!`, `//?`. */
  | "right"
  | "wrong"
  | "tempting"
  /** `①` in a comment, and the number of the note it belongs to. */
  | "number"
  /** `__1__`, in code or before its answer. */
  | "blank"
  /** `[!hint]`. */
  | "callout"
  /** `[!code ++]` in a comment. */
  | "directive";

/** A stretch of a block's content; offsets count from the content's beginning. */
export interface SourceSpan {
  readonly from: number;
  readonly to: number;
  readonly role: SourceRole;
}

/** The code between two fences of a block. */
export interface SourceCode {
  /** By its normalised name. */
  readonly language: string;
  readonly text: string;
  /** Where each line of `text` begins in the content. */
  readonly lineStarts: readonly number[];
}

/** How a block is written. */
export interface BlockSyntax {
  /** In order; none overlaps another. */
  readonly spans: readonly SourceSpan[];
  readonly codes: readonly SourceCode[];
}

/** What the stretches of a `go-drill` or `go-compare` block are, so that an editor can show it. Never throws. Linear. */
export function readBlockSyntax(language: "go-drill" | "go-compare", content: string): BlockSyntax {
  return new SyntaxReader(language, content).read();
}

/** Used once. */
class SyntaxReader {
  private readonly isDrill: boolean;
  private readonly block: BlockElements;
  private readonly lines: Lines;
  private readonly spans: SourceSpan[] = [];
  private readonly codes: SourceCode[] = [];

  constructor(language: "go-drill" | "go-compare", content: string) {
    this.isDrill = language === "go-drill";
    const dialect = this.isDrill
      ? { keys: drillKeys, answers: true }
      : { keys: comparisonKeys, answers: false };
    this.block = readBlock(content, dialect);
    this.lines = this.block.lines;
  }

  read(): BlockSyntax {
    const fences = this.block.elements.flatMap((element) =>
      element.kind === "fence" ? [element] : element.kind === "item" ? element.fences : [],
    );
    for (const element of this.block.elements) {
      if (element.kind === "heading") this.readHeading(element);
      else if (element.kind === "attribute") this.readAttribute(element);
      else if (element.kind === "answer") this.readAnswer(element.position.start.offset);
      else if (element.kind === "item" && (this.isDrill || element.marker === "bullet"))
        this.readItem(element.position.start.offset);
    }
    if (!this.isDrill) this.readNoteNumbers();
    for (const fence of fences) this.readFence(fence);
    this.readQuotes(fences);
    this.spans.sort((a, b) => a.from - b.from);
    return { spans: withoutOverlaps(this.spans), codes: this.codes };
  }

  private readHeading({ level, id, position: { start, end } }: Heading): void {
    this.add(start.offset, start.offset + level, "sign");
    const text = this.lines.text.slice(start.offset, end.offset);
    const at = id === null ? text.length : text.lastIndexOf(`^${id}`);
    this.add(start.offset + level, start.offset + at, "heading");
    if (id !== null) this.add(start.offset + at, start.offset + at + id.length + 1, "id");
  }

  private readAttribute({ key, position }: Attribute): void {
    const keys = this.isDrill ? drillKeys : comparisonKeys;
    const start = position.start.offset;
    if (keys.includes(key)) this.add(start, start + key.length + 1, "key");
  }

  private readAnswer(start: number): void {
    const [, blank = "", sign = ""] = /^(__\d+__)?([ \t]*=)/.exec(this.lines.text.slice(start)) ?? [];
    this.add(start, start + blank.length, "blank");
    this.add(start + blank.length, start + blank.length + sign.length, "sign");
  }

  private readItem(start: number): void {
    const line = this.lines.text.slice(start, this.endOfLineAt(start));
    const item = readItemLine(line);
    if (item === null) return;
    const marker = /^(?:[-+*]|\d+[.)])/.exec(line)?.[0].length ?? 0;
    this.add(start, start + marker, "sign");
    const box = line.slice(marker, item.length);
    const from = start + marker + box.length - box.trimStart().length;
    this.add(from, start + item.length, item.box === "checked" ? "right" : "wrong");
  }

  private readNoteNumbers(): void {
    for (const unit of readUnits(this.block)) {
      if (unit.kind !== "text" || unit.number === null) continue;
      const start = lineStart(this.lines, unit.lines.from);
      const written = this.lines.text.slice(start, start + unit.number.width);
      this.add(
        start + written.length - written.trimStart().length,
        start + written.trimEnd().length,
        "number",
      );
    }
  }

  private readQuotes(fences: readonly Fence[]): void {
    const code = new Set<number>();
    for (const { position } of fences) {
      for (let line = position.start.line; line <= position.end.line; line++) code.add(line);
    }
    for (let number = 1; number <= this.lines.starts.length; number++) {
      const text = lineText(this.lines, number);
      const indent = text.length - text.trimStart().length;
      if (text.charAt(indent) !== ">" || code.has(number)) continue;
      const start = lineStart(this.lines, number) + indent;
      this.add(start, start + 1, "sign");
      if (readCalloutLine(text.slice(indent)) === null) continue;
      const opening = text.indexOf("[!", indent) - indent;
      this.add(start + opening, start + text.indexOf("]", indent) - indent + 1, "callout");
    }
  }

  private readFence(fence: Fence): void {
    const { start, end } = fence.position;
    const opening = this.lines.text.slice(start.offset, lineEnd(this.lines, start.line));
    const run = /^(?:`+|~+)/.exec(opening)?.[0].length ?? 0;
    this.add(start.offset, start.offset + run, "sign");
    const info = opening.slice(run).trim();
    const at = start.offset + run + opening.slice(run).length - opening.slice(run).trimStart().length;
    if (this.isDrill) this.add(at, at + fence.language.length, "language");
    else this.readMeta(info, at);
    if (fence.closed && end.line > start.line) {
      const closing = lineStart(this.lines, end.line);
      const line = this.lines.text.slice(closing, end.offset);
      this.add(closing + line.length - line.trimStart().length, end.offset, "sign");
    }
    const language = normaliseLanguage(this.isDrill ? fence.language : readFenceMeta(info).language);
    if (fence.lineStarts.length > 0) {
      const { text, lineStarts } = fence;
      this.codes.push({ language, text, lineStarts });
      this.readMarks(fence, language);
    }
  }

  /** `{1,3-5}`, `ins={2}`, `title="…"`, `"text"`. */
  private readMeta(info: string, at: number): void {
    const { language, ranges, texts } = readFenceMeta(info);
    this.add(at, at + language.length, "language");
    for (const { start, end } of texts) this.add(at + start, at + end, "quoted");
    for (const { kind, start, end } of ranges) {
      this.add(at + start, at + end, kind === "ins" ? "inserted" : kind === "del" ? "deleted" : "lines");
    }
    for (const option of info.matchAll(/(?:^|\s)(title|ins|del|mark|focus|collapse)=(?=["'{])/g)) {
      const from = at + option.index + option[0].length - (option[1] ?? "").length - 1;
      this.add(from, from + (option[1] ?? "").length, "option");
    }
    const title = /(?:^|\s)title=(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')/.exec(info);
    if (title !== null) {
      const value = title[0].indexOf("=") + 1;
      this.add(at + title.index + value, at + title.index + title[0].length, "quoted");
    }
  }

  private readMarks(fence: Fence, language: string): void {
    if (!this.isDrill) {
      const { badges, directives } = stripCode(fence.text, language);
      this.addInCode(fence, badges, "number");
      this.addInCode(fence, directives, "directive");
      return;
    }
    for (const { line, column, correct } of marksOf(fence.text, fence.language)) {
      const from = (fence.lineStarts[line - 1] ?? 0) + column;
      const sign = this.lines.text.charAt(from) === "#" ? 2 : 3;
      this.add(from, from + sign, correct ? "right" : "tempting");
    }
    this.addInCode(fence, findBlanks(fence.text), "blank");
  }

  /** Stretches of a fence's code, in order. */
  private addInCode(
    fence: Fence,
    stretches: readonly { readonly from: number; readonly to: number }[],
    role: SourceRole,
  ): void {
    const places = new CodePlaces(fence);
    for (const { from, to } of stretches) this.add(places.at(from), places.at(to), role);
  }

  private endOfLineAt(offset: number): number {
    const feed = this.lines.text.slice(offset).search(/[\r\n]/);
    return feed === -1 ? this.lines.text.length : offset + feed;
  }

  private add(from: number, to: number, role: SourceRole): void {
    if (from < to) this.spans.push({ from, to, role });
  }
}

/** Where the characters of a fence's code stand in the block; asked for in rising order. */
class CodePlaces {
  private readonly fence: Fence;
  private line = 0;
  private start = 0;

  constructor(fence: Fence) {
    this.fence = fence;
  }

  at(offset: number): number {
    for (;;) {
      const feed = this.fence.text.indexOf("\n", this.start);
      if (feed === -1 || feed >= offset) break;
      this.start = feed + 1;
      this.line += 1;
    }
    return (this.fence.lineStarts[this.line] ?? 0) + offset - this.start;
  }
}

function withoutOverlaps(sorted: readonly SourceSpan[]): readonly SourceSpan[] {
  let end = 0;
  return sorted.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}
