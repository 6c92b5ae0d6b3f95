import type { GlossaryCode } from "./codes";
import { outerFences, type FenceLeaf } from "../markdown/note";
import { divide } from "./note-lines";
import { readGeneratedPart, type GeneratedPart } from "./generated-part";
import { markerKind } from "./markers";
import { conflictMark, conflictSides } from "./merge-conflict";

/** Where the generated part stands: lines from 0, both marker lines included. */
export interface Region {
  readonly begin: number;
  readonly end: number;
}

/** Something that keeps the glossary from being written. */
export interface LayoutDiagnostic {
  readonly line: number;
  readonly code: GlossaryCode;
  readonly message: string;
}

/** How a note is divided into the plugin's text and the author's. */
export type Layout =
  | { readonly kind: "absent" }
  /** Usually one; a merge of two devices' notes may leave several. */
  | { readonly kind: "marked"; readonly regions: readonly Region[] }
  | { readonly kind: "damaged"; readonly diagnostics: readonly LayoutDiagnostic[] };

/** A marker that counts: one that is quoted in a code block does not. */
interface Marker {
  readonly kind: "begin" | "end";
  readonly line: number;
}

/**
 * Finds the generated part. A note is `damaged` when it cannot be told which lines are the author's: a marker has no
 * partner or was altered, generated entries stand without markers, or a merge was not finished. [G4]
 *
 * Markers in a code block are an example only when whole pairs stand in it and others stand elsewhere. A fence
 * somebody opened above would otherwise hide the generated part, and every run would add another.
 */
export function findLayout(lines: readonly string[]): Layout {
  const diagnostics: LayoutDiagnostic[] = [];
  const { markers, altered } = findMarkers(lines);
  for (const line of altered) {
    diagnostics.push({
      line,
      code: "glossary/altered-marker",
      message: "This marker of the glossary was changed; put it back, or have the glossary repaired.",
    });
  }
  const regions = pairMarkers(lines, markers, diagnostics);
  const isUnmarked = regions.length === 0 && diagnostics.length === 0;
  if (isUnmarked) {
    const [entry] = readGeneratedPart(lines, 0, lines.length).entries;
    if (entry !== undefined) {
      diagnostics.push({
        line: entry.start,
        code: "glossary/no-markers",
        message: "Generated entries stand here without their markers; have the glossary repaired.",
      });
    }
  }
  findUnfinishedMerge(lines, regions, diagnostics);
  if (diagnostics.length > 0) return { kind: "damaged", diagnostics };
  return isUnmarked ? { kind: "absent" } : { kind: "marked", regions };
}

/** The lines of the generated part between a region's markers. */
export function readRegion(lines: readonly string[], { begin, end }: Region): GeneratedPart {
  const sides = conflictSides(lines, begin + 1, end);
  if (sides === null) return readGeneratedPart(lines, begin + 1, end);
  return mergeSides(sides.map((side) => readSide(lines, side)));
}

/** The markers that count, and the lines (from 0) that look like altered markers. */
export function findMarkers(lines: readonly string[]): {
  readonly markers: readonly Marker[];
  readonly altered: readonly number[];
} {
  const whole: Marker[] = [];
  const suspects: number[] = [];
  for (const [line, text] of lines.entries()) {
    const kind = markerKind(text);
    if (kind === "altered") suspects.push(line);
    else if (kind !== null) whole.push({ kind, line });
  }
  // A single pair counts even in a code block, so the blocks need not be found.
  if (whole.length <= 2 && suspects.length === 0) return { markers: whole, altered: [] };
  const fences = outerFences(divide(lines)).filter(({ closingEnd }) => closingEnd !== null);
  const quoted = quotedMarkers(whole, fences);
  const markers = quoted.size < whole.length ? whole.filter((marker) => !quoted.has(marker)) : whole;
  const first = markers[0]?.line ?? Infinity;
  const last = markers[markers.length - 1]?.line ?? -Infinity;
  const inCode = new Set(fences.flatMap(linesInside));
  const altered = suspects.filter((line) => (first < line && line < last) || !inCode.has(line));
  return { markers, altered };
}

/** Markers in one of the closed code blocks that holds whole pairs of them: an example, not the generated part. */
function quotedMarkers(markers: readonly Marker[], fences: readonly FenceLeaf[]): ReadonlySet<Marker> {
  const quoted = new Set<Marker>();
  let next = 0;
  for (const fence of fences) {
    while (next < markers.length && (markers[next]?.line ?? 0) < fence.first) next++;
    const from = next;
    while (next < markers.length && (markers[next]?.line ?? 0) < fence.last - 1) next++;
    const inside = markers.slice(from, next);
    const whole = inside.length % 2 === 0;
    const paired = inside.every((marker, index) => marker.kind === (index % 2 === 0 ? "begin" : "end"));
    if (whole && paired) for (const marker of inside) quoted.add(marker);
  }
  return quoted;
}

/** The lines, from 0, between the fence lines of a closed code block. */
function linesInside({ first, content }: FenceLeaf): readonly number[] {
  return content.map((_, index) => first + index);
}

function pairMarkers(
  lines: readonly string[],
  markers: readonly Marker[],
  diagnostics: LayoutDiagnostic[],
): Region[] {
  const regions: Region[] = [];
  let index = 0;
  /** Merged notes may have a marker twice; nothing but generated text stands between the two. */
  const lastOfRun = (first: number): number => {
    let last = first;
    for (let next = markers[last + 1]; next?.kind === markers[first]?.kind; next = markers[last + 1]) {
      if (next === undefined) break;
      const between = readGeneratedPart(lines, (markers[last]?.line ?? 0) + 1, next.line);
      if (between.unrecognized.length > 0) break;
      last++;
    }
    return last;
  };
  while (index < markers.length) {
    const first = markers[index];
    if (first === undefined) break;
    const lastBegin = lastOfRun(index);
    const end = markers[lastBegin + 1];
    if (first.kind === "end" || end?.kind !== "end") {
      diagnostics.push(unpaired(first));
      index = lastBegin + 1;
      continue;
    }
    const lastEnd = lastOfRun(lastBegin + 1);
    regions.push({ begin: first.line, end: markers[lastEnd]?.line ?? end.line });
    index = lastEnd + 1;
  }
  return regions;
}

function unpaired({ kind, line }: Marker): LayoutDiagnostic {
  return kind === "begin"
    ? {
        line,
        code: "glossary/unpaired-marker",
        message: "The glossary's generated part begins here and has no end; have the glossary repaired.",
      }
    : {
        line,
        code: "glossary/unpaired-marker",
        message: "The glossary's generated part ends here and has no beginning; have the glossary repaired.",
      };
}

/** A conflict inside the generated part does no harm: the part is written anew. The author resolves any other. */
function findUnfinishedMerge(
  lines: readonly string[],
  regions: readonly Region[],
  diagnostics: LayoutDiagnostic[],
): void {
  const settled = regions.filter(({ begin, end }) => conflictSides(lines, begin + 1, end) !== null);
  let next = 0;
  for (const [line, text] of lines.entries()) {
    const mark = conflictMark(text);
    if (mark !== "start" && mark !== "end") continue;
    while (next < settled.length && (settled[next]?.end ?? 0) < line) next++;
    const region = settled[next];
    if (region !== undefined && region.begin < line) continue;
    diagnostics.push({
      line,
      code: "glossary/unfinished-merge",
      message: "This note holds an unfinished merge; decide which side to keep, then update the glossary.",
    });
    return;
  }
}

interface ReadSide {
  readonly part: GeneratedPart;
  readonly numbers: readonly number[];
}

function readSide(lines: readonly string[], numbers: readonly number[]): ReadSide {
  const texts = numbers.map((number) => lines[number] ?? "");
  return { part: readGeneratedPart(texts, 0, texts.length), numbers };
}

/** A line counts as generated when either side of the conflict has it in an entry. A person may have typed the others. */
function mergeSides(sides: readonly ReadSide[]): GeneratedPart {
  const generated = new Set<number>();
  const suspected = new Set<number>();
  for (const { part, numbers } of sides) {
    for (const entry of part.entries) {
      for (const number of numbers.slice(entry.start, entry.end)) generated.add(number);
    }
    for (const { start, end } of part.unrecognized)
      for (const number of numbers.slice(start, end)) suspected.add(number);
  }
  const unrecognized: { start: number; end: number }[] = [];
  for (const number of [...suspected].sort((one, other) => one - other)) {
    if (generated.has(number)) continue;
    const last = unrecognized[unrecognized.length - 1];
    if (last?.end === number) last.end = number + 1;
    else unrecognized.push({ start: number, end: number + 1 });
  }
  return { entries: sides.flatMap(({ part }) => part.entries), unrecognized };
}
