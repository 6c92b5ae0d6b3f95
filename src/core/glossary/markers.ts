/** The line the generated part begins with. Constant: a file that two devices wrote must not differ in it. [G1] [G3] */
export const BEGIN_MARKER =
  "%% go-glossary:begin (kept by Go for Reviewers; edit the lessons, not this part) %%";

/** The line the generated part ends with. */
export const END_MARKER = "%% go-glossary:end %%";

/** The heading over the entries. */
export const SECTION_HEADING = "## From the lessons";

/** The heading below the generated part for what a person typed inside it. [G4] */
export const KEPT_HEADING = "## Kept from the generated part";

export const KEPT_NOTE =
  "_This was typed where the lessons' terms are kept, and would have been overwritten. Move it wherever it belongs._";

/** What a line is to the glossary: a whole marker, or something that may have been one. */
export type MarkerKind = "begin" | "end" | "altered";

/**
 * Reads a line as a marker. Only the whole line counts, blanks at its end aside: a sentence that mentions a
 * marker is a sentence. A comment that speaks of the glossary and is no marker is `altered`.
 */
export function markerKind(line: string): MarkerKind | null {
  if (!line.includes("%%")) return null;
  const text = line.trimEnd();
  if (text === BEGIN_MARKER) return "begin";
  if (text === END_MARKER) return "end";
  return text.trimStart().startsWith("%%") && text.includes("go-glossary") ? "altered" : null;
}
