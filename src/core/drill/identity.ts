import { plainText } from "../markdown/links";
import { canonicalText, contentFields, fingerprint, FINGERPRINT_SIGN } from "../block/fingerprint";
import type { Drill, Question } from "./drill";

/**
 * What a question's history is kept under: its `^id`, else its fingerprint behind a `~`. [D2]
 * Moving a block, reordering its questions or rewording an option changes neither.
 */
export function identityOf(question: Question, drill: Drill): string {
  return question.id ?? FINGERPRINT_SIGN + fingerprintOf(question, drill);
}

/** A fingerprint of what is asked: title, stem, prompt and code. [D2] [F2] */
export function fingerprintOf(question: Question, drill: Drill): string {
  return fingerprint([
    ["question", canonicalText(question.title)],
    ...contentFields("stem", drill.stem),
    ...contentFields("prompt", question.prompt),
  ]);
}

/** What the view of a whole block keeps its state under: the identities of its questions. */
export function drillIdentity(drill: Drill): string {
  return fingerprint(drill.questions.map((question) => ["key", identityOf(question, drill)]));
}

/**
 * An id for a question that has none, from its title and content alone, so that two devices mint the same.
 * `taken` are the ids of the vault; a collision moves on to another.
 *
 * ```text
 * which-line-leaks-3f9a
 * ^^^^^^^^^^^^^^^^ ^^^^
 * title            fingerprint
 * ```
 */
export function mintId(question: Question, drill: Drill, taken: ReadonlySet<string> = new Set()): string {
  const whole = fingerprintOf(question, drill);
  const name = slug(question.title);
  for (let salt = 0; ; salt++) {
    const digits = salt === 0 ? whole : fingerprint([["id", `${whole}/${salt}`]]);
    const id = `${name}-${digits.slice(0, 4)}`;
    if (!taken.has(id)) return id;
  }
}

/** Something with an id, wherever it stands. */
export interface Identified {
  readonly id: string | null;
}

/** Those that share an id, in the order given, for each id that is given more than once. */
export function duplicateIds<Item extends Identified>(
  items: Iterable<Item>,
): ReadonlyMap<string, readonly Item[]> {
  const byId = new Map<string, Item[]>();
  for (const item of items) {
    if (item.id === null) continue;
    const same = byId.get(item.id);
    if (same === undefined) byId.set(item.id, [item]);
    else same.push(item);
  }
  return new Map([...byId].filter(([, same]) => same.length > 1));
}

const LONGEST_SLUG = 32;

/** The first words of a title in letters, digits and hyphens; `q` when it has none of these. */
function slug(title: string): string {
  const words = plainText(title)
    .normalize("NFD")
    .replace(/[\u0300-\u036f']/g, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  let name = "";
  for (const word of words) {
    const longer = name === "" ? word.slice(0, LONGEST_SLUG) : `${name}-${word}`;
    if (longer.length > LONGEST_SLUG) break;
    name = longer;
  }
  return name === "" ? "q" : name;
}
