import type { Edit } from "../text/edits";
import type { YamlCode } from "./codes";
import type { YamlEntry, YamlScalar } from "./entries";
import { isVersion, plainType, quotedEntry, type EntryRole } from "./quotes";

/**
 * A place where YAML does not read an entry as its author meant it. `rejected` means that a parser stops there;
 * otherwise it goes on with less or other than was written. `start` and `end` are offsets in the slice. `message` names
 * the form to write, and `fix` writes it; it is null where one line is not enough. [T3]
 */
export interface EntryDiagnostic {
  readonly code: YamlCode;
  readonly rejected: boolean;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly fix: Edit | null;
}

const MEANINGS: Readonly<Record<string, string>> = {
  "`": "no value may begin with a backtick",
  "@": 'no value may begin with "@"',
  "%": 'no value may begin with "%"',
  "*": 'a leading "*" refers to an anchor',
  "&": 'a leading "&" names an anchor, and the word after it is lost',
  "!": 'a leading "!" is a tag, and the word after it is lost',
  "|": 'a leading "|" announces a block of text',
  ">": 'a leading ">" announces a block of text',
  "{": 'a leading "{" opens a map',
  "[": 'a leading "[" opens a list',
  "}": 'no value may begin with "}"',
  "]": 'no value may begin with "]"',
  ",": 'no value may begin with ","',
};

/** How far the first item of each property's list is indented, of those indented by blanks. */
export type ItemIndents = ReadonlyMap<string | null, number>;

export function itemIndents(entries: readonly YamlEntry[]): ItemIndents {
  const indents = new Map<string | null, number>();
  for (const { property, dashes, tab, indent } of entries) {
    if (dashes > 0 && !tab && !indents.has(property)) indents.set(property, indent);
  }
  return indents;
}

/**
 * Finds what YAML cuts, changes or rejects in one entry. It reads the raw text, because a parser reports only what it
 * rejects. At most one diagnostic for each cause; in written order. [T3]
 */
export function checkEntry(
  entry: YamlEntry,
  role: EntryRole,
  indents: ItemIndents = new Map(),
): readonly EntryDiagnostic[] {
  const found: EntryDiagnostic[] = [];
  const { shown, edit } = quotedEntry(entry, role);
  const add = (code: YamlCode, rejected: boolean, column: number, length: number, why: string): void => {
    const start = entry.offset + column;
    found.push({ code, rejected, message: `${why}; write ${shown}.`, start, end: start + length, fix: edit });
  };
  if (entry.tab) {
    const start = entry.offset;
    const end = start + entry.indent;
    const message = "YAML does not allow tabs as indentation; use spaces.";
    const fix = { start, end, text: " ".repeat(blanksFor(entry, indents)) };
    found.push({ code: "lesson/yaml-tab", rejected: true, message, start, end, fix });
  }
  for (const scalar of entry.key === null ? [entry.value] : [entry.key, entry.value]) {
    checkCharacter(scalar, role, add);
  }
  checkRest(entry.value, role, entry.key !== null, add);
  if (role === "term" || isVersion(entry)) checkTypes(entry, role, add);
  return found;
}

/** How far an entry is to be indented: an item as those beside it, anything else two blanks for each tab. */
function blanksFor(entry: YamlEntry, indents: ItemIndents): number {
  const beside = entry.dashes > 0 ? indents.get(entry.property) : undefined;
  return beside ?? entry.indentation.replaceAll("\t", "  ").length;
}

type Add = (code: YamlCode, rejected: boolean, column: number, length: number, why: string) => void;

function checkCharacter(scalar: YamlScalar, role: EntryRole, add: Add): void {
  const { text, column, style, after, afterColumn } = scalar;
  const first = text.charAt(0);
  if (style === "quoted" && after !== "" && !after.startsWith("#")) {
    add(
      "lesson/yaml-after-quote",
      true,
      afterColumn,
      after.length,
      "YAML allows no text after a closing quote",
    );
    return;
  }
  if (style === "flow") {
    checkBrackets(scalar, role, add);
    return;
  }
  if (style !== "plain") return;
  const meaning = MEANINGS[first];
  if (meaning === undefined) return;
  const drops = first === "&" || first === "!";
  if (drops && role === "other") return;
  add("lesson/yaml-character", !drops, column, text.length, `In YAML ${meaning}`);
}

/** Brackets are a list or map like any other, unless a link or a sentence was meant. */
function checkBrackets(scalar: YamlScalar, role: EntryRole, add: Add): void {
  const { text, column, after, closed } = scalar;
  const link = /^\[\[[^[\]{}"']+\]\]$/.test(text);
  if (after !== "" && !after.startsWith("#")) {
    const why = text.startsWith("[[")
      ? "YAML takes the brackets of a wikilink for lists"
      : `In YAML ${MEANINGS[text.charAt(0)] ?? ""}`;
    add(text.startsWith("[[") ? "lesson/yaml-link" : "lesson/yaml-character", true, column, text.length, why);
  } else if (link && !/^\[\[[-\d., ]+\]\]$/.test(text)) {
    add("lesson/yaml-link", false, column, text.length, "YAML takes the brackets of a wikilink for lists");
  } else if (role === "links" && /\[\[[^"']/.test(text.slice(1)) && !/["']\[\[/.test(text)) {
    add("lesson/yaml-link", false, column, text.length, "YAML takes the brackets of a wikilink for lists");
  } else if (role === "term" && closed && /^\{[^:]*\}$/.test(text)) {
    add("lesson/yaml-character", false, column, text.length, `In YAML ${MEANINGS["{"] ?? ""}`);
  }
}

/** What follows in a plain value: a comment that cuts it, a colon that makes it a property. */
function checkRest(value: YamlScalar, role: EntryRole, hasKey: boolean, add: Add): void {
  const { text, column, style } = value;
  if (style !== "plain") return;
  const blank = text.search(/[ \t]#/);
  const hash = text.startsWith("#") ? 0 : blank === -1 ? text.length : blank + 1;
  const kept = text.slice(0, hash);
  if (hash < text.length && role !== "other" && !isVersionText(kept.trim())) {
    add(
      "lesson/yaml-cut",
      false,
      column + hash,
      text.length - hash,
      'YAML takes what follows "#" for a comment',
    );
  }
  const colon = hasKey ? kept.search(/:(?:[ \t]|$)/) : -1;
  if (colon !== -1) {
    add("lesson/yaml-colon", true, column + colon, 1, 'YAML takes a second ": " for another property');
  }
}

function checkTypes(entry: YamlEntry, role: EntryRole, add: Add): void {
  const scalars = role === "term" && entry.key !== null ? [entry.key, entry.value] : [entry.value];
  for (const { style, text, column } of scalars) {
    if (style !== "plain") continue;
    const bare = text.replace(/[ \t]#.*$/, "").trimEnd();
    const type = plainType(bare);
    if (type !== null) {
      add("lesson/yaml-not-text", false, column, bare.length, `YAML reads ${bare} as a ${type}, not as text`);
    }
  }
}

function isVersionText(text: string): boolean {
  return /^["']?\d+(?:\.\d+)*["']?$/.test(text);
}
