import { linesOf, lineEnd, lineStart, lineText, type Lines } from "../text/lines";
import { continueContainers, openContainer, type Container } from "./containers";
import { closesFence, readFenceOpening, type FenceOpening } from "./fence-line";
import { HEADING_OPENING, HEADING_UNDERLINE } from "./heading-line";
import { endsHtmlBlock, readHtmlBlockStart, type HtmlBlockEnd } from "./html-block";
import { blanksAhead, cursorAt, remainder, takeBlanks, type LineCursor } from "../text/line-cursor";

/**
 * A note as CommonMark and the app divide it: front matter, then leaf blocks in whatever quotes, callouts and lists
 * they stand. Everything that asks where code, prose, headings or links are asks this value.
 */
export interface Note {
  readonly lines: Lines;
  /** The number of the line that closes the front matter; 0 when there is none. */
  readonly frontMatterEnd: number;
  /** In written order. Blank lines belong to none of them. */
  readonly leaves: readonly Leaf[];
}

/** A block that holds text and no other block. */
export type Leaf = TextLeaf | FenceLeaf;

interface LeafPlace {
  /** The numbers of its first and last line, from 1. */
  readonly first: number;
  readonly last: number;
  /** What it stands in, outermost first; a callout is a quote. */
  readonly containers: readonly ("quote" | "list")[];
}

export interface TextLeaf extends LeafPlace {
  /** `code` is indented code; `comment` is a `%%` comment that begins a line; `break` is a thematic break. */
  readonly kind: "paragraph" | "heading" | "code" | "html" | "comment" | "break";
  /** Where its text begins in each of its lines, behind what its containers take. Offsets in the note. */
  readonly starts: readonly number[];
}

/** A fenced code block. */
export interface FenceLeaf extends LeafPlace {
  readonly kind: "fence";
  readonly opening: FenceOpening;
  /** The offset of the opening fence's first character. */
  readonly start: number;
  /** Where the opening fence's line ends. */
  readonly openingEnd: number;
  readonly content: readonly ContentLine[];
  /** Where the closing fence ends; null when the note, or what the block stands in, ends before. */
  readonly closingEnd: number | null;
}

/** One line of a fence's content: where it begins in the note, after `padding` blanks that the note has as part of a tab. */
export interface ContentLine {
  readonly offset: number;
  readonly end: number;
  readonly padding: number;
}

/** Deeper than any note a person writes; it keeps a line of nothing but markers from costing its length squared. */
const DEEPEST = 64;

const DELIMITER = /^---[ \t]*$/;

export interface ReadOptions {
  /**
   * `text` reads `%%` comments and HTML as paragraphs. A comment that nobody closed then hides nothing of what
   * follows it.
   */
  readonly comments?: "hidden" | "text";
}

/**
 * Divides a note. Containers nested deeper than 64 are not followed. Never throws. Time is linear in the note's length.
 */
export function readNote(text: string, options: ReadOptions = {}): Note {
  const lines = linesOf(text);
  return new NoteReader(lines, frontMatterEnd(lines), options).read();
}

/** The same for Markdown that is no whole note, such as a block's content: no front matter begins it. */
export function readFragment(text: string, options: ReadOptions = {}): Note {
  return new NoteReader(linesOf(text), 0, options).read();
}

/** The fenced code blocks that stand in no quote and in no list. */
export function outerFences({ leaves }: Note): readonly FenceLeaf[] {
  return leaves.filter((leaf) => leaf.kind === "fence").filter(({ containers }) => containers.length === 0);
}

/** Whether a line, without its line ending, opens or closes front matter. */
export function isFrontMatterDelimiter(line: string): boolean {
  return DELIMITER.test(line);
}

/**
 * The number of the line that closes a note's front matter; 0 when the note has none.
 * Both lines are exactly `---` and blanks, and the first of them is the note's first line, after a byte order mark.
 */
export function frontMatterEnd(lines: Lines): number {
  if (!isFrontMatterDelimiter(lineText(lines, 1).replace(/^\uFEFF/, ""))) return 0;
  for (let line = 2; line <= lines.starts.length; line++)
    if (isFrontMatterDelimiter(lineText(lines, line))) return line;
  return 0;
}

/** The leaf that the next line may go on with. */
type OpenLeaf =
  | { readonly kind: "none" }
  | { readonly kind: "paragraph" | "comment"; readonly leaf: OpenText }
  | { readonly kind: "html"; readonly leaf: OpenText; readonly end: HtmlBlockEnd }
  | { readonly kind: "fence"; readonly leaf: OpenFence; readonly indent: number };

/** Leaves that grow while they are read. */
type OpenText = { -readonly [Key in keyof TextLeaf]: TextLeaf[Key] } & { readonly starts: number[] };
type OpenFence = { -readonly [Key in keyof FenceLeaf]: FenceLeaf[Key] } & { readonly content: ContentLine[] };

/** What a line begins. */
type Beginning =
  | { readonly kind: "heading" | "break" | "comment"; readonly open: boolean }
  | { readonly kind: "html"; readonly end: HtmlBlockEnd; readonly open: boolean }
  | {
      readonly kind: "fence";
      readonly opening: FenceOpening;
      readonly indent: number;
      readonly start: number;
    };

const NONE: OpenLeaf = { kind: "none" };

/** Reads one note, line by line. Used once. */
class NoteReader {
  private readonly text: string;
  private readonly lines: Lines;
  private readonly frontMatterEnd: number;
  private readonly hidesComments: boolean;
  private readonly leaves: Leaf[] = [];
  private containers: readonly Container[] = [];
  private open: OpenLeaf = NONE;

  constructor(lines: Lines, frontMatterEnd: number, { comments = "hidden" }: ReadOptions) {
    this.hidesComments = comments === "hidden";
    this.lines = lines;
    this.text = lines.text;
    this.frontMatterEnd = frontMatterEnd;
  }

  read(): Note {
    const { starts } = this.lines;
    // A line ending at the end of the note begins no further line.
    const last =
      lineStart(this.lines, starts.length) === this.text.length ? starts.length - 1 : starts.length;
    for (let line = this.frontMatterEnd + 1; line <= last; line++) this.readLine(line);
    return { lines: this.lines, frontMatterEnd: this.frontMatterEnd, leaves: this.leaves };
  }

  private readLine(line: number): void {
    const cursor = cursorAt(this.text, lineStart(this.lines, line), lineEnd(this.lines, line));
    if (line === 1 && this.text.charCodeAt(0) === 0xfeff) cursor.offset = 1;
    const matched = continueContainers(cursor, this.containers);
    const allMatched = matched === this.containers.length;
    if (allMatched && this.continues(line, cursor)) return;
    if (this.open.kind === "fence") this.open = NONE;

    const below = this.open.kind === "paragraph";
    const opened: Container[] = [];
    let inParagraph = allMatched && below;
    let begins: Beginning | null = null;
    for (;;) {
      const { columns, next } = blanksAhead(cursor);
      if (next >= cursor.end || columns > 3) break;
      const rest = this.text.slice(next, cursor.end);
      if (inParagraph && HEADING_UNDERLINE.test(rest)) {
        this.underline(line, next);
        return;
      }
      // Even without its containers, a line may go on with a paragraph.
      begins = this.beginningAt(rest, below && opened.length === 0, columns, next);
      if (begins !== null) break;
      const deepest = matched + opened.length >= DEEPEST;
      const container = deepest ? null : openContainer(cursor, inParagraph);
      if (container === null) break;
      opened.push(container);
      inParagraph = false;
    }

    const { columns, next } = blanksAhead(cursor);
    const blank = next >= cursor.end;
    if (!blank && begins === null && opened.length === 0 && this.open.kind === "paragraph") {
      extend(this.open.leaf, line, next);
      return;
    }
    this.containers = [...this.containers.slice(0, matched), ...opened];
    if (!blank)
      for (const container of this.containers) if (container.kind === "list") container.empty = false;
    if (blank) this.open = NONE;
    else if (begins !== null) this.open = this.begin(begins, line, cursor, next);
    // Four columns without a paragraph to continue are indented code.
    else if (columns > 3) this.addIndentedCode(line, cursor.offset);
    else this.open = { kind: "paragraph", leaf: this.add("paragraph", line, next) };
  }

  /** Whether the line belongs to the open leaf whatever it holds; it is taken then. */
  private continues(line: number, cursor: LineCursor): boolean {
    const { open } = this;
    if (open.kind === "fence") {
      open.leaf.last = line;
      if (takesClosingFence(cursor, open.leaf.opening)) {
        open.leaf.closingEnd = cursor.end;
        this.open = NONE;
      } else open.leaf.content.push(contentLine(cursor, open.indent));
      return true;
    }
    if (open.kind !== "html" && open.kind !== "comment") return false;
    extend(open.leaf, line, cursor.offset);
    const rest = this.text.slice(cursor.offset, cursor.end);
    if (open.kind === "html" ? endsHtmlBlock(rest, open.end) : rest.includes("%%")) this.open = NONE;
    return true;
  }

  /** Makes the open paragraph a heading. */
  private underline(line: number, start: number): void {
    if (this.open.kind !== "paragraph") return;
    this.open.leaf.kind = "heading";
    extend(this.open.leaf, line, start);
    this.open = NONE;
  }

  /** What a line begins, other than a container or a paragraph; null when it begins none of these. */
  private beginningAt(
    rest: string,
    belowParagraph: boolean,
    indent: number,
    start: number,
  ): Beginning | null {
    if (HEADING_OPENING.test(rest)) return { kind: "heading", open: false };
    if (isThematicBreak(rest)) return { kind: "break", open: false };
    if (this.hidesComments) {
      if (rest.startsWith("%%")) return { kind: "comment", open: !rest.includes("%%", 2) };
      const end = readHtmlBlockStart(rest, belowParagraph);
      if (end !== null) return { kind: "html", end, open: !endsHtmlBlock(rest, end) };
    }
    const opening = readFenceOpening(rest);
    return opening === null ? null : { kind: "fence", opening, indent, start };
  }

  private begin(begins: Beginning, line: number, cursor: LineCursor, start: number): OpenLeaf {
    if (begins.kind === "fence") {
      const leaf: OpenFence = {
        kind: "fence",
        first: line,
        last: line,
        containers: this.containers.map(({ kind }) => kind),
        opening: begins.opening,
        start: begins.start,
        openingEnd: cursor.end,
        content: [],
        closingEnd: null,
      };
      this.leaves.push(leaf);
      return { kind: "fence", leaf, indent: begins.indent };
    }
    const leaf = this.add(begins.kind, line, start);
    if (!begins.open) return NONE;
    if (begins.kind === "html") return { kind: "html", leaf, end: begins.end };
    return { kind: "comment", leaf };
  }

  private add(kind: TextLeaf["kind"], line: number, start: number): OpenText {
    const containers = this.containers.map((container) => container.kind);
    const leaf: OpenText = { kind, first: line, last: line, containers, starts: [start] };
    this.leaves.push(leaf);
    return leaf;
  }

  private addIndentedCode(line: number, start: number): void {
    this.open = NONE;
    this.add("code", line, start);
  }
}

function extend(leaf: OpenText, line: number, start: number): void {
  leaf.last = line;
  leaf.starts.push(start);
}

function takesClosingFence(cursor: LineCursor, opening: FenceOpening): boolean {
  const { columns, next } = blanksAhead(cursor);
  return columns <= 3 && closesFence(cursor.text.slice(next, cursor.end), opening);
}

function contentLine(cursor: LineCursor, indent: number): ContentLine {
  takeBlanks(cursor, indent);
  return { ...remainder(cursor), end: cursor.end };
}

/** Whether a line, from its first character that is not a blank, is three or more of one of `*`, `-` and `_` with only blanks among them. */
export function isThematicBreak(line: string): boolean {
  const character = line.charAt(0);
  if (character !== "*" && character !== "-" && character !== "_") return false;
  let count = 0;
  for (const other of line) {
    if (other === character) count++;
    else if (other !== " " && other !== "\t") return false;
  }
  return count >= 3;
}
