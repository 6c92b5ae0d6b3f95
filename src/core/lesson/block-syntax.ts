import { comparisonKeys } from "../compare/attributes";
import { readFenceMeta } from "../compare/fence-meta";
import { stripCode } from "../compare/markers";
import { normaliseLanguage } from "../compare/languages";
import { readUnits } from "../compare/units";
import { drillKeys } from "../drill/attributes";
import { findBlanks } from "../drill/kinds/cloze";
import { marksOf } from "../drill/marks";
import { readBlock, type BlockElements } from "../block/read-block";
import type { Element, Fence, Place } from "../block/element";
import { lineStart, type Lines } from "../text/lines";

/** What a range of one of our blocks is to the block's language. */
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

/** A range of a block's content; offsets count from the content's beginning. */
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

/** What the ranges of a `go-drill` or `go-compare` block are, so that an editor can show it. Never throws. Linear. */
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
    for (const element of this.block.elements) this.readElement(element);
    if (!this.isDrill) this.readNoteNumbers();
    this.spans.sort((a, b) => a.from - b.from);
    return { spans: withoutOverlaps(this.spans), codes: this.codes };
  }

  private readElement(element: Element): void {
    const { start, end } = element.position;
    switch (element.kind) {
      case "heading": {
        const text = start.offset + element.level;
        this.add(start.offset, text, "sign");
        this.add(text, element.idPlace?.start ?? end.offset, "heading");
        this.addPlace(element.idPlace, "id");
        return;
      }
      case "attribute": {
        const keys = this.isDrill ? drillKeys : comparisonKeys;
        if (keys.includes(element.key)) this.add(start.offset, start.offset + element.key.length + 1, "key");
        return;
      }
      case "answer":
        this.addPlace(element.blankPlace, "blank");
        this.add(element.blankPlace?.end ?? element.signPlace.start, element.signPlace.end, "sign");
        return;
      case "item":
        if (this.isDrill || element.marker === "bullet") {
          this.addPlace(element.markerPlace, "sign");
          this.addPlace(element.boxPlace, element.box === "checked" ? "right" : "wrong");
        }
        this.addSigns(element.quoteSigns);
        for (const fence of element.fences) this.readFence(fence);
        return;
      case "callout":
        this.addSigns(element.quoteSigns);
        this.addPlace(element.typePlace, "callout");
        return;
      case "quote":
        this.addSigns(element.quoteSigns);
        return;
      case "fence":
        this.readFence(element);
        return;
      case "text":
    }
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

  private readFence(fence: Fence): void {
    this.addPlace(fence.openingRun, "sign");
    this.addPlace(fence.closingRun, "sign");
    const { start, end } = fence.info;
    const info = this.lines.text.slice(start, end);
    if (this.isDrill) this.add(start, start + fence.language.length, "language");
    else this.readMeta(info, start);
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

  /** Ranges of a fence's code, in order. */
  private addInCode(
    fence: Fence,
    ranges: readonly { readonly from: number; readonly to: number }[],
    role: SourceRole,
  ): void {
    const places = new CodePlaces(fence);
    for (const { from, to } of ranges) this.add(places.at(from), places.at(to), role);
  }

  private addSigns(offsets: readonly number[]): void {
    for (const offset of offsets) this.add(offset, offset + 1, "sign");
  }

  private addPlace(place: Place | null, role: SourceRole): void {
    if (place !== null) this.add(place.start, place.end, role);
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
