import { compareCodeUnits, compareLessons, sortLessons, type LessonRef } from "../vault/lesson-order";
import { escapeDefinition } from "./escape-definition";
import { NAME_SEPARATOR } from "./term-name";
import { oneLine, SIMPLE, sortByKey, termKey } from "./key";
import type { LessonTerms } from "./term";

/** One meaning of a term and the lessons that give it. */
export interface Definition {
  /** Markdown that can stand between other entries (`escapeDefinition`); never empty. */
  readonly text: string;
  readonly lessons: readonly LessonRef[];
}

/**
 * A term with everything the lessons say about it. [G5]
 *
 * `definitions` holds each differing definition once, in the order of the lessons. Several mean that the lessons
 * disagree; none means that no lesson defines the term.
 */
export interface Entry {
  readonly key: string;
  /** As the first lesson writes it. */
  readonly term: string;
  readonly definitions: readonly Definition[];
  /** Every lesson that introduces the term. */
  readonly lessons: readonly LessonRef[];
  readonly aliases: readonly string[];
  readonly avoid: readonly string[];
  readonly see: readonly string[];
  readonly groups: readonly string[];
}

/** One entry per term, in the glossary's order; the order of the lessons does not matter. [G3] [G5] */
export function buildEntries(lessons: readonly LessonTerms[]): Entry[] {
  const drafts = new Map<string, Draft>();
  const meanings = new Map<string, Map<string, Meaning>>();
  const lists = new WeakMap<readonly string[], NameList>();
  for (const { path, title, lesson, terms } of inOrder(lessons)) {
    const source: LessonRef = { path, title, lesson };
    for (const term of terms) {
      const { name, key } = readTermName(term.term);
      if (key === "") continue;
      let draft = drafts.get(key);
      if (draft === undefined) {
        draft = {
          key,
          term: name,
          definitions: [],
          lessons: [],
          aliases: NONE,
          avoid: NONE,
          see: NONE,
          groups: NONE,
        };
        drafts.set(key, draft);
      }
      addMeaning(draft, escapeDefinition(term.definition), source, meanings);
      addLesson(draft.lessons, source);
      draft.aliases = withNames(draft.aliases, term.aliases, key, lists);
      draft.avoid = withNames(draft.avoid, term.avoid, key, lists);
      draft.see = withNames(draft.see, term.see, key, lists);
      if (term.group !== null) draft.groups = withNames(draft.groups, [term.group], "", lists);
    }
  }
  return sortByKey([...drafts.values()]);
}

/** A term's name as its entry shows it, and the key it goes by; the key is empty when the text names nothing. */
export function readTermName(text: string): { readonly name: string; readonly key: string } {
  // Nearly every name is simple, and the question is asked for every term at every start.
  if (SIMPLE.test(text)) return { name: text, key: text.toLowerCase() };
  const name = oneLine(text).normalize("NFC");
  return { name, key: termKey(name) };
}

/** An entry that is being put together. */
interface Draft extends Entry {
  readonly definitions: Meaning[];
  readonly lessons: LessonRef[];
  aliases: readonly string[];
  avoid: readonly string[];
  see: readonly string[];
  groups: readonly string[];
}

/** The names of a term that has none, as most terms. */
const NONE: readonly string[] = [];

interface Meaning extends Definition {
  readonly lessons: LessonRef[];
}

/** Adds a meaning, or adds its lesson to an equal meaning. `meanings` indexes the terms that have several. */
function addMeaning(
  draft: Draft,
  text: string,
  lesson: LessonRef,
  meanings: Map<string, Map<string, Meaning>>,
): void {
  if (text === "") return;
  const own = { text, lessons: [lesson] };
  if (draft.definitions.length === 0) {
    draft.definitions.push(own);
    return;
  }
  let known = meanings.get(draft.key);
  if (known === undefined) {
    known = new Map(draft.definitions.map((each) => [meaningKey(each.text), each]));
    meanings.set(draft.key, known);
  }
  const same = known.get(meaningKey(text));
  if (same !== undefined) {
    addLesson(same.lessons, lesson);
    return;
  }
  known.set(meaningKey(text), own);
  draft.definitions.push(own);
}

/** Two definitions are equal when only their blanks differ. */
function meaningKey(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ");
}

/** The caller adds lessons in order, so a lesson that is already there is the last one. */
function addLesson(lessons: LessonRef[], lesson: LessonRef): void {
  if (lessons[lessons.length - 1]?.path !== lesson.path) lessons.push(lesson);
}

/** Names without repetition, and the keys they go by. */
interface NameList {
  readonly names: string[];
  readonly keys: Set<string>;
}

/** Adds the names that are not there yet. `lists` holds the lists that names were added to before. */
function withNames(
  names: readonly string[],
  added: readonly string[],
  own: string,
  lists: WeakMap<readonly string[], NameList>,
): readonly string[] {
  if (added.length === 0) return names;
  const list = lists.get(names) ?? { names: [], keys: new Set() };
  // A name with the separator in it would be read back as several.
  for (const name of added.flatMap((each) => oneLine(each).split(NAME_SEPARATOR))) {
    const text = name.trim().normalize("NFC");
    const key = termKey(text);
    if (key === "" || key === own || list.keys.has(key)) continue;
    list.keys.add(key);
    list.names.push(text);
  }
  lists.set(list.names, list);
  return list.names;
}

/** Sorts lessons in a total order: of two that are equal in everything else, their contents decide. */
function inOrder(lessons: readonly LessonTerms[]): LessonTerms[] {
  const paths = new Set(lessons.map(({ path }) => path));
  if (paths.size === lessons.length) return sortLessons(lessons);
  return [...lessons].sort(
    (one, other) =>
      compareLessons(one, other) || compareCodeUnits(JSON.stringify(one), JSON.stringify(other)),
  );
}
