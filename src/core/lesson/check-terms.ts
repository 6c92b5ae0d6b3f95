import { readTermName, type Entry } from "../glossary/entries";
import type { LessonRef } from "../vault/lesson-order";
import { namesInLink } from "../terms/link-names";
import type { TermIndex } from "../terms/term-index";
import type { LocatedTerm } from "../glossary/term";
import type { Diagnostic } from "../text/diagnostic";
import type { Position } from "../text/position";
import type { Steps } from "../text/steps";
import { deadLink, deadPlace, inPlace, type VaultDiagnostic } from "./check-vault";
import type { Lesson } from "./lesson";
import { sortLessons } from "../vault/lesson-order";
import type { TermUses } from "./term-uses";
import type { NameIndex } from "./vault-names";

/** How many lessons are checked between two places to pause. */
const STEP = 8;

/** A lesson and what it says of terms. */
export interface TermsLesson extends Pick<
  Lesson,
  "path" | "title" | "course" | "lesson" | "terms" | "links"
> {
  readonly uses: TermUses;
}

/** What the terms of a vault are checked against. */
export interface TermsKnown {
  readonly terms: TermIndex;
  readonly names: NameIndex;
  /** Path of the glossary note. */
  readonly glossary: string;
}

/**
 * What the lessons' terms are to each other: given twice, defined in two ways, used before the lesson that
 * introduces them, linked and never introduced, and said in a word their authors avoid. In the order of the
 * lessons, then by place. [T2]
 */
export function* checkTerms(
  lessons: readonly TermsLesson[],
  known: TermsKnown,
): Steps<readonly VaultDiagnostic[]> {
  const ordered = sortLessons(lessons);
  const byPath = new Map<string, Diagnostic[]>();
  const definitions = new FirstDefinitions();
  const courses = new Map(lessons.map(({ path, course }) => [path, course]));
  for (const [count, lesson] of ordered.entries()) {
    if (count % STEP === 0) yield;
    byPath.set(lesson.path, [
      ...definitions.check(lesson),
      ...checkOrder(lesson, known, courses),
      ...checkLinks(lesson, known),
      ...checkWords(lesson, known),
    ]);
  }
  return yield* inPlace(byPath);
}

/** Where each term was defined first. */
class FirstDefinitions {
  readonly #first = new Map<string, { readonly lesson: TermsLesson; readonly term: LocatedTerm }>();

  check(lesson: TermsLesson): readonly Diagnostic[] {
    if (lesson.terms.kind !== "known") return [];
    const found: Diagnostic[] = [];
    for (const term of lesson.terms.terms) {
      const { name, key } = readTermName(term.term);
      if (key === "") continue;
      const first = this.#first.get(key);
      if (first === undefined) {
        this.#first.set(key, { lesson, term });
        continue;
      }
      const { position } = term;
      if (position === null) continue;
      const line = first.term.position?.start.line ?? 1;
      if (first.lesson.path === lesson.path) {
        const message = `This note introduces "${name}" twice, in line ${line} for the first time; keep one of the two.`;
        found.push({ severity: "warning", code: "lesson/term-twice", message, position });
      } else if (differ(first.term.definition, term.definition)) {
        const message = `"${name}" is defined otherwise in ${first.lesson.path}:${line}; choose one of the two, or say it alike.`;
        found.push({ severity: "warning", code: "lesson/two-definitions", message, position });
      }
    }
    return found;
  }
}

function differ(one: string, other: string): boolean {
  const fold = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();
  return fold(one) !== "" && fold(other) !== "" && fold(one) !== fold(other);
}

/** Terms that a later lesson of the same course introduces, each where the lesson first uses it. */
function checkOrder(
  lesson: TermsLesson,
  known: TermsKnown,
  courses: ReadonlyMap<string, string | null>,
): readonly Diagnostic[] {
  const number = lesson.lesson;
  if (number === null) return [];
  const uses = new Map<string, { readonly entry: Entry; readonly position: Position }>();
  const use = (entry: Entry | null, position: Position): void => {
    if (entry === null) return;
    const before = uses.get(entry.key);
    if (before !== undefined && before.position.start.offset <= position.start.offset) return;
    uses.set(entry.key, { entry, position });
  };
  for (const { key, position } of lesson.uses.named) use(known.terms.get(key), position);
  for (const { target, position } of [...lesson.uses.links, ...lesson.links]) {
    use(termOf(target, known), position);
  }
  return [...uses.values()].flatMap(({ entry, position }) => {
    const numbered = entry.lessons.filter(
      (each) => each.lesson !== null && (courses.get(each.path) ?? null) === lesson.course,
    );
    const introducing = numbered[0];
    if (introducing === undefined || entry.lessons.some((each) => isBefore(each, lesson, number))) return [];
    const message = `"${entry.term}" is used here, in lesson ${number}, and introduced in lesson ${introducing.lesson ?? ""} (${introducing.title}); introduce it here, or say it in other words.`;
    return [{ severity: "warning", code: "lesson/term-before-lesson", message, position }];
  });
}

/** Whether a lesson comes no later than another; of one without a number nobody can tell, so that it may. */
function isBefore(introducing: LessonRef, lesson: TermsLesson, number: number): boolean {
  return introducing.path === lesson.path || introducing.lesson === null || introducing.lesson <= number;
}

/** The term a link means; null when it means none, or a file has that name. */
function termOf(target: string, { terms, names, glossary }: TermsKnown): Entry | null {
  const entry = terms.find(target);
  if (entry === null) return null;
  return isInGlossary(target, { glossary }) || !names.isFile(target) ? entry : null;
}

function isInGlossary(target: string, { glossary }: Pick<TermsKnown, "glossary">): boolean {
  return target.includes("#") && namesInLink(target, glossary).length === 1;
}

/** A link to an entry that no lesson introduces, or none any more. */
function goneTerm(target: string, position: Position): Diagnostic {
  const term = target.slice(target.indexOf("#") + 1).trim();
  const message = `The glossary has no entry "${term}": no lesson introduces it any more. Add it to the "Terms introduced" of one, or correct the link.`;
  return { severity: "warning", code: "lesson/dead-place", message, position };
}

/** Links of the prose that lead nowhere. Those of blocks and of what a lesson requires are told as dead. */
function checkLinks({ uses }: TermsLesson, known: TermsKnown): readonly Diagnostic[] {
  return uses.links.flatMap(({ target, embed, position }): readonly Diagnostic[] => {
    if (known.terms.find(target) !== null) return [];
    const end = known.names.endOf(target);
    if (end === "something") return [];
    if (end === "no-such-place") {
      return [isInGlossary(target, known) ? goneTerm(target, position) : deadPlace(target, position)];
    }
    const near = known.names.near(target);
    if (embed) return [deadLink(target, near, position)];
    const remedy =
      near === undefined
        ? 'Add it to the "Terms introduced" of a lesson, or create the note.'
        : `Did you mean [[${near}]]?`;
    const message = `[[${target}]] is neither a note nor a term. ${remedy}`;
    return [{ severity: "info", code: "lesson/undefined-term", message, position }];
  });
}

function checkWords({ uses }: TermsLesson, { terms }: TermsKnown): readonly Diagnostic[] {
  return uses.avoided.flatMap(({ key, text, position }) => {
    const entry = terms.get(key);
    if (entry === null) return [];
    const message = `"${text}" is a word to avoid; write "${entry.term}".`;
    return [{ severity: "warning", code: "lesson/avoided-word", message, position } as const];
  });
}
