import { readTermName } from "../glossary/entries";
import { compareLessons, type LessonRef } from "../vault/lesson-order";
import type { LessonTerms } from "../glossary/term";

/** One meaning of a term as its lessons write it. A lesson that gives it twice stands twice. */
export interface ConflictingDefinition {
  /** Markdown, as the first of the lessons has it. */
  readonly text: string;
  readonly lessons: readonly { readonly lesson: LessonRef; readonly definition: string }[];
}

/** A term that is introduced more than once, though the glossary wants one meaning of it. [G5] */
export interface DefinitionConflict {
  readonly key: string;
  readonly term: string;
  readonly definitions: readonly ConflictingDefinition[];
}

/** The terms with several definitions, and those one note introduces twice, in the order of the lessons. */
export function findConflicts(lessons: readonly LessonTerms[]): readonly DefinitionConflict[] {
  const terms = new Map<string, { term: string; given: { lesson: LessonRef; definition: string }[] }>();
  for (const { path, title, lesson, terms: introduced } of [...lessons].sort(compareLessons)) {
    for (const { term, definition } of introduced) {
      const { name, key } = readTermName(term);
      if (key === "") continue;
      const known = terms.get(key) ?? { term: name, given: [] };
      known.given.push({ lesson: { path, title, lesson }, definition });
      terms.set(key, known);
    }
  }
  return [...terms].flatMap(([key, { term, given }]) => {
    const paths = new Set(given.map(({ lesson }) => lesson.path));
    const definitions = meanings(given, paths.size < given.length);
    return definitions.length > 1 ? [{ key, term, definitions }] : [];
  });
}

/** Joins definitions that are equal. Where one note repeats a term, each definition stands alone. */
function meanings(
  given: readonly { readonly lesson: LessonRef; readonly definition: string }[],
  repeated: boolean,
): readonly ConflictingDefinition[] {
  const found = new Map<string, { text: string; lessons: { lesson: LessonRef; definition: string }[] }>();
  for (const [index, each] of given.entries()) {
    const folded = each.definition.normalize("NFC").replace(/\s+/g, " ").trim();
    if (folded === "" && !repeated) continue;
    const key = repeated ? String(index) : folded;
    const known = found.get(key) ?? { text: each.definition, lessons: [] };
    known.lessons.push(each);
    found.set(key, known);
  }
  return [...found.values()];
}
