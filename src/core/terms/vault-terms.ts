import { keysByName } from "../glossary/compose";
import { buildEntries, type Entry } from "../glossary/entries";
import { termKey } from "../glossary/key";
import type { ManualEntry } from "../glossary/manual-definitions";
import type { LessonTerms } from "../glossary/term";
import { otherNumbers } from "./inflections";
import { namesInLink } from "./link-names";
import { MentionFinder } from "./mentions";

/** The words to look for in lessons. */
export interface TermVocabulary {
  /** Finds the names of terms that tell enough. */
  readonly names: MentionFinder;
  /** Finds the words to avoid. */
  readonly avoided: MentionFinder;
}

/** What a vault's terms are made from. */
export interface TermSources {
  /** Path of the glossary note, which introduces no terms itself. */
  readonly glossary: string;
  /** The terms of each lesson. */
  readonly lessons: readonly LessonTerms[];
  /** What the glossary note defines by hand. */
  readonly manual: readonly ManualEntry[];
}

/** The vault's terms at one moment. The value never changes; a caller that needs later terms makes another. */
export class VaultTerms {
  readonly glossary: string;
  readonly lessons: readonly LessonTerms[];
  /** Those of the lessons in the glossary's order, then those that are defined by hand only. */
  readonly entries: readonly Entry[];
  readonly #byKey: ReadonlyMap<string, Entry>;
  /** The key of the entry a name means. */
  readonly #keys: ReadonlyMap<string, string>;
  #mentions: MentionFinder | null = null;
  #vocabulary: TermVocabulary | null = null;

  constructor({ glossary, lessons, manual }: TermSources) {
    const introduced = buildEntries(lessons.filter(({ path }) => path !== glossary));
    const byHand = new Map(manual.map((entry) => [entry.key, entry]));
    const byKey = new Map<string, Entry>();
    for (const entry of introduced) byKey.set(entry.key, withManual(entry, byHand.get(entry.key)));
    for (const entry of byHand.values()) if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
    this.glossary = glossary;
    this.lessons = lessons;
    this.entries = [...byKey.values()];
    this.#byKey = byKey;
    this.#keys = keysByName(introduced);
  }

  /**
   * The entry a name means: the term or the alias of that name, else the one entry that goes by it in the other
   * number. Two entries that would do are none. `name` is a key.
   */
  get(name: string): Entry | null {
    const exact = this.#named(name);
    if (exact !== null) return exact;
    const found = new Set(otherNumbers(name).map((form) => this.#named(form)));
    found.delete(null);
    const [only = null] = found;
    return found.size > 1 ? null : only;
  }

  /** The entry a link's text means; null when it means none. Whether a note has that name is not asked here. */
  find(linktext: string): Entry | null {
    for (const name of namesInLink(linktext, this.glossary)) {
      const entry = this.get(name);
      if (entry !== null) return entry;
    }
    return null;
  }

  /** Finds terms in prose. */
  get mentions(): MentionFinder {
    return (this.#mentions ??= new MentionFinder(this.entries));
  }

  get vocabulary(): TermVocabulary {
    return (this.#vocabulary ??= vocabularyOf(this.entries));
  }

  #named(name: string): Entry | null {
    return this.#byKey.get(this.#keys.get(name) ?? name) ?? null;
  }
}

/** What a lesson says of a term counts before what stands by hand; the words to avoid of both do. */
function withManual(entry: Entry, manual: ManualEntry | undefined): Entry {
  if (manual === undefined) return entry;
  const { definitions } = entry.definitions.length > 0 ? entry : manual;
  const avoid = [...new Set([...entry.avoid, ...manual.avoid])];
  const whole: ManualEntry = { ...entry, definitions, avoid, subpath: manual.subpath };
  return whole;
}

/** A single plain word such as "select" or "closing" is not enough: prose uses it in other senses, too. */
const TELLING = /[\s\d_-]|\p{Lu}|\p{L}[^\p{L}]+\p{L}/u;

/** The words of the glossary's entries. What is a term's name is nowhere a word to avoid. */
export function vocabularyOf(entries: readonly Entry[]): TermVocabulary {
  const known = new Set<string>();
  for (const { key, aliases } of entries) {
    known.add(key);
    for (const alias of aliases) known.add(termKey(alias));
  }
  const telling = ({ term, aliases }: Entry): readonly string[] =>
    [term, ...aliases].filter((name) => TELLING.test(name));
  const avoided = ({ avoid }: Entry): readonly string[] => avoid.filter((word) => !known.has(termKey(word)));
  return { names: finderOf(entries, telling), avoided: finderOf(entries, avoided) };
}

/** Finds the entries by other names; those that have none are not found. */
function finderOf(entries: readonly Entry[], namesOf: (entry: Entry) => readonly string[]): MentionFinder {
  return new MentionFinder(
    entries.flatMap((entry) => {
      const [term, ...aliases] = namesOf(entry);
      return term === undefined ? [] : [{ ...entry, term, aliases }];
    }),
  );
}
