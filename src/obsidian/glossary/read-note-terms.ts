import { parseYaml, type CachedMetadata } from "obsidian";
import { readTerms } from "../../core/glossary/read-terms";
import type { LessonTerms } from "../../core/glossary/term";
import { parseFrontmatter } from "../../core/yaml/frontmatter";
import { fileName } from "../../core/vault/note-path";
import { readProperties } from "../../core/lesson/read-properties";

/** What is known of the terms a note introduces. `lesson` is null for the many notes that introduce none. */
export type NoteTerms =
  | { readonly kind: "known"; readonly lesson: LessonTerms | null }
  /** The note has front matter nobody can read, which is not the same as having none. [T4] */
  | { readonly kind: "unreadable" }
  /** The cache cannot tell whether the note has front matter; its text can. */
  | { readonly kind: "text-needed" };

/** The raw front matter is not at hand. */
const UNSEEN = { locate: () => null, written: () => null };

const NONE: NoteTerms = { kind: "known", lesson: null };

/**
 * Reads a note's terms from the app's metadata cache. The cache is silent both of a note without front matter and
 * of one whose front matter is broken; `text`, when it is at hand, tells which.
 */
export function readNoteTerms(
  path: string,
  cache: CachedMetadata,
  text: string | null,
  termsKey: string,
): NoteTerms {
  const cached: unknown = cache.frontmatter;
  if (isRecord(cached)) return known(path, cached, termsKey);
  if (!mayHaveFrontMatter(cache)) return NONE;
  if (text === null) return { kind: "text-needed" };
  const frontMatter = parseFrontmatter(text, (yaml) => parseYaml(yaml) as unknown);
  if (frontMatter.kind === "none") return NONE;
  return frontMatter.kind === "ok" ? known(path, frontMatter.data, termsKey) : { kind: "unreadable" };
}

/** Whether two readings say the same, so that nothing needs to be done. */
export function sameLessonTerms(one: LessonTerms | null, other: LessonTerms | null): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** The terms of a note that was moved; a title that was the file's name follows it. */
export function moveLessonTerms(lesson: LessonTerms, path: string): LessonTerms {
  const named = lesson.title === fileName(lesson.path);
  return { ...lesson, path, title: named ? fileName(path) : lesson.title };
}

function known(path: string, properties: Readonly<Record<string, unknown>>, termsKey: string): NoteTerms {
  const { terms } = readTerms(properties, termsKey);
  if (terms.length === 0) return NONE;
  const { title, lesson } = readProperties(path, properties, UNSEEN).fields;
  return { kind: "known", lesson: { path, title, lesson, terms } };
}

/** A fence on the first line is front matter to the app, or a rule when it could not read it as such. */
function mayHaveFrontMatter(cache: CachedMetadata): boolean {
  const first = cache.sections?.[0];
  if (first === undefined) return cache.frontmatterPosition !== undefined;
  return first.position.start.line === 0 && (first.type === "yaml" || first.type === "thematicBreak");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
