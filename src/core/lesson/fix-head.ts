import { applyEdits, type Edit } from "../text/edits";
import type { Diagnostic } from "../text/diagnostic";
import { lineEnd, lineStart, lineText, linesOf } from "../text/lines";
import { readFrontMatter } from "./front-matter";
import { readHead } from "./head";
import type { LessonOptions } from "./parse-lesson";

/** A note whose front matter was mended: the lines that were, and how many findings no fix is known for. */
export interface FixedHead {
  readonly text: string;
  /** The same as edits of the text that was, one for each line. */
  readonly edits: readonly Edit[];
  readonly left: number;
}

/** What is mended may bring to light what a parser did not come to before; no honest note needs more rounds. */
const ROUNDS = 10;

/** Mends what YAML would cut, change or reject in a note's front matter, line by line, and nothing else. [T3] */
export function fixHead(text: string, options: LessonOptions): FixedHead {
  let current = text;
  let found = headDiagnostics(current, options);
  for (let round = 0; round < ROUNDS; round++) {
    const edits = compatible(found.flatMap(({ fix }) => fix?.edits ?? []));
    if (edits.length === 0) break;
    current = applyEdits(current, edits);
    found = headDiagnostics(current, options);
  }
  const left = found.filter(({ severity }) => severity !== "info").length;
  return { text: current, edits: lineEdits(text, current), left };
}

/** The lines that differ; no fix adds or takes away a line. */
function lineEdits(before: string, after: string): readonly Edit[] {
  if (before === after) return [];
  const [old, now] = [linesOf(before), linesOf(after)];
  const edits: Edit[] = [];
  for (let line = 1; line <= old.starts.length; line++) {
    const text = lineText(now, line);
    if (text !== lineText(old, line))
      edits.push({ start: lineStart(old, line), end: lineEnd(old, line), text });
  }
  return edits;
}

/** What is wrong with a note's front matter alone. */
export function headDiagnostics(text: string, options: LessonOptions): readonly Diagnostic[] {
  const frontMatter = readFrontMatter(text, options.parseYaml);
  return readHead(linesOf(text), frontMatter, options.termsKey).diagnostics;
}

/** Those that can be made at once: of two that overlap or are the same, the first. */
function compatible(edits: readonly Edit[]): readonly Edit[] {
  let free = 0;
  return [...edits]
    .sort((one, other) => one.start - other.start)
    .filter(({ start, end }) => {
      if (start < free) return false;
      free = Math.max(end, start + 1);
      return true;
    });
}
