import { applyEdits, type Edit } from "../text/edits";
import type { Diagnostic } from "../text/diagnostic";
import { linesOf } from "../text/lines";
import { readFrontMatter } from "./front-matter";
import { readHead } from "./head";
import type { LessonOptions } from "./parse-lesson";

/** A note whose front matter was mended: how many lines were, and how many findings no fix is known for. */
export interface FixedHead {
  readonly text: string;
  readonly fixed: number;
  readonly left: number;
}

/** What is mended may bring to light what a parser did not come to before; no honest note needs more rounds. */
const ROUNDS = 10;

/** Mends what YAML would cut, change or reject in a note's front matter, line by line, and nothing else. [T3] */
export function fixHead(text: string, options: LessonOptions): FixedHead {
  let fixed = 0;
  let current = text;
  let found = headDiagnostics(current, options);
  for (let round = 0; round < ROUNDS; round++) {
    const edits = compatible(found.flatMap(({ fix }) => fix?.edits ?? []));
    if (edits.length === 0) break;
    fixed += edits.length;
    current = applyEdits(current, edits);
    found = headDiagnostics(current, options);
  }
  return { text: current, fixed, left: found.filter(({ severity }) => severity !== "info").length };
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
