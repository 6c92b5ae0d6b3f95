import { hardenDefinition } from "./harden";
import { compareKeys, termKey } from "./key";
import { compareLessons, type LessonRef } from "./lesson-order";
import type { Contribution, Term } from "./term";
import { tidyLine, tidyText } from "./tidy";

/** One meaning of a term and the lessons that give it. */
export interface Definition {
  /** Markdown, never empty. */
  readonly text: string;
  readonly lessons: readonly LessonRef[];
}

/**
 * A term with everything the lessons say about it. [G5]
 *
 * `definitions` are the differing ones, in the order of their lessons: more than one is a disagreement an author
 * should know of; none means the term was introduced and never defined.
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

/** One entry per term, in the glossary's order; the order of the contributions does not matter. [G3] [G5] */
export function buildEntries(contributions: readonly Contribution[]): Entry[] {
  const drafts = new Map<string, Draft>();
  for (const contribution of [...contributions].sort(compareContributions)) {
    const lesson = lessonRef(contribution);
    for (const term of contribution.terms) {
      const key = termKey(tidyLine(term.term));
      if (key === "") continue;
      const draft = drafts.get(key) ?? newDraft(key, tidyLine(term.term).normalize("NFC"));
      drafts.set(key, draft);
      addTerm(draft, term, lesson);
    }
  }
  return [...drafts.values()].map(finish).sort((one, other) => compareKeys(one.key, other.key));
}

interface Draft {
  readonly key: string;
  readonly term: string;
  readonly definitions: Map<string, { readonly text: string; readonly lessons: Map<string, LessonRef> }>;
  readonly lessons: Map<string, LessonRef>;
  readonly aliases: Map<string, string>;
  readonly avoid: Map<string, string>;
  readonly see: Map<string, string>;
  readonly groups: Map<string, string>;
}

function newDraft(key: string, term: string): Draft {
  return {
    key,
    term,
    definitions: new Map(),
    lessons: new Map(),
    aliases: new Map(),
    avoid: new Map(),
    see: new Map(),
    groups: new Map(),
  };
}

function addTerm(draft: Draft, term: Term, lesson: LessonRef): void {
  draft.lessons.set(lesson.path, lesson);
  const text = tidyText(term.definition).trim();
  if (text !== "") {
    const same = meaningKey(text);
    const definition = draft.definitions.get(same) ?? { text, lessons: new Map<string, LessonRef>() };
    draft.definitions.set(same, definition);
    definition.lessons.set(lesson.path, lesson);
  }
  addNames(draft.aliases, term.aliases, draft.key);
  addNames(draft.avoid, term.avoid, draft.key);
  addNames(draft.see, term.see, draft.key);
  if (term.group !== null) addNames(draft.groups, [term.group], "");
}

function addNames(names: Map<string, string>, added: readonly string[], own: string): void {
  for (const name of added) {
    const text = tidyLine(name).normalize("NFC");
    const key = termKey(text);
    if (key !== "" && key !== own && !names.has(key)) names.set(key, text);
  }
}

function finish(draft: Draft): Entry {
  return {
    key: draft.key,
    term: draft.term,
    definitions: [...draft.definitions.values()].map(({ text, lessons }) => ({
      text,
      lessons: [...lessons.values()],
    })),
    lessons: [...draft.lessons.values()],
    aliases: [...draft.aliases.values()],
    avoid: [...draft.avoid.values()],
    see: [...draft.see.values()],
    groups: [...draft.groups.values()],
  };
}

/** Definitions that would look the same in the glossary are one, blanks aside. */
function meaningKey(text: string): string {
  return hardenDefinition(text).normalize("NFC").replace(/\s+/g, " ");
}

function lessonRef({ path, title, lesson }: Contribution): LessonRef {
  return { path, title, lesson };
}

/** A total order: two contributions that tie in everything else are told apart by what they say. */
function compareContributions(one: Contribution, other: Contribution): number {
  return compareLessons(one, other) || compareKeys(JSON.stringify(one), JSON.stringify(other));
}
