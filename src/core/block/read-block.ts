import {
  readAnswerLine,
  readAttributeLine,
  type AttributeLine,
  BlockLines,
  type BlockLine,
  readItemLine,
  type ItemLine,
  readCalloutLine,
  withoutQuoteMarker,
  type CalloutLine,
} from "./lines";
import { isBlank, dedent } from "../text/blanks";
import { badBox, badId, headingWithoutBlank, unclosedFence, unknownKey, type BlockCode } from "./codes";
import type { Diagnostic, Severity } from "../text/diagnostic";
import type { Element, Item } from "./element";
import { readFenceOpening, type FenceOpening } from "../markdown/fence-line";
import { readHeadingLine } from "../markdown/heading-line";
import { lineText, linesText, positionBetween, type Lines } from "../text/lines";
import { isThematicBreak } from "../markdown/note";
import { nearest } from "../text/nearest";
import { OpenItem, withoutBlankEnds, readFence } from "./open-item";

/** What differs between the two block languages, which share one grammar. */
export interface Dialect {
  /** The attribute keys the language knows, in lower case. */
  readonly keys: readonly string[];
  /** Whether `= text` and `__n__ = text` lines are answers, and boxes matter; else they are text and left alone. */
  readonly answers: boolean;
}

/** A block's elements in written order, what was wrong on the way to them, and the lines their positions are in. */
export interface BlockElements {
  readonly elements: readonly Element[];
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: Lines;
}

/**
 * Reads the content of one of our blocks by the grammar both languages share: headings name, fences hold code,
 * lists hold answers or notes, callouts hold asides. [B1]–[B6]
 *
 * Never throws and never stops early; whatever is nothing else is text. Time is linear in the source's length.
 */
export function readBlock(source: string, dialect: Dialect): BlockElements {
  return new BlockReader(source, dialect).read();
}

/** Where attributes may stand: directly under a heading or at the top; known ones also after blank lines. [B2] [B3] */
type Zone = "under-heading" | "after-blank" | "closed";

/** Reads one block, line by line. Used once. */
class BlockReader {
  private readonly source: BlockLines;
  private readonly lines: Lines;
  private readonly dialect: Dialect;
  private readonly elements: Element[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private zone: Zone = "under-heading";
  private item: OpenItem | null = null;
  /** The lines of the text that is being read; null when none is. */
  private text: { readonly from: number; to: number } | null = null;
  /** Blank lines directly above the line that is being read. */
  private blanks = 0;

  constructor(source: string, dialect: Dialect) {
    this.source = new BlockLines(source);
    this.lines = this.source.lines;
    this.dialect = dialect;
  }

  read(): BlockElements {
    for (let number = 1; number <= this.source.count;) {
      const line = this.source.at(number);
      if (line === null) {
        this.blanks++;
        if (this.zone === "under-heading") this.zone = "after-blank";
        number++;
        continue;
      }
      number = this.readLine(line);
      this.blanks = 0;
    }
    this.closeItem();
    this.closeText();
    return { elements: this.elements, diagnostics: this.diagnostics, lines: this.lines };
  }

  /** Reads what begins at a line and returns the number of the line after it. */
  private readLine(line: BlockLine): number {
    const opening = readFenceOpening(line.text);
    if (opening !== null) return this.readFence(line, opening);
    if (line.text.startsWith(">")) return this.readQuote(line);
    if (this.readHeading(line) || this.readAttribute(line)) return line.number + 1;
    const item = this.readItem(line);
    if (item !== null) {
      const inItem = readFenceOpening(item.text);
      return inItem === null ? line.number + 1 : this.readFence(line, inItem, line.end - item.text.length);
    }
    if (!this.readAnswer(line)) this.readText(line);
    return line.number + 1;
  }

  private readFence(line: BlockLine, opening: FenceOpening, start = line.start): number {
    const { fence, next } = readFence(this.source, line, opening, start, this.blanks > 0);
    if (!fence.closed) this.report("error", "block/unclosed-fence", unclosedFence(opening), start, line.end);
    this.zone = "closed";
    this.closeText();
    // What a program prints stands for itself; below an option it may be that option's.
    const apart = fence.language === "output" && !fence.indented && fence.afterBlank;
    if (apart && this.item?.boxed === false) this.closeItem();
    if (this.item === null) this.elements.push(fence);
    else this.item.addFence(fence);
    return next;
  }

  private readQuote(line: BlockLine): number {
    const callout = readCalloutLine(line.text);
    const quoted: string[] = [
      callout === null ? withoutQuoteMarker(this.source.withBlanksAtEnd(line)) : callout.title,
    ];
    const signs = [line.start];
    let last = line;
    for (;;) {
      const next = this.source.at(last.number + 1);
      if (next === null || !next.text.startsWith(">") || readCalloutLine(next.text) !== null) break;
      quoted.push(withoutQuoteMarker(this.source.withBlanksAtEnd(next)));
      signs.push(next.start);
      last = next;
    }
    this.zone = "closed";
    this.closeText();
    const belongs =
      this.item !== null && (this.item.holds(line.indent) || (this.blanks === 0 && callout === null));
    if (this.item !== null && belongs && callout === null) this.item.addQuote(quoted, signs, last.end);
    else this.pushQuote(line, last, callout, { lines: quoted, signs }, belongs);
    return last.number + 1;
  }

  private pushQuote(
    first: BlockLine,
    last: BlockLine,
    callout: CalloutLine | null,
    quoted: { readonly lines: readonly string[]; readonly signs: readonly number[] },
    belongs: boolean,
  ): void {
    const item = this.closeItem();
    const position = positionBetween(this.lines, first.start, last.end);
    const raw = withoutBlankEnds(
      dedent(linesText(this.lines, first.number, last.number).split("\n")).join("\n"),
    );
    if (callout === null) {
      this.elements.push({ kind: "quote", raw, quoteSigns: quoted.signs, position });
      return;
    }
    const body = withoutBlankEnds(quoted.lines.slice(1).join("\n"));
    this.elements.push({
      kind: "callout",
      callout: { type: callout.type, title: callout.title, body, position },
      raw,
      under: belongs ? item : null,
      typePlace: { start: first.start + callout.typeStart, end: first.start + callout.typeEnd },
      quoteSigns: quoted.signs,
      position,
    });
  }

  private readHeading(line: BlockLine): boolean {
    // As in Markdown, a heading inside an item is the item's.
    const stands = line.indent <= 3 && this.item?.holds(line.indent) !== true;
    const heading = stands ? readHeadingLine(line.text) : null;
    if (heading === null) return false;
    this.closeItem();
    this.closeText();
    this.zone = "under-heading";
    if (heading.error === "no-blank") {
      const message = headingWithoutBlank(line.text, heading);
      this.report("error", "block/heading-blank", message, line.start, line.end);
    }
    if (heading.badId !== null) {
      const start = line.start + (heading.idAt ?? 0);
      this.report("error", "block/bad-id", badId(heading.badId), start, start + heading.badId.length + 1);
    }
    const { level, text, id, idAt } = heading;
    const idStart = line.start + (idAt ?? 0);
    const idPlace = id === null ? null : { start: idStart, end: idStart + id.length + 1 };
    this.elements.push({ kind: "heading", level, text, id, idPlace, position: this.source.positionOf(line) });
    return true;
  }

  private readAttribute(line: BlockLine): boolean {
    if (this.zone === "closed" || line.indent > 3) return false;
    const attribute = readAttributeLine(line.text);
    if (attribute === null || !this.isAttribute(attribute)) return false;
    const key = attribute.key.toLowerCase();
    const known = this.dialect.keys.includes(key);
    const keyEnd = line.start + attribute.key.length;
    if (!known)
      this.report("warning", "block/unknown-key", unknownKey(key, this.dialect.keys), line.start, keyEnd);
    else if (attribute.key !== key) {
      const message = `Keys are in lower case: write "${key}:".`;
      this.report("warning", "block/key-case", message, line.start, keyEnd);
    }
    const valueStart = line.end - attribute.value.length;
    this.elements.push({
      kind: "attribute",
      key,
      value: attribute.value,
      position: this.source.positionOf(line),
      valuePosition: positionBetween(this.lines, valueStart, line.end),
    });
    return true;
  }

  /**
   * Directly under a heading any word in lower case is a key, and what is near one in any case ("Note: …" is prose).
   * After a blank line only a known key is.
   */
  private isAttribute({ key, followedByBlank }: AttributeLine): boolean {
    if (this.zone === "after-blank") return followedByBlank && this.dialect.keys.includes(key);
    const lower = key.toLowerCase();
    if (this.dialect.keys.includes(lower)) return true;
    return followedByBlank && (key === lower || nearest(lower, this.dialect.keys) !== null);
  }

  /** Opens an item and returns what stands on its first line; null when the line begins none. */
  private readItem(line: BlockLine): ItemLine | null {
    const read = isThematicBreak(line.text) ? null : readItemLine(line.text);
    if (read === null) return null;
    if (read.box === null && this.item?.holds(line.indent) === true) return null;
    if (this.item === null && this.text !== null && this.blanks === 0 && continuesParagraph(read))
      return null;
    this.closeItem();
    this.closeText();
    this.zone = "closed";
    if (this.dialect.answers && read.error !== null) this.reportBox(line, read);
    const code = readFenceOpening(read.text) !== null;
    this.item = new OpenItem(code ? { ...read, text: "" } : read, line.indent, line.start, line.end);
    return read;
  }

  private reportBox(line: BlockLine, read: ItemLine): void {
    const code = read.error === "unreadable" ? "block/unreadable-box" : "block/malformed-box";
    const message = badBox(line.text.slice(0, read.length), read);
    this.report("error", code, message, line.start, line.start + read.length);
  }

  private readAnswer(line: BlockLine): boolean {
    const answer = this.dialect.answers ? readAnswerLine(line.text) : null;
    if (answer === null) return false;
    this.closeItem();
    this.closeText();
    this.zone = "closed";
    if (answer.error === "no-blank") {
      const message = `An answer needs a blank after its "=": write "= ${answer.text}".`;
      this.report("error", "block/answer-blank", message, line.start, line.end);
    }
    const { blank, text, blankLength, signAt } = answer;
    const sign = line.start + signAt;
    this.elements.push({
      kind: "answer",
      blank,
      text,
      blankPlace: blank === null ? null : { start: line.start, end: line.start + blankLength },
      signPlace: { start: sign, end: sign + 1 },
      position: this.source.positionOf(line),
    });
    return true;
  }

  private readText(line: BlockLine): void {
    if (this.item !== null) {
      const lazy = this.blanks === 0 && this.item.last === "text" && !isThematicBreak(line.text);
      if (lazy || this.item.holds(line.indent)) {
        this.item.addText(lineText(this.lines, line.number), this.blanks, line.end);
        return;
      }
      this.closeItem();
    }
    this.reportLateKey(line, this.zone);
    this.zone = "closed";
    if (this.text === null) this.text = { from: line.number, to: line.number };
    else this.text.to = line.number;
  }

  /** Says so of a text line that looks like an attribute: a known key, or what is near one where attributes still may stand. */
  private reportLateKey(line: BlockLine, zone: Zone): void {
    const attribute = readAttributeLine(line.text);
    if (attribute?.followedByBlank !== true) return;
    const near = zone === "closed" ? null : nearest(attribute.key, this.dialect.keys);
    const key = this.dialect.keys.includes(attribute.key) ? attribute.key : near;
    if (key === null) return;
    const message = `"${attribute.key}:" is read as text here. If it is an attribute, write "${key}:" directly under the heading.`;
    this.report("warning", "block/late-key", message, line.start, line.end);
  }

  private closeItem(): Item | null {
    if (this.item === null) return null;
    const item = this.item.close(this.lines);
    this.elements.push(item);
    this.item = null;
    return item;
  }

  private closeText(): void {
    if (this.text === null) return;
    const { from, to } = this.text;
    this.text = null;
    this.elements.push({ kind: "text", ...this.source.verbatim(from, to) });
  }

  private report(severity: Severity, code: BlockCode, message: string, start: number, end: number): void {
    this.diagnostics.push({ severity, code, message, position: positionBetween(this.lines, start, end) });
  }
}

/** What would begin an item, but goes on with the paragraph above it: a bare marker, or a list from 2 on. */
function continuesParagraph(read: ItemLine): boolean {
  if (read.box !== null) return false;
  return isBlank(read.text) || (read.marker === "ordered" && read.number !== 1);
}
