import { termKey } from "../glossary/key";
import { assignAddresses, headingSlug, subpath } from "../glossary/address";
import { unescapeTerm } from "../glossary/term-name";
import type { Anchors } from "../markdown/anchors";

/**
 * What may name a term in a link's text, as keys, the likeliest first: the whole text, since a term may hold the
 * sign that otherwise begins a heading (`C#`), then what stands before that sign. What stands after a bar is no
 * part of it. A link to an entry of a glossary that is not there yet (`GLOSSARY#comma-ok`) names what its subpath
 * says. `glossary` is the path of the glossary note.
 */
export function namesInLink(linktext: string, glossary: string): readonly string[] {
  const [target = ""] = linktext.split("|", 1);
  const text = target.replace(/\\$/, "").trim();
  const hash = text.indexOf("#");
  if (hash < 0) return keysOf([text]);
  const path = text.slice(0, hash).trim();
  if (isPathOf(path, glossary)) return keysOf([text.slice(hash + 1)]);
  // A heading of the same note, and no name.
  return path === "" ? [] : keysOf([text, path]);
}

/** Whether a link path means the note of that path: by its name, or by its whole path. */
function isPathOf(linkpath: string, path: string): boolean {
  const wanted = fold(linkpath);
  const whole = fold(path);
  return wanted !== "" && (wanted === whole || wanted === whole.slice(whole.lastIndexOf("/") + 1));
}

function fold(path: string): string {
  return path.normalize("NFC").toLowerCase().replace(/\.md$/, "");
}

function keysOf(names: readonly string[]): readonly string[] {
  return names.map(termKey).filter((key) => key !== "");
}

/**
 * What follows the glossary note's name in a link to an entry, as the note stands: `#comma-ok`, or a block id where
 * a link cannot carry the term or another heading answers to it. Null when the note has no such entry. [G2]
 */
export function entrySubpath(
  entry: { readonly key: string; readonly term: string },
  anchors: Anchors,
): string | null {
  const alone = assignAddresses([entry], []).get(entry.key);
  // Under a heading that reads the same, as the note's title may, an entry has its id.
  const block = alone?.kind === "block" ? alone : assignAddresses([entry], [entry.term]).get(entry.key);
  if (block?.kind === "block" && anchors.ids.some((id) => id.toLowerCase() === block.id.toLowerCase()))
    return subpath(block);
  if (alone?.kind !== "heading") return null;
  const slug = headingSlug(alone.heading);
  const first = anchors.headings.find(
    (heading) => headingSlug(unescapeTerm(heading).replaceAll("`", "")) === slug,
  );
  return first !== undefined && termKey(unescapeTerm(first)) === entry.key ? subpath(alone) : null;
}
