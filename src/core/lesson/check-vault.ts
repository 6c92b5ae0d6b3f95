import { duplicateIds } from "../drill/identity";
import { readTermName, type Entry } from "../glossary/entries";
import type { LocatedTerm } from "../glossary/term";
import { namesInLink } from "../terms/link-names";
import type { VaultTerms } from "../terms/vault-terms";
import type { Diagnostic } from "../text/diagnostic";
import type { Position } from "../text/position";
import { sortLessons, type LessonRef } from "../vault/lesson-order";
import type { LinkResolver } from "../vault/link-resolver";
import type { Lesson } from "./lesson";
import type { TermUses } from "./term-uses";

/** A diagnostic and the note it is about. */
export interface VaultDiagnostic {
  readonly path: string;
  readonly diagnostic: Diagnostic;
}

/** A lesson as the others see it, and what it says of terms. */
export interface VaultLesson extends Pick<
  Lesson,
  "path" | "title" | "course" | "lesson" | "terms" | "links" | "ids"
> {
  readonly uses: TermUses;
}

/** What the lessons of a vault are checked against. */
export interface VaultKnowledge {
  readonly terms: VaultTerms;
  readonly links: LinkResolver;
  /** Whether every file is known, so that a link that leads nowhere can be told. */
  readonly whole: boolean;
}

/** How the lessons of a vault relate to each other. */
export interface LessonRelations {
  /** In the order of lessons. */
  readonly lessons: readonly VaultLesson[];
  /** The course of each lesson, by its path. */
  readonly courses: ReadonlyMap<string, string | null>;
  /** The ids and the terms that are given twice, by the path of the lesson that gives them again. */
  readonly repeated: ReadonlyMap<string, readonly Diagnostic[]>;
}

/**
 * What only the whole vault can tell of its lessons: ids given twice; links that lead to no file, alias or term; terms
 * given twice, defined in two ways, used before the lesson that introduces them, and written as a word their authors
 * avoid. In the order of lessons, then by place. Time grows with the number of names, ids, terms and links. [D2] [T2]
 */
export function checkVault(
  lessons: readonly VaultLesson[],
  known: VaultKnowledge,
): readonly VaultDiagnostic[] {
  const relations = relateLessons(lessons);
  return relations.lessons.flatMap((lesson) =>
    checkLesson(lesson, relations, known).map((diagnostic) => ({ path: lesson.path, diagnostic })),
  );
}

export function relateLessons(unordered: readonly VaultLesson[]): LessonRelations {
  const lessons = sortLessons(unordered);
  const repeated = new Map<string, Diagnostic[]>(lessons.map(({ path }) => [path, []]));
  const add = (path: string, diagnostic: Diagnostic): void => void repeated.get(path)?.push(diagnostic);
  checkIds(lessons, add);
  checkDefinitions(lessons, add);
  return { lessons, courses: new Map(lessons.map(({ path, course }) => [path, course])), repeated };
}

/** What is wrong with one lesson among the others, by place. */
export function checkLesson(
  lesson: VaultLesson,
  { courses, repeated }: LessonRelations,
  known: VaultKnowledge,
): readonly Diagnostic[] {
  return [
    ...(repeated.get(lesson.path) ?? []),
    ...checkLinks(lesson, known),
    ...checkOrder(lesson, known, courses),
    ...checkProseLinks(lesson, known),
    ...checkWords(lesson, known),
  ].sort((a, b) => a.position.start.offset - b.position.start.offset);
}

type Add = (path: string, diagnostic: Diagnostic) => void;

/** Reports an id at each place but the first, and names the first place. */
function checkIds(lessons: readonly VaultLesson[], add: Add): void {
  const ids = lessons.flatMap(({ path, ids: given }) =>
    given.map(({ id, position }) => ({ id, position, path })),
  );
  for (const [id, [first, ...others]] of duplicateIds(ids)) {
    if (first === undefined) continue;
    const place = `${first.path}:${first.position.start.line}`;
    for (const { path, position } of others) {
      const message = `"^${id}" is already given at ${place}; the two would share one history. Write another id here.`;
      add(path, { severity: "error", code: "lesson/duplicate-id", message, position });
    }
  }
}

/** Reports terms that are introduced again, and names the place of the first introduction. */
function checkDefinitions(lessons: readonly VaultLesson[], add: Add): void {
  const introduced = new Map<string, { readonly path: string; readonly term: LocatedTerm }>();
  for (const { path, terms } of lessons) {
    for (const term of terms.kind === "known" ? terms.terms : []) {
      const { name, key } = readTermName(term.term);
      if (key === "") continue;
      const first = introduced.get(key);
      if (first === undefined) introduced.set(key, { path, term });
      else if (term.position !== null) {
        const { position } = term;
        const line = first.term.position?.start.line ?? 1;
        if (first.path === path) {
          const message = `This note introduces "${name}" twice, in line ${line} for the first time; keep one of the two.`;
          add(path, { severity: "warning", code: "lesson/term-twice", message, position });
        } else if (differ(first.term.definition, term.definition)) {
          const message = `"${name}" is defined otherwise in ${first.path}:${line}; choose one of the two, or say it alike.`;
          add(path, { severity: "warning", code: "lesson/two-definitions", message, position });
        }
      }
    }
  }
}

function differ(one: string, other: string): boolean {
  const fold = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();
  return fold(one) !== "" && fold(other) !== "" && fold(one) !== fold(other);
}

/** Links of blocks and of what a lesson requires. */
function checkLinks(lesson: VaultLesson, { links, whole }: VaultKnowledge): readonly Diagnostic[] {
  if (!whole) return [];
  return lesson.links.flatMap(({ target, position }) => {
    const end = links.resolve(target);
    if (end === "nothing") return [deadLink(target, links.near(target), position)];
    return end === "no-such-anchor" ? [brokenAnchor(target, position)] : [];
  });
}

/** Terms that a later lesson of the same course introduces, each where the lesson first uses it. */
function checkOrder(
  lesson: VaultLesson,
  known: VaultKnowledge,
  courses: LessonRelations["courses"],
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

/** Whether a lesson comes no later than another. A lesson without a number may stand anywhere. */
function isBefore(introducing: LessonRef, lesson: VaultLesson, number: number): boolean {
  return introducing.path === lesson.path || introducing.lesson === null || introducing.lesson <= number;
}

/** The term a link means; null when it means none, or a file has that name. */
function termOf(target: string, { terms, links }: VaultKnowledge): Entry | null {
  const entry = terms.find(target);
  if (entry === null) return null;
  return isInGlossary(target, terms) || !links.isFile(target) ? entry : null;
}

function isInGlossary(target: string, { glossary }: VaultTerms): boolean {
  return target.includes("#") && namesInLink(target, glossary).length === 1;
}

/** Reports a link to an entry that the glossary does not have. */
function goneTerm(target: string, position: Position): Diagnostic {
  const term = target.slice(target.indexOf("#") + 1).trim();
  const message = `The glossary has no entry "${term}": no lesson introduces it any more. Add it to the "Terms introduced" of one, or correct the link.`;
  return { severity: "warning", code: "lesson/broken-anchor", message, position };
}

/** Reports links of the prose that lead nowhere. `checkLinks` reports those of blocks and properties. */
function checkProseLinks({ uses }: VaultLesson, known: VaultKnowledge): readonly Diagnostic[] {
  if (!known.whole) return [];
  return uses.links.flatMap(({ target, embed, position }): readonly Diagnostic[] => {
    if (known.terms.find(target) !== null) return [];
    const end = known.links.resolve(target);
    if (end === "something") return [];
    if (end === "no-such-anchor") {
      return [
        isInGlossary(target, known.terms) ? goneTerm(target, position) : brokenAnchor(target, position),
      ];
    }
    const near = known.links.near(target);
    if (embed) return [deadLink(target, near, position)];
    const remedy =
      near === undefined
        ? 'Add it to the "Terms introduced" of a lesson, or create the note.'
        : `Did you mean [[${near}]]?`;
    const message = `[[${target}]] is neither a note nor a term. ${remedy}`;
    return [{ severity: "info", code: "lesson/undefined-term", message, position }];
  });
}

function checkWords({ uses }: VaultLesson, { terms }: VaultKnowledge): readonly Diagnostic[] {
  return uses.avoided.flatMap(({ key, text, position }) => {
    const entry = terms.get(key);
    if (entry === null) return [];
    const message = `"${text}" is a word to avoid; write "${entry.term}".`;
    return [{ severity: "warning", code: "lesson/avoided-word", message, position } as const];
  });
}

/** Reports a link to a heading or a block that its note does not have. */
function brokenAnchor(target: string, position: Position): Diagnostic {
  const hash = target.lastIndexOf("#");
  const place = target.slice(hash + 1).trim();
  const what = place.startsWith("^") ? `block "${place}"` : `heading "${place}"`;
  const note = target.slice(0, target.indexOf("#")).trim();
  const message = `"${note}" has no ${what}; correct the link, or write the ${place.startsWith("^") ? "id" : "heading"} there.`;
  return { severity: "warning", code: "lesson/broken-anchor", message, position };
}

/** Reports a link that leads nowhere, where a note or a term is needed. */
function deadLink(target: string, near: string | undefined, position: Position): Diagnostic {
  const remedy = near === undefined ? "Create the note, or correct the link." : `Did you mean [[${near}]]?`;
  const message = `[[${target}]] leads to no note, alias or glossary term. ${remedy}`;
  return { severity: "warning", code: "lesson/dead-link", message, position };
}
