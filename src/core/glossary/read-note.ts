import { readGeneratedPart, WrittenEntry } from "./generated-part";
import { findLayout, readRegion, type LayoutDiagnostic, type Region } from "./layout";
import { headingsOf } from "../markdown/anchors";
import { outerFences } from "../markdown/note";
import { isWhiteSpace } from "../text/blanks";
import { readManualDefinitions, type ManualDefinition } from "./manual-definitions";
import {
  commonEnding,
  divide,
  joinLines,
  noteLines,
  textsOf,
  type LineEnding,
  type NoteLine,
} from "./note-lines";

/** What the author of a glossary note wrote, which is everything outside its generated part. */
export interface AuthorText {
  /** The lines above the generated part; all of them where there is none. */
  readonly before: readonly NoteLine[];
  /** The lines below it. */
  readonly after: readonly NoteLine[];
  /** The terms that are defined there, by key. */
  readonly manual: ReadonlyMap<string, ManualDefinition>;
}

/** A glossary note that was read. */
export interface GlossaryNote extends AuthorText {
  readonly hasPart: boolean;
  /** The line ending of the author's lines; where they do not say, that of the generated part as it stands. */
  readonly ending: LineEnding;
  /** What ends the note's last line: a note that ended without a line ending still does. */
  readonly lastEnding: LineEnding | "";
  /** The author's headings above the generated part. */
  readonly headings: readonly string[];
  /** The entries in the generated part as they stand. */
  readonly entries: readonly WrittenEntry[];
  /** Runs of lines between them that only a person can have written or changed. */
  readonly unrecognized: readonly (readonly string[])[];
  /** Lines (from 0) above the generated part that open a code block which is never closed. */
  readonly openFences: readonly number[];
}

export type NoteReading =
  | { readonly kind: "damaged"; readonly diagnostics: readonly LayoutDiagnostic[] }
  | { readonly kind: "read"; readonly note: GlossaryNote };

/** Reads a glossary note, without its byte order mark. Takes time linear to its length. */
export function readGlossary(text: string): NoteReading {
  const lines = noteLines(text);
  const texts = textsOf(lines);
  const layout = findLayout(texts);
  if (layout.kind === "damaged") return layout;
  const regions = layout.kind === "marked" ? layout.regions : [];
  const parts = regions.map((region) => readRegion(texts, region));
  const { before, after } = outsideOf(lines, regions);
  const above = textsOf(before);
  const begin = lines[regions[0]?.begin ?? -1]?.ending;
  const ending = commonEnding([...before, ...after]) ?? (begin === undefined || begin === "" ? "\n" : begin);
  const own = divide(above);
  const openFences = outerFences(own).filter(({ closingEnd }) => closingEnd === null);
  return {
    kind: "read",
    note: {
      before,
      after,
      manual: readManualDefinitions([...above, ...textsOf(after)]),
      hasPart: regions.length > 0,
      ending,
      lastEnding: lines.at(-1)?.ending === "" ? "" : ending,
      headings: headingsOf(own).flatMap(({ name, nested }) => (nested ? [] : [name])),
      entries: parts.flatMap((part) => part.entries.map(({ written }) => new WrittenEntry(written))),
      unrecognized: parts.flatMap(({ unrecognized }) =>
        unrecognized.map(({ start, end }) => texts.slice(start, end)),
      ),
      openFences: openFences.map(({ first }) => first - 1),
    },
  };
}

/** All entries that stand anywhere in a note whose markers are damaged. */
export function readScatteredEntries(lines: readonly NoteLine[]): readonly WrittenEntry[] {
  return readGeneratedPart(textsOf(lines), 0, lines.length).entries;
}

/** What stands above the generated part of the note as it is to be: a new part has a blank line above it. */
export function textAbove({ before, hasPart, ending }: GlossaryNote): string {
  const last = before.at(-1);
  if (hasPart || last === undefined) return joinLines(before);
  return joinLines(before) + (last.ending === "" ? ending : "") + (isWhiteSpace(last.text) ? "" : ending);
}

/** The author's own lines: those above the first region, and all the others. */
function outsideOf(
  lines: readonly NoteLine[],
  regions: readonly Region[],
): Pick<AuthorText, "before" | "after"> {
  const [first] = regions;
  if (first === undefined) return { before: lines, after: [] };
  const after: NoteLine[] = [];
  for (const [index, region] of regions.entries()) {
    for (const line of lines.slice(region.end + 1, regions[index + 1]?.begin)) after.push(line);
  }
  // A line's `\r` and the `\n` of one that comes to stand below it are one line ending from then on.
  return {
    before: lines.slice(0, first.begin),
    after: regions.length > 1 ? noteLines(joinLines(after)) : after,
  };
}
