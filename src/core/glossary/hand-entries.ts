import { isLinkable } from "./address";
import type { Entry } from "./entries";
import { AVOIDED, cellsOf, readHandDefinitions, readHeadings, type HandDefinition } from "./hand-definitions";
import { hardenDefinition } from "./harden";
import { BEGIN_MARKER, END_MARKER } from "./markers";
import { isBlank, noteLines, textsOf } from "./note-lines";

/** A term the author defined by hand in the glossary note, whether a lesson introduces it or not. [G5] */
export interface HandEntry extends Entry {
  /** What follows the note's name in a link to its place: its own heading, or the one it stands under; may be empty. */
  readonly subpath: string;
}

export function isHandEntry(entry: Entry): entry is HandEntry {
  return "subpath" in entry;
}

/** Stands where the generated part was, and ends what the author wrote above it. */
const GAP = "\n######\n";

/** What the author of the glossary note defined outside its generated part, with the words to avoid. [G5] */
export function readHandEntries(note: string): HandEntry[] {
  const text = note.replace(/^\uFEFF/, "");
  const begin = text.indexOf(BEGIN_MARKER);
  const end = text.lastIndexOf(END_MARKER);
  const own =
    begin < 0 || end < begin ? text : text.slice(0, begin) + GAP + text.slice(end + END_MARKER.length);
  const lines = textsOf(noteLines(own));
  const found = [...readHandDefinitions(lines).values()];
  const stops = new Set([...found, ...readHeadings(lines)].map(({ line }) => line));
  const none = { lessons: [], aliases: [], see: [], groups: [] };
  return found.map((hand) => {
    const { key, name, avoid, heading, under } = hand;
    const meaning = hardenDefinition(definitionOf(lines, hand, stops));
    const place = heading ?? under ?? "";
    const definitions = meaning === "" ? [] : [{ text: meaning, lessons: [] }];
    return { ...none, key, term: name, avoid, definitions, subpath: isLinkable(place) ? `#${place}` : "" };
  });
}

/** What stands before a definition in its term's line, in each of the shapes that take one; no blanks before it. */
const LEAD =
  /^(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:(\*\*|__)(?!\s).*?\1(?:\s*\([^()]*\))?\s*(?:::?|：|—+|–|-)?|.*?(?:\s[—–-]\s|::?\s|：))\s*/;

/** The text of a definition: to the end of its paragraph, or all that stands under a heading of its own. */
function definitionOf(
  lines: readonly string[],
  { line, heading, isRow }: HandDefinition,
  stops: ReadonlySet<number>,
): string {
  const first = (lines[line] ?? "").trimStart();
  if (isRow) return cellsOf(first).slice(1).filter(Boolean).join(" — ");
  const lead = heading === null ? LEAD.exec(first)?.[0].length : undefined;
  const text = [lead === undefined ? "" : first.slice(lead)];
  for (let next = line + 1; next < lines.length && !stops.has(next); next++) {
    const more = lines[next] ?? "";
    if (heading === null && (isBlank(more) || /^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(more))) break;
    if (!AVOIDED.test(more)) text.push(heading === null ? more.replace(/^ {0,3}:\s+/, "") : more);
  }
  return text.join("\n");
}
