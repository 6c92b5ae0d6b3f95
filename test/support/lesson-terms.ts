import type { LessonTerms, Term } from "../../src/core/glossary/term";

/** A term as a lesson introduces it, with nothing but what a test names. */
export function aTerm(term: string, definition = "", more: Partial<Term> = {}): Term {
  return { term, definition, aliases: [], see: [], avoid: [], group: null, ...more };
}

/** A lesson and its terms; the lesson's number and title come from a path such as `06 Goroutines.md`. */
export function aLesson(path: string, ...terms: readonly Term[]): LessonTerms {
  const title = path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, "");
  const number = /^\d+/.exec(title)?.[0];
  return { path, title, lesson: number === undefined ? null : Number(number), terms };
}
