import { readGeneratedPart } from "./generated-part";
import { findMarkers } from "./layout";
import { BEGIN_MARKER, END_MARKER, SECTION_HEADING } from "./markers";
import { conflictMark } from "./merge-conflict";
import { commonEnding, type NoteLine } from "./note-lines";

/**
 * The note with one empty generated part where the first of its marks stood, and all other marks and generated
 * entries taken out. Every line that may be a person's stays where it is; a marker somebody wrote into stays as
 * text. Null when the note holds an unfinished merge, which only its author can decide.
 */
export function removeMarks(lines: readonly NoteLine[]): NoteLine[] | null {
  const texts = lines.map((line) => line.text);
  if (texts.some((text) => ["start", "end"].includes(conflictMark(text) ?? ""))) return null;
  const { markers, altered } = findMarkers(texts);
  const removed = new Set(markers.map((marker) => marker.line));
  const replaced = new Map<number, string>();
  for (const line of altered) {
    const words = addedWords(texts[line] ?? "");
    if (words === "") removed.add(line);
    else replaced.set(line, words);
  }
  for (const { start, end } of readGeneratedPart(texts, 0, texts.length).entries) {
    for (let line = start; line < end; line++) removed.add(line);
  }
  const first = Math.min(...removed, ...replaced.keys());
  if (!Number.isFinite(first)) return null;
  for (const [line, text] of texts.entries()) {
    if (line > first && text.trimEnd() === SECTION_HEADING) removed.add(line);
  }
  const ending = commonEnding(lines) ?? "\n";
  const result: NoteLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === first) result.push({ text: BEGIN_MARKER, ending }, { text: END_MARKER, ending });
    const words = replaced.get(index);
    if (words !== undefined) result.push({ text: words, ending: line.ending });
    else if (!removed.has(index)) result.push(line);
  }
  return result;
}

/**
 * What an altered marker says beyond a marker: nothing when characters were only taken away, else the whole
 * line as plain text, so that it is no comment any more.
 */
function addedWords(line: string): string {
  const text = line.trim();
  if (isWithin(text, BEGIN_MARKER) || isWithin(text, END_MARKER)) return "";
  return text.replace(/^%+\s*|\s*%+$/g, "").replaceAll("%%", "%");
}

/** Whether `text` is what is left of `whole` after taking characters away. */
function isWithin(text: string, whole: string): boolean {
  let at = 0;
  for (const character of whole) if (character === text.charAt(at)) at++;
  return at === text.length;
}
