import { parseYaml, type CachedMetadata } from "obsidian";
import type { TermsLesson } from "../../core/lesson/check-terms";
import type { CheckedLesson } from "../../core/lesson/check-vault";
import { isLesson } from "../../core/lesson/lesson";
import { parseLesson } from "../../core/lesson/parse-lesson";
import { termUsesSteps, type TermVocabulary } from "../../core/lesson/term-uses";
import type { Diagnostic } from "../../core/text/diagnostic";
import type { Steps } from "../../core/text/steps";

/** What is known of one note: what is wrong in it, and what other notes may find wrong with it. */
export interface NoteReading {
  readonly own: readonly Diagnostic[];
  /** Null for a note that teaches nothing. */
  readonly lesson: (TermsLesson & CheckedLesson) | null;
  /** What the check of the whole vault depends on; equal for two readings that make no difference to it. */
  readonly fingerprint: string;
}

const NOTHING: NoteReading = { own: [], lesson: null, fingerprint: "" };

/** What kinds of sections may hold a block of ours. */
const HOLDERS = new Set(["code", "callout", "blockquote", "list"]);

/** Whether the cache leaves it open that something could be wrong with a note. */
export function mayHaveProblems({ frontmatter, sections }: CachedMetadata): boolean {
  if (frontmatter !== undefined) return true;
  const [first] = sections ?? [];
  // What opens like front matter, and is none to the app.
  if (first?.position.start.line === 0 && ["yaml", "thematicBreak"].includes(first.type)) return true;
  return sections?.some(({ type }) => HOLDERS.has(type)) === true;
}

export function* noteSteps(
  path: string,
  text: string,
  termsKey: string,
  vocabulary: TermVocabulary,
): Steps<NoteReading> {
  if (!text.startsWith("---") && !text.startsWith("\uFEFF---") && !/go-(?:drill|compare)/.test(text))
    return NOTHING;
  const { blocks, diagnostics, ...lesson } = parseLesson(path, text, { parseYaml, termsKey });
  if (!isLesson({ ...lesson, blocks })) return { ...NOTHING, own: diagnostics };
  const { title, course, terms, links, ids } = lesson;
  yield;
  const uses = yield* termUsesSteps(text, vocabulary);
  return readingOf(diagnostics, { path, title, course, lesson: lesson.lesson, terms, links, ids, uses });
}

/** The reading of a note whose text is the same, when there are other words to look for in it. */
export function* wordSteps(
  reading: NoteReading,
  text: string,
  vocabulary: TermVocabulary,
): Steps<NoteReading> {
  const { own, lesson } = reading;
  if (lesson === null) return reading;
  return readingOf(own, { ...lesson, uses: yield* termUsesSteps(text, vocabulary) });
}

function readingOf(own: readonly Diagnostic[], lesson: NonNullable<NoteReading["lesson"]>): NoteReading {
  return { own, lesson, fingerprint: JSON.stringify(lesson) };
}
