/** The line the generated part begins with. Constant: a file that two devices wrote must not differ in it. [G1] [G3] */
export const BEGIN_MARKER =
  "%% go-glossary:begin (kept by Go for Reviewers; edit the lessons, not this part) %%";

/** The line the generated part ends with. */
export const END_MARKER = "%% go-glossary:end %%";

/** The heading over the entries. */
export const SECTION_HEADING = "## From the lessons";

/** The heading below the generated part for what a person typed inside it. [G4] */
export const USER_TEXT_HEADING = "## Kept from the generated part";

export const USER_TEXT_NOTE =
  "_This was typed where the lessons' terms are kept, and would have been overwritten. Move it wherever it belongs._";

/** What a line is to the glossary: a whole marker, or something that may have been one. */
export type MarkerKind = "begin" | "end" | "altered";

/**
 * Reads a line as a marker. Only the whole line counts, blanks at its end aside: a sentence that mentions a
 * marker is a sentence. A comment that speaks of the glossary and is no marker is `altered`, and so is a marker
 * with a slip of the keyboard in it.
 */
export function markerKind(line: string): MarkerKind | null {
  if (!line.includes("%")) return null;
  const text = line.trimEnd();
  if (text === BEGIN_MARKER) return "begin";
  if (text === END_MARKER) return "end";
  const comment = text.trimStart().startsWith("%%") && text.includes("go-glossary");
  return comment || isSlip(text) ? "altered" : null;
}

/** More than this in a marker's place is text somebody meant to write. */
const LONGEST_SLIP = 3;

/** Whether the line is a marker but for a few characters in one place. */
export function isSlip(line: string): boolean {
  return [BEGIN_MARKER, END_MARKER].some((marker) => {
    if (Math.abs(line.length - marker.length) > LONGEST_SLIP) return false;
    const shorter = Math.min(line.length, marker.length);
    let head = 0;
    while (head < shorter && line.charCodeAt(head) === marker.charCodeAt(head)) head++;
    let tail = 0;
    while (
      tail < shorter - head &&
      line.charCodeAt(line.length - 1 - tail) === marker.charCodeAt(marker.length - 1 - tail)
    ) {
      tail++;
    }
    return Math.max(line.length, marker.length) - head - tail <= LONGEST_SLIP;
  });
}
