/** The most lines that links may name. Further links are left out, and a message says so. */
const LINE_LIMIT = 20_000;

/** The most links. Each becomes a badge. */
const LINK_LIMIT = 500;

/** What `link:` says: for each correspondence, the lines (from 1) of each pane in turn. */
export interface Links {
  readonly links: readonly (readonly (readonly number[])[])[];
  readonly diagnostics: readonly LinkDiagnostic[];
}

/** A part of the value that is malformed, or names what does not exist; offsets in the value. */
export interface LinkDiagnostic {
  readonly kind: "malformed" | "outside";
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads `1-2=1, 4=3`: lines 1 and 2 of the first pane correspond to line 1 of the second, and so on. A third pane
 * is a third side; a side left empty (`1==2`) takes no part. `lineCounts` are the panes' numbers of lines.
 */
export function readLinks(value: string, lineCounts: readonly number[]): Links {
  const links: number[][][] = [];
  const diagnostics: LinkDiagnostic[] = [];
  let offset = 0;
  let total = 0;
  for (const part of value.split(",")) {
    const text = part.trim();
    const start = offset + part.length - part.trimStart().length;
    const end = start + text.length;
    offset += part.length + 1;
    const report = (kind: LinkDiagnostic["kind"], message: string): void => {
      diagnostics.push({ kind, message, start, end: Math.max(end, start + 1) });
    };
    const ranges = text.split("=").map(readRange);
    const sides = ranges.filter((range) => range !== null);
    if (
      sides.length < 2 ||
      sides.length < ranges.length ||
      sides.filter((side) => side.from > 0).length < 2
    ) {
      report(
        "malformed",
        `"${text}" is no pair of lines; write "1-2=1, 4=3": lines of the first pane, then of the next.`,
      );
      continue;
    }
    const outside = sides.findIndex((side, pane) => side.from > 0 && side.to > (lineCounts[pane] ?? 0));
    if (outside !== -1) {
      const count = lineCounts[outside];
      const why =
        count === undefined
          ? `there is no pane ${outside + 1}`
          : `pane ${outside + 1} has ${count === 1 ? "one line" : `${count} lines`}`;
      report("outside", `"${text}" names what is not there: ${why}.`);
      continue;
    }
    if (links.length === LINK_LIMIT) {
      report("malformed", `From "${text}" on, "link" names more than ${LINK_LIMIT} links; name fewer.`);
      break;
    }
    for (const side of sides) total += side.to - side.from + 1;
    if (total > LINE_LIMIT) {
      report("malformed", `From "${text}" on, "link" names more than ${LINE_LIMIT} lines; name fewer.`);
      break;
    }
    links.push(lineCounts.map((_, pane) => linesOf(sides[pane])));
  }
  return { links, diagnostics };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** A line or a range of lines; an empty side is the range from 0. */
function readRange(text: string): Range | null {
  if (text.trim() === "") return { from: 0, to: 0 };
  const [, first, last = first] = /^\s*(\d{1,6})(?:\s*-\s*(\d{1,6}))?\s*$/.exec(text) ?? [];
  if (first === undefined || Number(first) === 0 || Number(last) < Number(first)) return null;
  return { from: Number(first), to: Number(last) };
}

function linesOf(range: Range | undefined): number[] {
  if (range === undefined || range.from === 0) return [];
  return Array.from({ length: range.to - range.from + 1 }, (_, index) => range.from + index);
}
