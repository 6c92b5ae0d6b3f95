import { fileName, withoutExtension } from "../vault/note-path";
import type { LessonRef } from "../vault/lesson-order";
import { subpath, WORDS, type Address } from "./address";
import { oneLine } from "./key";

/** A link to a lesson by its whole path, which is right wherever the glossary stands. */
export function lessonLink({ path, title }: LessonRef): string {
  const target = withoutExtension(path);
  const label = linkLabel(title) || linkLabel(fileName(target));
  // Lines, bars and brackets end a wikilink early; a Markdown link carries them encoded.
  if (/[#^|[\]\\:<>]|%%|\s\s|[\r\n]/.test(target)) return `[${label}](${encodePath(path)})`;
  return target === label ? `[[${target}]]` : `[[${target}|${label}]]`;
}

/** A link to another entry of the same note. */
export function entryLink(address: Address, name: string): string {
  return `[[${subpath(address)}|${linkLabel(name)}]]`;
}

/** A link as it was found in a line: the lesson's path without `.md`, and what it shows, if it says so. */
export interface FoundLink {
  readonly target: string;
  readonly label: string | null;
}

/** The links of a line, with what stands between them: `parts` has one more than `links`. */
export function findLinks(line: string): { readonly parts: string[]; readonly links: FoundLink[] } {
  const parts: string[] = [];
  const links: FoundLink[] = [];
  let from = 0;
  for (const match of line.matchAll(/\[\[([^[\]|]+)(?:\|([^[\]]*))?\]\]|\[([^[\]]*)\]\(([^()\s]+)\)/g)) {
    parts.push(line.slice(from, match.index));
    from = match.index + match[0].length;
    const [, target, label, markdownLabel, encoded] = match;
    if (target !== undefined) links.push({ target: withoutExtension(target), label: label ?? null });
    else links.push({ target: withoutExtension(decodePath(encoded ?? "")), label: markdownLabel ?? null });
  }
  parts.push(line.slice(from));
  return { parts, links };
}

/** What a link shows, without the characters that would end it. */
export function linkLabel(text: string): string {
  if (WORDS.test(text)) return text;
  return oneLine(text)
    .replaceAll("`", "")
    .replaceAll("[", "(")
    .replaceAll("]", ")")
    .replaceAll("|", "/")
    .replace(/%(?=%)/g, () => "%\u200B");
}

function encodePath(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .split("/")
    .map(encodeSegment)
    .join("/");
}

/** Round brackets are legal in addresses and end a Markdown link all the same. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replaceAll("(", "%28").replaceAll(")", "%29");
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
