import type { Term } from "./term";
import { splitTerm, unwrapTerm } from "./term-name";

/** Where in the front matter a term was read: its property, and the entry (from 0) of that property's value. */
export interface TermSource {
  readonly key: string;
  readonly entry: number;
}

/** What can be odd about an entry that was read all the same. */
export type TermDiagnosticKind =
  "not-text" | "nested-list" | "empty" | "no-definition" | "comma-list" | "unknown-key" | "too-many";

/** Something an author should look at; `source` says where. */
export interface TermDiagnostic {
  readonly kind: TermDiagnosticKind;
  readonly message: string;
  readonly source: TermSource;
}

/** The terms of one note in written order. `sources[i]` tells where `terms[i]` stood. */
export interface TermsReading {
  readonly terms: readonly Term[];
  readonly sources: readonly TermSource[];
  readonly diagnostics: readonly TermDiagnostic[];
}

/** More values than any note holds; past it, a value is a bomb built of references and is left alone. */
const VALUE_LIMIT = 50_000;

const NESTING_LIMIT = 8;

const RECORD_KEYS = ["definition", "def", "aliases", "alias", "see", "avoid", "group"] as const;

/**
 * Whether a property's name is the one terms stand under: `Terms introduced` in any case, with blanks, hyphens
 * or underscores; `terms`; or the vault's own `extraName`, matched as loosely. [T1]
 */
export function isTermsKey(name: string, extraName?: string): boolean {
  const folded = foldKey(name);
  if (folded === "termsintroduced" || folded === "terms") return true;
  return extraName !== undefined && folded !== "" && folded === foldKey(extraName);
}

/**
 * Reads the terms a note introduces from its parsed front matter, whoever parsed it: the app's metadata cache
 * and the note's own text give the same terms. Anything but an object holds none. Never throws, and reads a
 * bounded number of values. [T1] [T2]
 */
export function readTerms(frontMatter: unknown, extraName?: string): TermsReading {
  const reader = new Reader();
  if (isMap(frontMatter)) {
    for (const [key, value] of Object.entries(frontMatter)) {
      if (isTermsKey(key, extraName)) reader.readProperty(key, value);
    }
  }
  return { terms: reader.terms, sources: reader.sources, diagnostics: reader.diagnostics };
}

class Reader {
  readonly terms: Term[] = [];
  readonly sources: TermSource[] = [];
  readonly diagnostics: TermDiagnostic[] = [];
  private source: TermSource = { key: "", entry: 0 };
  private budget = VALUE_LIMIT;

  readProperty(key: string, value: unknown): void {
    this.source = { key, entry: 0 };
    if (value === null || value === undefined) return;
    if (typeof value === "string") {
      this.readText(value);
      return;
    }
    const entries = Array.isArray(value) ? (value as unknown[]) : this.mapEntries(value);
    for (const [index, entry] of entries.entries()) {
      this.source = { key, entry: index };
      if (!this.spend()) return;
      this.readEntry(entry);
    }
  }

  /** A map is its entries one by one, unless it describes a single term; anything else is its own only entry. */
  private mapEntries(value: unknown): unknown[] {
    if (!isMap(value) || termOfRecord(value) !== undefined) return [value];
    return Object.entries(value).map(([key, entry]) => fromEntry(key, entry));
  }

  /** Text of several lines is a list only if each line reads as a term with its definition. */
  private readText(text: string): void {
    const lines = text
      .split("\n")
      .map((line) => line.trim().replace(/^[-*+] /, ""))
      .filter((line) => line !== "");
    const isList = lines.length > 1 && lines.every((line) => splitTerm(line).definition !== "");
    if (isList) for (const line of lines) this.addText(line);
    else this.addText(text);
  }

  private readEntry(entry: unknown): void {
    if (typeof entry === "string") this.addText(entry);
    else if (Array.isArray(entry)) this.addText(this.linkText(entry));
    else if (isMap(entry)) this.readMap(entry);
    else if (entry === null || entry === undefined) this.report("empty", EMPTY_ENTRY);
    else this.addText(this.scalarText(entry));
  }

  private readMap(map: Readonly<Record<string, unknown>>): void {
    const name = termOfRecord(map);
    if (name !== undefined) {
      this.addRecord(this.text(map[name]), map, name);
      return;
    }
    const entries = Object.entries(map);
    if (entries.length === 0) this.report("empty", EMPTY_ENTRY);
    for (const [key, value] of entries) {
      if (!this.spend()) return;
      if (isMap(value) && Object.keys(value).some(isRecordKey)) this.addRecord(key, value, null);
      // `a — b: c` reached YAML as a map: put the text back together and split where the author did.
      else if (/ [—–-] /.test(key)) this.addText(`${key}: ${this.text(value)}`);
      else this.add({ ...splitOff(key), definition: this.text(value) });
    }
  }

  private addRecord(term: string, map: Readonly<Record<string, unknown>>, nameKey: string | null): void {
    const record = { definition: "", aliases: [] as string[], see: [] as string[], avoid: [] as string[] };
    let group: string | null = null;
    for (const [key, value] of Object.entries(map)) {
      if (key === nameKey) continue;
      const folded = foldKey(key);
      if (folded === "definition" || folded === "def") record.definition = this.text(value);
      else if (folded === "aliases" || folded === "alias") record.aliases = this.texts(value);
      else if (folded === "see") record.see = this.texts(value);
      else if (folded === "avoid") record.avoid = this.texts(value);
      else if (folded === "group") group = this.text(value) || null;
      else {
        this.report(
          "unknown-key",
          `A term has no "${key}"; write term, definition, aliases, see, avoid or group.`,
        );
      }
    }
    this.add({ ...splitOff(term), ...record, group });
  }

  private addText(text: string): void {
    const { term, definition } = splitTerm(text);
    const told = definition === "" && term.includes(", ");
    if (told) {
      this.report(
        "comma-list",
        `"${clip(term)}" is one term without a definition; if several were meant, give each an entry of its own.`,
      );
    }
    const bare = { term, definition, aliases: NONE, see: NONE, avoid: NONE, group: null };
    if (told) this.push(bare);
    else this.add(bare);
  }

  private add(term: Term): void {
    if (term.term === "") {
      this.report("empty", EMPTY_ENTRY);
      return;
    }
    if (term.definition === "") {
      this.report(
        "no-definition",
        `"${clip(term.term)}" has no definition; write "${clip(term.term)} — what it means".`,
      );
    }
    this.push(term);
  }

  private push(term: Term): void {
    this.terms.push(term);
    this.sources.push(this.source);
  }

  private texts(value: unknown): string[] {
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    const texts: string[] = [];
    for (const each of values) {
      if (!this.spend()) break;
      const text = unwrapTerm(this.text(each));
      if (text !== "") texts.push(text);
    }
    return texts;
  }

  private text(value: unknown): string {
    if (typeof value === "string") return value.trim();
    if (value === null || value === undefined) return "";
    if (Array.isArray(value)) return this.linkText(value);
    return this.scalarText(value);
  }

  /** What `[[x]]` without quotes becomes in YAML: lists in lists. Their scalars, joined, are the text again. */
  private linkText(list: readonly unknown[]): string {
    const parts: string[] = [];
    const collect = (values: readonly unknown[], depth: number): void => {
      for (const value of values) {
        if (!this.spend()) return;
        if (Array.isArray(value)) {
          if (depth < NESTING_LIMIT) collect(value, depth + 1);
        } else if (typeof value === "string") parts.push(value.trim());
        else if (value !== null && value !== undefined) parts.push(this.scalarText(value));
      }
    };
    collect(list, 0);
    const text = parts.join(", ");
    this.report(
      "nested-list",
      `YAML reads the brackets round "${clip(text)}" as a list; put the whole entry in double quotes.`,
    );
    return text;
  }

  private scalarText(value: unknown): string {
    const text = value instanceof Date ? dateText(value) : plainText(value);
    this.report("not-text", `YAML does not read "${clip(text)}" as text; put it in double quotes.`);
    return text;
  }

  private report(kind: TermDiagnosticKind, message: string): void {
    this.diagnostics.push({ kind, message, source: this.source });
  }

  private spend(): boolean {
    this.budget -= 1;
    if (this.budget === 0) this.report("too-many", `Only the first ${VALUE_LIMIT} values were read.`);
    return this.budget > 0;
  }
}

/** Most terms have nothing but a definition, and a vault has many thousands of terms. */
const NONE: readonly string[] = [];

const EMPTY_ENTRY = `This entry holds no term; write "term — definition", in quotes if it starts with #.`;

function splitOff(term: string): Term {
  return { term: unwrapTerm(term), definition: "", aliases: NONE, see: NONE, avoid: NONE, group: null };
}

function foldKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]+/g, "");
}

function isRecordKey(key: string): boolean {
  return (RECORD_KEYS as readonly string[]).includes(foldKey(key));
}

/** The key that names the term in `{term, definition, …}`; `name` counts only beside another of its keys. */
function termOfRecord(map: Readonly<Record<string, unknown>>): string | undefined {
  const keys = Object.keys(map);
  return (
    keys.find((key) => foldKey(key) === "term") ??
    (keys.some(isRecordKey) ? keys.find((key) => foldKey(key) === "name") : undefined)
  );
}

function fromEntry(key: string, value: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries([[key, value]]);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const text = date.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text;
}

function plainText(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint")
    return String(value);
  return "";
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
