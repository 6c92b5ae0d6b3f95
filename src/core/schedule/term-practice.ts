import type { BlockLink } from "../terms/block-links";
import type { VaultTerms } from "../terms/vault-terms";
import { append } from "../text/append";
import type { LessonQuestion } from "./questions";

type PlacedQuestion = Pick<LessonQuestion, "key" | "block" | "position">;

/** A term of the vault, and the keys of the questions that practise it. */
export interface PractisedTerm {
  readonly key: string;
  readonly term: string;
  readonly keys: readonly string[];
}

/** A lesson's questions, and the links inside its blocks. */
interface LinkedQuestions {
  readonly questions: readonly PlacedQuestion[];
  readonly links: readonly BlockLink[];
}

/** All terms of a vault in the glossary's order, each with the questions of all lessons that practise it. */
export function practisedTerms(
  terms: VaultTerms,
  lessons: readonly LinkedQuestions[],
): readonly PractisedTerm[] {
  const practised = new Map(terms.entries.map(({ key }) => [key, [] as string[]]));
  const termOf = (target: string): string | null => terms.find(target)?.key ?? null;
  for (const { questions, links } of lessons) {
    for (const [term, keys] of termsPractised(questions, links, termOf))
      append(practised.get(term) ?? [], keys);
  }
  return terms.entries.map(({ key, term }) => ({ key, term, keys: practised.get(key) ?? [] }));
}

/**
 * The questions that practise each term, by the term's key: those whose own text links to it, and all questions of a
 * block whose stem does. `questions` and `links` are of one lesson; `termOf` is the key of the term a target means. [G7]
 */
export function termsPractised(
  questions: readonly PlacedQuestion[],
  links: readonly BlockLink[],
  termOf: (target: string) => string | null,
): ReadonlyMap<string, readonly string[]> {
  const practised = new Map<string, Set<string>>();
  for (const { target, start, block } of links) {
    const term = block === "drill" ? termOf(target) : null;
    if (term === null) continue;
    const keys = practised.get(term) ?? new Set();
    practised.set(term, keys);
    for (const { key } of practisingAt(questions, start)) keys.add(key);
  }
  return new Map([...practised].map(([term, keys]) => [term, [...keys]]));
}

/** The question at a place of the note; where there is none, those of the block it stands in. */
function practisingAt(questions: readonly PlacedQuestion[], offset: number): readonly PlacedQuestion[] {
  const at = questions.filter(
    ({ position }) => position.start.offset <= offset && offset < position.end.offset,
  );
  if (at.length > 0) return at;
  const next = questions.find(({ position }) => position.start.offset > offset);
  return questions.filter(({ block }) => block === next?.block);
}
