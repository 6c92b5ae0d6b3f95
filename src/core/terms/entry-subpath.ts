import { assignAddresses, headingSlug, subpath } from "../glossary/address";
import { termKey } from "../glossary/key";
import { unescapeTerm } from "../glossary/escape-term";
import type { Anchors } from "../markdown/anchors";

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
