import type { Diagnostic } from "../text/diagnostic";
import { wikilinkTarget, wikilinksOf } from "../markdown/links";
import type { Position } from "../text/position";
import type { Properties } from "../yaml/frontmatter";
import type { Lesson, LessonLink } from "./lesson";
import { fileName } from "../vault/note-path";

/** What the front matter says of the lesson itself; the rest of a `Lesson` comes from its text. */
export interface LessonProperties {
  readonly fields: Pick<
    Lesson,
    "title" | "course" | "lesson" | "template" | "subtitle" | "go" | "prereqs" | "next"
  >;
  readonly links: readonly LessonLink[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What the raw front matter tells of a property: where its value stands, and how it is written. */
export interface PropertyText {
  readonly locate: (property: string) => Position | null;
  readonly written: (property: string) => string | null;
}

/**
 * Reads the properties of a lesson by their names in any case; without a title, the file's name is it. Only what
 * the text shows is reported.
 */
export function readProperties(
  path: string,
  properties: Properties,
  { locate, written }: PropertyText,
): LessonProperties {
  const diagnostics: Diagnostic[] = [];
  const names = new Map(Object.keys(properties).map((name) => [name.toLowerCase(), name]));
  const find = (key: string): readonly [value: unknown, position: Position | null] => {
    const name = names.get(key);
    if (name === undefined || properties[name] === undefined) return [null, null];
    return [properties[name], locate(name)];
  };
  const report = (position: Position | null, message: string): void => {
    if (position === null) return;
    diagnostics.push({ severity: "warning", code: "lesson/property-type", message, position });
  };
  const text = (key: string): string | null => {
    const [value, position] = find(key);
    const read = asText(value);
    if (read === undefined) report(position, `"${key}" is a text; write ${key}: "…".`);
    return read ?? null;
  };
  /** The version as written: YAML makes 1.2 of 1.20. */
  const version = (): string | null => {
    const name = names.get("go");
    const value = name === undefined ? null : properties[name];
    const raw = name === undefined ? null : written(name);
    const digits = /^\d+(?:\.\d+)*/.exec(raw ?? "")?.[0];
    return typeof value === "number" && digits !== undefined ? digits : text("go");
  };
  const number = (): number | null => {
    const [value, position] = find("lesson");
    const read = asNumber(value);
    if (read === undefined) report(position, `"lesson" is the lesson's number; write lesson: 6.`);
    return read ?? null;
  };
  const links: LessonLink[] = [];
  const targets = (key: string): readonly string[] => {
    const [value, position] = find(key);
    const read = (Array.isArray(value) ? (value as unknown[]) : [value]).map(linkTarget);
    const found = read.filter((target) => typeof target === "string");
    if (read.includes(undefined))
      report(position, `"${key}" holds wikilinks; write each as "[[Note]]", in quotes.`);
    // What comes next may not be written yet; what is required must be.
    if (position !== null && key === "prereqs") for (const target of found) links.push({ target, position });
    return found;
  };
  const fields = {
    title: text("title") ?? fileName(path),
    course: text("course"),
    lesson: number(),
    template: names.has("lesson") && asNumber(find("lesson")[0]) === null,
    subtitle: text("subtitle"),
    go: version(),
    prereqs: targets("prereqs"),
    next: targets("next")[0] ?? null,
  };
  return { fields, links, diagnostics };
}

/** Undefined for what is no text; an empty one counts as not given. */
function asText(value: unknown): string | null | undefined {
  if (value === null) return null;
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  return text === "" ? null : text;
}

function asNumber(value: unknown): number | null | undefined {
  if (value === null || value === "") return null;
  const number = typeof value === "string" && /^\s*\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** The target of a wikilink, of text without brackets, or of a link YAML took for lists; undefined for anything else. */
function linkTarget(value: unknown): string | null | undefined {
  let inner = value;
  for (let depth = 0; Array.isArray(inner) && inner.length === 1 && depth < 8; depth++)
    inner = (inner as unknown[])[0];
  if (inner === null || inner === "") return null;
  if (typeof inner !== "string") return undefined;
  return wikilinkTarget(inner) ?? wikilinksOf(inner)[0]?.target ?? inner.trim();
}
