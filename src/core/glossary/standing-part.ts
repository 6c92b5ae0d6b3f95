import { STEP, type Steps } from "../text/steps";
import { withoutExtension } from "./file-names";
import { ENTRY_PREFIX } from "./generated-part";
import { findLinks, lessonLink } from "./links";
import { BEGIN_MARKER, END_MARKER } from "./markers";
import { conflictMark } from "./merge-conflict";
import { readNoteSteps, type ReadNote } from "./read-note";
import type { RenderedEntry } from "./render";
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
  for (const [index, entry] of rendered.entries()) {
    if (index % STEP === 0) yield;
    if (!isPlain(entry) && !isWholeEntry(entry.lines)) return null;
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

/** Nothing that begins an entry, a code block, a side of a merge or a marker. */
const PLAIN = /^(?!### |\s*(?:```|~~~))[^%]*$/;

/** Whether it is plain without reading it that an entry is whole (`isWholeEntry`). */
function isPlain({ lines }: RenderedEntry): boolean {
  const last = lines.length - 1;
  return lines.every((line, index) => {
    if (index === 0) return line.startsWith(ENTRY_PREFIX) && !line.includes("%");
    const own = index === last ? line.slice(0, line.lastIndexOf(" %%g:")) : line;
    return PLAIN.test(own) && conflictMark(own) === null;
  });
}
