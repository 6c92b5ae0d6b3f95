import { attributeValues } from "../block/attributes";
import type { Diagnostic } from "../text/diagnostic";
import type { Attribute } from "../block/element";
import { wikilinkTarget } from "../markdown/links";
import { append } from "../text/append";
import { nearest } from "../text/nearest";
import type { Report } from "./codes";
import { kindNamed, kindNames, typeNames, type QuestionKind } from "./drill";
import type { QuestionAttributes } from "./question";

/** The attributes that only some kinds have, with their kinds. */
const ownKeys = kindNames.flatMap((owner) => (kindNamed(owner).keys ?? []).map((own) => ({ owner, ...own })));

/** The keys that may stand under a question's heading. [D3] [D5] [D6] */
export const drillKeys: readonly string[] = [
  "type",
  "tags",
  "go",
  "shuffle",
  "ref",
  "source",
  ...ownKeys.map(({ key }) => key).sort(),
];

/** Keys that only one question can have, not a whole block. */
const OF_ONE_QUESTION = ["type", ...ownKeys.map(({ key }) => key)];

const NONE: QuestionAttributes = { tags: [], go: null, shuffle: true, ref: null, source: null };

/** The attributes of a question, and those that decide how it is read. */
export interface ReadAttributes {
  readonly attributes: QuestionAttributes;
  /** What `type:` says; null when it is not given or not known. */
  readonly type: QuestionKind | null;
  readonly written: ReadonlyMap<string, Attribute>;
}

/**
 * Reads a question's attributes; a value that cannot be read is reported and counts as not given.
 * `shared` are those that stand before the first heading: they hold for every question that does not say otherwise.
 */
export function readAttributes(
  list: readonly Attribute[],
  shared: QuestionAttributes = NONE,
  report: Report,
  diagnostics: Diagnostic[],
): ReadAttributes {
  const { values: written, diagnostics: twice } = attributeValues(list);
  append(diagnostics, twice);
  const read = <Value>(key: string, expected: string, parse: (value: string) => Value | null): Value | null =>
    readValue(written.get(key), expected, parse, report);
  const attributes: QuestionAttributes = {
    tags: [
      ...new Set([
        ...shared.tags,
        ...(read("tags", 'words with commas between them, such as "tags: channels, leak"', readTags) ?? []),
      ]),
    ],
    go: read("go", 'a language version such as "go: 1.22"', readGoVersion) ?? shared.go,
    shuffle: read("shuffle", '"shuffle: false" or "shuffle: true"', readBoolean) ?? shared.shuffle,
    ref: read("ref", 'a wikilink such as "ref: [[worker.go]]"', wikilinkTarget) ?? shared.ref,
    source: read("source", "a link", (value) => value) ?? shared.source,
  };
  return { attributes, type: readType(written.get("type"), report), written };
}

/** The attributes before the first heading. A block's questions share them, but for what only one question can have. */
export function readSharedAttributes(
  list: readonly Attribute[],
  report: Report,
  diagnostics: Diagnostic[],
): QuestionAttributes {
  for (const { key, position } of list) {
    if (!OF_ONE_QUESTION.includes(key)) continue;
    const message = `"${key}:" belongs to one question: write it directly under that question's heading.`;
    report("warning", "drill/unused-key", message, position);
  }
  const shared = list.filter(({ key }) => !OF_ONE_QUESTION.includes(key));
  return readAttributes(shared, NONE, report, diagnostics).attributes;
}

/** Checks the attributes that only one kind of question has, and says which of them mean nothing for this one. */
export function checkOwned(
  kind: QuestionKind,
  written: ReadonlyMap<string, Attribute>,
  report: Report,
): void {
  for (const { key, owner, of, values } of ownKeys) {
    const attribute = written.get(key);
    if (attribute === undefined) continue;
    if (kind === owner) {
      const expected = values.map((value) => `"${key}: ${value}"`).join(" or ");
      readValue(attribute, expected, (value) => values.find((known) => known === value) ?? null, report);
    } else {
      const message = `"${key}:" means something only in ${of}: remove it.`;
      report("warning", "drill/unused-key", message, attribute.position);
    }
  }
}

/** An attribute's value; null when it is not given, or cannot be read, which is reported. */
function readValue<Value>(
  attribute: Attribute | undefined,
  expected: string,
  parse: (value: string) => Value | null,
  report: Report,
): Value | null {
  if (attribute === undefined) return null;
  const { key, value: text, position, valuePosition } = attribute;
  const value = text === "" ? null : parse(text);
  if (value !== null) return value;
  const what = text === "" ? `"${key}:" has no value` : `"${text}" is no value for "${key}:"`;
  report("error", "drill/bad-value", `${what}: write ${expected}.`, text === "" ? position : valuePosition);
  return null;
}

function readType(attribute: Attribute | undefined, report: Report): QuestionKind | null {
  if (attribute === undefined) return null;
  const { value, valuePosition } = attribute;
  const kind = typeNames.get(value);
  if (kind !== undefined) return kind;
  const known = [...typeNames.keys()];
  const near = nearest(value, known);
  const remedy =
    near === null
      ? `Write one of ${known.join(", ")}, or leave the line out.`
      : `Did you mean "type: ${near}"?`;
  report("error", "drill/unknown-type", `"${value}" is not a type of question. ${remedy}`, valuePosition);
  return null;
}

/** `a, b`, `a b`, `#a #b` and `["a", "b"]` are the same tags: letters of any script, digits, `_`, `-` and `/`. */
function readTags(value: string): readonly string[] | null {
  const words = value
    .replace(/^\[(.*)\]$/s, "$1")
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .map((word) => word.replace(/^(["'])(.*)\1$/s, "$2").replace(/^#/, ""));
  return words.length > 0 && words.every((word) => /^[\p{L}\p{M}\p{N}_/-]+$/u.test(word)) ? words : null;
}

function readGoVersion(value: string): string | null {
  const version = value.replace(/^(["'])(.*)\1$/, "$2");
  return /^1\.\d{1,3}(?:\.\d{1,3})?$/.test(version) ? version : null;
}

function readBoolean(value: string): boolean | null {
  if (value === "true") return true;
  return value === "false" ? false : null;
}
