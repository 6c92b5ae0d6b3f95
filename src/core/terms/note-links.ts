import { readNote } from "../markdown/note";
import { blockLinksOf } from "./block-links";
import { proseOf } from "../markdown/prose";

/** A wikilink a reader sees, in prose or in one of our blocks. Offsets are the note's. */
export interface NoteLink {
  readonly target: string;
  /** What it shows in place of its target; null when it says nothing. */
  readonly alias: string | null;
  readonly start: number;
  /** The first place after the link. */
  readonly end: number;
  /** Whether a bar in it must be escaped, so as not to end a table's cell. */
  readonly inTable: boolean;
}

/** How far from a link, in UTF-16 units, the rule of its table is looked for. */
const FARTHEST = 20_000;

/** The wikilinks of a note in written order: none in code, in comments or in front matter, and no embeds. */
export function noteLinksOf(note: string): readonly NoteLink[] {
  if (!note.includes("[[")) return [];
  const prose = proseOf(readNote(note));
  const links: NoteLink[] = [];
  for (const { index } of prose.matchAll(/\[\[[^[\]\n]+\]\]/g)) add(links, note, index);
  for (const { start, form } of blockLinksOf(note)) {
    const open = note.lastIndexOf("[[", start);
    if (form === "wiki" && open >= 0) add(links, note, open);
  }
  return links.sort((one, other) => one.start - other.start);
}

function add(links: NoteLink[], note: string, start: number): void {
  const end = note.indexOf("]]", start) + 2;
  if (end < 2 || note.charAt(start - 1) === "!") return;
  const inside = note.slice(start + 2, end - 2);
  const bar = inside.search(/\\?\|/);
  const target = (bar < 0 ? inside : inside.slice(0, bar)).trim();
  if (target === "") return;
  const alias = bar < 0 ? null : inside.slice(inside.indexOf("|", bar) + 1).trim();
  const inTable = inside.charAt(bar) === "\\" || standsInTable(note, start);
  links.push({ target, alias: alias === "" ? null : alias, start, end, inTable });
}

/** Whether the lines around a place, up to blank ones, hold the rule of a table. */
function standsInTable(note: string, at: number): boolean {
  const line = note.slice(note.lastIndexOf("\n", at) + 1, note.indexOf("\n", at) + 1 || note.length);
  if (!line.replace(/\[\[[^\]]*\]\]/g, "").includes("|")) return false;
  const paragraph = (text: string): string => text.split(/\n[ \t>]*\r?\n/, 1)[0] ?? "";
  const above = note.lastIndexOf("\n\n", at);
  const around = note.slice(Math.max(0, above, at - FARTHEST), at) + paragraph(note.slice(at, at + FARTHEST));
  return /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+\r?$/m.test(around);
}
