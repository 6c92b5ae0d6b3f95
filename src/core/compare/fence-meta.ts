import type { LineMarkKind } from "./comparison";

/** Lines `from`–`to` a fence's mark names, and where it is written. */
export interface MetaRange {
  readonly kind: LineMarkKind;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** A text to be marked, or the text of a message, and where it is written. */
export interface MetaText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What follows a fence's run: its language and what is asked of its view. Offsets are in that info string. [C4] */
export interface FenceMeta {
  readonly language: string;
  readonly title: string | null;
  readonly ranges: readonly MetaRange[];
  readonly texts: readonly MetaText[];
  /** What cannot be read, with what to write instead. */
  readonly unreadable: readonly MetaText[];
  /** Options that are not known, with what is. */
  readonly unknown: readonly MetaText[];
}

const MARK_KINDS: ReadonlyMap<string, LineMarkKind> = new Map([
  ["mark", "mark"],
  ["ins", "ins"],
  ["del", "del"],
  ["focus", "focus"],
  ["collapse", "collapse"],
]);

const NO_LINES = 'Lines are written "{1,3-5}".';

/**
 * Reads an info string such as `go title="Fixed" {1,3-5} ins={7} "wg.Wait"`. Never throws; what cannot be read is
 * reported and left out. Linear.
 */
export function readFenceMeta(info: string): FenceMeta {
  return new MetaReader(info).read();
}

/** A text in double quotes, as `readFenceMeta` reads it. */
export function quoteMeta(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

/** Used once. */
class MetaReader {
  private readonly info: string;
  private at = 0;
  private title: string | null = null;
  private readonly ranges: MetaRange[] = [];
  private readonly texts: MetaText[] = [];
  private readonly unreadable: MetaText[] = [];
  private readonly unknown: MetaText[] = [];

  constructor(info: string) {
    this.info = info;
  }

  read(): FenceMeta {
    const language = this.readLanguage();
    for (;;) {
      while (/\s/.test(this.info.charAt(this.at))) this.at += 1;
      if (this.at >= this.info.length) break;
      this.readOption();
    }
    const { title, ranges, texts, unreadable, unknown } = this;
    return { language, title, ranges, texts, unreadable, unknown };
  }

  /** The first word, unless it is an option; `go{1}` is a language with a mark behind it. */
  private readLanguage(): string {
    const word = /^[^\s{}"'=]+/.exec(this.info)?.[0] ?? "";
    if (this.info.charAt(word.length) === "=") return "";
    this.at = word.length;
    return word;
  }

  private readOption(): void {
    const start = this.at;
    const character = this.info.charAt(start);
    if (character === "{") this.readLines("mark", start);
    else if (character === '"' || character === "'") {
      const text = this.readQuoted(start);
      if (text === "") this.report(this.unreadable, start, "There is nothing between the quotes.");
      else if (text !== null) this.texts.push({ text, start, end: this.at });
    } else this.readNamed(start);
  }

  private readNamed(start: number): void {
    const name = /^[^\s={}"']+/.exec(this.info.slice(start, start + 200))?.[0] ?? "";
    this.at = start + Math.max(name.length, 1);
    const value = name !== "" && this.info.charAt(this.at) === "=" ? this.info.charAt(this.at + 1) : "";
    const kind = MARK_KINDS.get(name.toLowerCase());
    if (value !== "") this.at += 1;
    if (value === "{" && kind !== undefined) {
      this.readLines(kind, start);
      return;
    }
    const quoted = value === '"' || value === "'" ? this.readQuoted(start) : undefined;
    if (quoted === null) return;
    if (quoted === undefined) while (/[^\s]/.test(this.info.charAt(this.at))) this.at += 1;
    if (name.toLowerCase() === "title" && quoted !== undefined) this.title = quoted;
    else if (name.toLowerCase() === "title")
      this.report(this.unreadable, start, 'A title is written title="…".');
    else if (kind !== undefined) this.report(this.unreadable, start, `Lines are written ${name}={1,3-5}.`);
    else {
      const written = this.info.slice(start, this.at);
      const known = `Known are title="…", {1,3-5}, ins={…}, del={…}, focus={…}, collapse={…} and "text".`;
      this.report(this.unknown, start, `"${written}" is not known and is ignored. ${known}`);
    }
  }

  /** Reads `{1,3-5}` at the cursor. */
  private readLines(kind: LineMarkKind, start: number): void {
    const close = this.info.indexOf("}", this.at);
    const from = this.at + 1;
    if (close === -1) {
      this.at = this.info.length;
      this.report(this.unreadable, start, `The brace is never closed. ${NO_LINES}`);
      return;
    }
    this.at = close + 1;
    let offset = from;
    for (const part of this.info.slice(from, close).split(",")) {
      const lead = part.length - part.trimStart().length;
      const begin = offset + lead;
      const end = begin + part.trim().length;
      const [, first, last = first] = /^(\d{1,6})(?:\s*-\s*(\d{1,6}))?$/.exec(part.trim()) ?? [];
      offset += part.length + 1;
      if (first === undefined) {
        const why =
          part.trim() === "" ? "A line number is missing." : `"${part.trim()}" is not a line or a range.`;
        this.unreadable.push({ text: `${why} ${NO_LINES}`, start: begin, end: Math.max(end, begin + 1) });
      } else {
        const [low, high] = [Number(first), Number(last)].sort((a, b) => a - b);
        this.ranges.push({ kind, from: low ?? 0, to: high ?? 0, start: begin, end });
      }
    }
  }

  /** Reads a quoted text at the cursor, in which `\"` and `\\` stand for themselves; null when it never ends. */
  private readQuoted(start: number): string | null {
    const quote = this.info.charAt(this.at);
    let text = "";
    for (let at = this.at + 1; at < this.info.length; at++) {
      const character = this.info.charAt(at);
      if (character === quote) {
        this.at = at + 1;
        return text;
      }
      const next = this.info.charAt(at + 1);
      if (character === "\\" && (next === quote || next === "\\")) {
        text += next;
        at += 1;
      } else text += character;
    }
    this.at = this.info.length;
    this.report(this.unreadable, start, "The quote is never closed.");
    return null;
  }

  private report(list: MetaText[], start: number, text: string): void {
    list.push({ text, start, end: this.at });
  }
}
