import { trimBlanksEnd } from "../text/blanks";
import type { Content } from "../block/element";
import { plainText } from "../markdown/links";
import type { Drill, Question } from "./drill";

/** Keeps fingerprints apart from ids, which hold letters, digits and hyphens only. */
const FINGERPRINT_SIGN = "~";

/**
 * What a question's history is kept under: its `^id`, else its fingerprint behind a `~`. [D2]
 * Moving a block, reordering its questions or rewording an option changes neither.
 */
export function identityOf(question: Question, drill: Drill): string {
  return question.id ?? FINGERPRINT_SIGN + fingerprintOf(question, drill);
}

/** A fingerprint of what is asked: title, stem, prompt and code. Blanks at line ends and around texts do not count. [D2] */
export function fingerprintOf(question: Question, drill: Drill): string {
  return fingerprint(
    JSON.stringify([folded(question.title), drill.stem.map(substance), question.prompt.map(substance)]),
  );
}

/** What the view of a whole block keeps its state under: the identities of its questions. */
export function drillIdentity(drill: Drill): string {
  return fingerprint(JSON.stringify(drill.questions.map((question) => identityOf(question, drill))));
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
    const digits = salt === 0 ? whole : fingerprint(`${whole}/${salt}`);
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

function substance(content: Content): readonly [string, string] {
  if (content.kind === "markdown") return ["text", folded(content.text)];
  return ["code", content.text.split("\n").map(trimBlanksEnd).join("\n")];
}

function folded(text: string): string {
  return text.replace(/\s+/g, " ").trim();
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

/**
 * A short name for a text, the same on every device: 16 hexadecimal digits.
 *
 * Two 32-bit hashes run over the UTF-16 code units, one FNV-1a by bytes, one multiplying whole units; each is
 * mixed once more at the end. Enough to tell the questions of a vault apart, and no protection against anyone
 * who wants two texts to look alike.
 */
export function fingerprint(text: string): string {
  let bytes = 0x811c9dc5;
  let units = 0x9e3779b9 ^ text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes = Math.imul(bytes ^ (unit & 0xff), 0x01000193);
    bytes = Math.imul(bytes ^ (unit >>> 8), 0x01000193);
    units = Math.imul(units ^ unit, 0x85ebca6b);
    units ^= units >>> 15;
  }
  return hex(mixed(bytes)) + hex(mixed(units));
}

function mixed(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
