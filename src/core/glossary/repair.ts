import { readGeneratedPart } from "./generated-part";
import { findMarkers } from "./layout";
import { BEGIN_MARKER, END_MARKER, isSlip, SECTION_HEADING } from "./markers";
import { conflictMark } from "./merge-conflict";
import { isWhiteSpace } from "../text/blanks";
import { commonEnding, textsOf, type NoteLine } from "./note-lines";

/**
 * The note with one empty generated part where the first of its marks stood, and all other marks and generated
 * entries taken out. Every line that may be a person's stays; a marker somebody wrote into stays as plain text.
 * Null when there is nothing to take out, and when the note holds an unfinished merge, which only its author can
 * decide.
 */
export function removeMarks(lines: readonly NoteLine[]): NoteLine[] | null {
  const texts = textsOf(lines);
  if (texts.some((text) => ["start", "end"].includes(conflictMark(text) ?? ""))) return null;
  const { removed, replaced } = findMarks(texts);
  let first = Infinity;
  let last = -Infinity;
  for (const index of [...removed.keys(), ...replaced.keys()]) {
    first = Math.min(first, index);
    last = Math.max(last, index);
  }
  if (!Number.isFinite(first)) return null;
  const ending = commonEnding(lines) ?? "\n";
  const result: NoteLine[] = [];
  let afterMark = false;
  for (const [index, line] of lines.entries()) {
    if (index === first) result.push({ text: BEGIN_MARKER, ending }, { text: END_MARKER, ending });
    const words = replaced.get(index);
    if (words !== undefined) result.push({ text: words, ending: line.ending });
    else if (removed.has(index)) afterMark = true;
    else if (!afterMark || !isWhiteSpace(line.text) || index > last) {
      result.push(line);
      afterMark = false;
    }
  }
  return result;
}

/** Lines to take out, and lines to put something else in the place of. */
interface Marks {
  readonly removed: ReadonlySet<number>;
  readonly replaced: ReadonlyMap<number, string>;
}

function findMarks(texts: readonly string[]): Marks {
  const { markers, altered } = findMarkers(texts);
  const removed = new Set(markers.map((marker) => marker.line));
  const replaced = new Map<number, string>();
  for (const line of altered) {
    const text = texts[line] ?? "";
    if (isRemnant(text)) removed.add(line);
    else replaced.set(line, plainText(text));
  }
  for (const { start, end } of readGeneratedPart(texts, 0, texts.length).entries) {
    for (let line = start; line < end; line++) removed.add(line);
  }
  for (const [line, text] of texts.entries()) {
    if (text.trimEnd() === SECTION_HEADING && isBeforeMark(texts, line, removed)) removed.add(line);
  }
  return { removed, replaced };
}

function isBeforeMark(texts: readonly string[], line: number, removed: ReadonlySet<number>): boolean {
  let next = line + 1;
  while (next < texts.length && isWhiteSpace(texts[next] ?? "")) next++;
  return removed.has(next);
}

/** Whether an altered marker says nothing of its own: a slip of the keyboard, or characters taken away. */
function isRemnant(line: string): boolean {
  const text = line.trim();
  return isSlip(text) || isWithin(text, BEGIN_MARKER) || isWithin(text, END_MARKER);
}

/** A line that is no comment any more, so that what somebody wrote into a marker can be seen. */
function plainText(line: string): string {
  return line
    .trim()
    .replace(/^%+\s*|\s*%+$/g, "")
    .replace(/%%+/g, "%");
}

/** Whether `text` is what is left of `whole` after taking characters away. */
function isWithin(text: string, whole: string): boolean {
  let at = 0;
  for (const character of whole) if (character === text.charAt(at)) at++;
  return at === text.length;
}
