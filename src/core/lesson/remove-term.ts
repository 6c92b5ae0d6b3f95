import { termKey } from "../glossary/key";
import { readTerms } from "../glossary/read-terms";
import type { Edit } from "../text/edits";
import { lineStart, linesOf, pointAt } from "../text/lines";
import { readFrontMatter } from "./front-matter";
import type { LessonOptions } from "./parse-lesson";
import { findTermsProperty, leavesTerms, placeInNote } from "./terms-property";

/** How a note comes not to introduce a term any more, or a sentence that says why it cannot. */
export type Removal =
  | { readonly kind: "edits"; readonly edits: readonly Edit[] }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * The edits that take the lines of one term out of a note's front matter, and touch no other. Of a term given
 * several times, `definition` says which; null means the only one.
 */
export function removeTerm(
  text: string,
  term: string,
  definition: string | null,
  options: LessonOptions,
): Removal {
  const refused: Removal = {
    kind: "refused",
    reason: `"${term}" is written in a form that cannot be taken out line by line; remove it yourself.`,
  };
  const frontMatter = readFrontMatter(text, options.parseYaml);
  if (frontMatter.kind !== "ok") return refused;
  const { terms, sources } = readTerms(frontMatter.data, options.termsKey);
  const key = termKey(term);
  const at = terms.findIndex(
    (each) => termKey(each.term) === key && (definition === null || each.definition === definition),
  );
  const source = sources[at];
  const property = findTermsProperty(frontMatter.yaml, options.termsKey);
  if (source === undefined || property?.first == null || source.key !== property.name) return refused;
  const stretch = property.stretches[source.entry];
  if (stretch === undefined) return refused;
  const note = linesOf(text);
  const place = placeInNote(note, frontMatter.yaml);
  const first = pointAt(note, place(stretch.start)).line;
  const last = pointAt(note, place(stretch.end)).line;
  const edits = [{ start: lineStart(note, first), end: lineStart(note, last + 1), text: "" }];
  const left = terms.filter((_, index) => index !== at);
  return leavesTerms(text, edits, left, options) ? { kind: "edits", edits } : refused;
}
