import { fencedRanges } from "./fenced-ranges";
import { readGeneratedPart } from "./generated-part";
import { markerKind } from "./markers";
import { conflictMark } from "./merge-conflict";

/** Whether an entry is read back as one entry wherever it stands, and changes nothing of what follows it. */
export function isWholeEntry(lines: readonly string[]): boolean {
  const { entries, loose } = readGeneratedPart(lines, 0, lines.length);
  const [entry, ...others] = entries;
  return (
    entry?.start === 0 &&
    entry.end === lines.length &&
    others.length === 0 &&
    loose.length === 0 &&
    lines.every((line) => markerKind(line) === null && conflictMark(line) === null) &&
    fencedRanges(lines).every(({ close }) => close !== null)
  );
}
