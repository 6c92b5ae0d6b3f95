import { readTermName } from "../glossary/entries";
import type { LessonTerms } from "../glossary/term";

/** A term of one lesson under its former name and its present one. */
export interface TermRename {
  readonly from: string;
  readonly to: string;
}

/**
 * The terms a lesson calls otherwise than before. A term is the one in its place where as many stand there as did;
 * else the only one that went is the only one that came. Which of several is which cannot be told.
 */
export function renamedTerms(before: LessonTerms | null, after: LessonTerms | null): readonly TermRename[] {
  const former = namesOf(before);
  const present = namesOf(after);
  const gone = former.filter(({ key }) => !present.some((each) => each.key === key));
  const come = present.filter(({ key }) => !former.some((each) => each.key === key));
  if (gone.length !== come.length) return [];
  if (former.length === present.length) {
    const inPlace = former.flatMap((from, index) => {
      const to = present[index];
      return to !== undefined && gone.includes(from) && come.includes(to)
        ? [{ from: from.name, to: to.name }]
        : [];
    });
    if (inPlace.length === gone.length) return inPlace;
  }
  const [from] = gone;
  const [to] = come;
  return gone.length === 1 && from !== undefined && to !== undefined
    ? [{ from: from.name, to: to.name }]
    : [];
}

function namesOf(lesson: LessonTerms | null): readonly ReturnType<typeof readTermName>[] {
  return (lesson?.terms ?? []).map(({ term }) => readTermName(term)).filter(({ key }) => key !== "");
}
