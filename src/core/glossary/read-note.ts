import { finish, STEP, type Steps } from "../text/steps";
import { composeSteps, type Composition } from "./compose";
import { entrySteps, type Entry } from "./entries";
import { readGeneratedPart, type GeneratedPart } from "./generated-part";
import { layoutSteps, readRegionSteps, type LayoutProblem, type Region } from "./layout";
import { isBlank, joinLines, noteLines, noteLineSteps, textsOf, type NoteLine } from "./note-lines";
import { recallContributions } from "./recall";
import { removeMarks } from "./repair";
import type { Contribution } from "./term";

/** A note that was read, with what becomes of it; or what is wrong with it. */
export type ReadNote =
  | { readonly kind: "damaged"; readonly problems: readonly LayoutProblem[] }
  | {
      readonly kind: "read";
      readonly regions: readonly Region[];
      /** What stands in each region. */
      readonly parts: readonly GeneratedPart[];
      readonly texts: readonly string[];
      readonly entries: readonly Entry[];
      /** Whether the note itself told what some lesson contributes. */
      readonly recalled: boolean;
      readonly composition: Composition;
    };

/** Reads a note and composes what it is to be. Lessons in `unknown` keep what the note says of them. */
export function* readNoteSteps(
  text: string,
  sources: readonly Contribution[],
  unknown: ReadonlySet<string>,
): Steps<ReadNote> {
  const lines = yield* noteLineSteps(text);
  const texts = textsOf(lines);
  const layout = yield* layoutSteps(texts);
  if (layout.kind === "damaged") return layout;
  const regions = layout.kind === "marked" ? layout.regions : [];
  const parts: GeneratedPart[] = [];
  for (const region of regions) parts.push(yield* readRegionSteps(texts, region));
  const found = parts.flatMap((part) => part.entries);
  const recalled = recallContributions(found, unknownOf(sources, unknown));
  const entries = yield* entrySteps([...sources, ...recalled]);
  const composition = yield* composeSteps({ lines, texts, regions, parts }, entries);
  return { kind: "read", regions, parts, texts, entries, recalled: recalled.length > 0, composition };
}

/** A note that contributes is known, whatever else is said of it. */
function unknownOf(sources: readonly Contribution[], unknown: ReadonlySet<string>): ReadonlySet<string> {
  if (unknown.size === 0) return unknown;
  const known = new Set(sources.map(({ path }) => path));
  return new Set([...unknown].filter((path) => !known.has(path)));
}

/** Whether updating the result once more would leave it as it is; a text that keeps changing must not be written. */
export function* stableSteps(
  composition: Composition,
  sources: readonly Contribution[],
  unknown: ReadonlySet<string>,
): Steps<boolean> {
  // What is read back as it was composed is composed again from the same, to the same.
  if (unknown.size === 0 && (yield* readBackSteps(composition))) return true;
  const again = yield* readNoteSteps(composition.text, sources, unknown);
  return again.kind === "read" && again.composition.text === composition.text;
}

/** Whether the composed text reads as what was composed: the author's lines, every entry whole, nothing else. */
export function* readBackSteps({ text, before, after, rendered }: Composition): Steps<boolean> {
  const texts = textsOf(yield* noteLineSteps(text));
  const layout = yield* layoutSteps(texts);
  if (layout.kind !== "marked" || layout.regions.length !== 1) return false;
  const [region] = layout.regions;
  // A part that was put at the end of a note has a blank line above it.
  if (region === undefined || region.begin < before.length) return false;
  const gap = texts.slice(before.length, region.begin);
  if (gap.length > 1 || !gap.every(isBlank)) return false;
  if (texts.length - region.end - 1 !== after.length) return false;
  const part = yield* readRegionSteps(texts, region);
  if (part.loose.length > 0 || part.entries.length !== rendered.length) return false;
  return (yield* standsAt(before, texts, 0)) && (yield* standsAt(after, texts, region.end + 1));
}

/** Whether lines stand among others, from the line `start` on. */
function* standsAt(lines: readonly NoteLine[], texts: readonly string[], start: number): Steps<boolean> {
  for (const [index, line] of lines.entries()) {
    if (index % STEP === 0) yield;
    if (line.text !== texts[start + index]) return false;
  }
  return true;
}

/** How often marks may come to light under others that were taken out: those a code block held, and it is no more. */
const REPAIRS = 3;

/** The note with its markers and generated entries taken out and the generated part put in where they began. */
export function repairNote(
  text: string,
  sources: readonly Contribution[],
  unknown: ReadonlySet<string>,
): string | null {
  let lines = noteLines(text);
  const found = readGeneratedPart(textsOf(lines), 0, lines.length).entries;
  const recalled = recallContributions(found, unknownOf(sources, unknown));
  for (let repair = 0; repair < REPAIRS; repair++) {
    const cleared = removeMarks(lines);
    if (cleared === null) return null;
    const read = finish(readNoteSteps(joinLines(cleared), [...sources, ...recalled], unknown));
    if (read.kind !== "damaged") {
      return finish(stableSteps(read.composition, sources, unknown)) ? read.composition.text : null;
    }
    lines = cleared;
  }
  return null;
}
