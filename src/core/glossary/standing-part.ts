import { STEP, type Steps } from "../text/steps";
import { withoutExtension } from "./file-names";
import { ENTRY_PREFIX } from "./generated-part";
import { findLinks, lessonLink } from "./links";
import { BEGIN_MARKER, END_MARKER } from "./markers";
import { readNoteSteps, type ReadNote } from "./read-note";
import type { Contribution } from "./term";
import { isWholeEntry } from "./whole-entry";

/**
 * Reads a note whose generated part is, to the letter, what would be composed: its entries need not be read, since
 * what they say is known. Null where that is not so, and the note is to be read whole.
 */
export function* readStandingSteps(
  text: string,
  sources: readonly Contribution[],
  unknown: ReadonlySet<string>,
): Steps<Extract<ReadNote, { kind: "read" }> | null> {
  const begin = text.indexOf(BEGIN_MARKER);
  const end = text.lastIndexOf(END_MARKER);
  if (begin < 0 || end < begin || mayRecall(sources, unknown)) return null;
  const ending = /^ *(?:\r\n?|\n)/.exec(text.slice(begin + BEGIN_MARKER.length, end))?.[0];
  if (ending === undefined) return null;
  const emptied = text.slice(0, begin) + BEGIN_MARKER + ending + text.slice(end);
  const read = yield* readNoteSteps(emptied, sources, unknown);
  if (read.kind === "damaged" || read.regions.length !== 1) return null;
  const { rendered, rescued, openFences } = read.composition;
  if (rendered.length === 0 || rescued.length + openFences.length > 0) return null;
  yield;
  if (read.composition.text !== text) return null;
  if (yield* arePlain(text.slice(begin + BEGIN_MARKER.length, end), rendered.length)) return read;
  for (const [index, entry] of rendered.entries()) {
    if (index % STEP === 0) yield;
    if (!isWholeEntry(entry.lines)) return null;
  }
  return read;
}

/** Whether an entry of a lesson that is known could be taken for one of a lesson that is not. */
function mayRecall(sources: readonly Contribution[], unknown: ReadonlySet<string>): boolean {
  if (unknown.size === 0) return false;
  const silent = new Set([...unknown].map(withoutExtension));
  return sources.some((source) =>
    findLinks(lessonLink(source)).links.some(({ target }) => silent.has(target)),
  );
}

/**
 * Whether it is plain without reading them that so many entries are whole (`isWholeEntry`): nothing among them begins
 * a code block or a side of a merge, no heading is but theirs, and no `%` but those of their checksums.
 */
function* arePlain(part: string, count: number): Steps<boolean> {
  yield;
  if (/```|~~~|[<|=>]{7}/.test(part)) return false;
  yield;
  if (occurrences("\n" + ENTRY_PREFIX, part) !== count || occurrences(" %%g:", part) !== count) return false;
  yield;
  return occurrences("%", part) === CHECKSUM_PERCENTS * count;
}

/** How many `%` a checksum is written with. */
const CHECKSUM_PERCENTS = 4;

function occurrences(of: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(of); at >= 0; at = text.indexOf(of, at + of.length)) count++;
  return count;
}
