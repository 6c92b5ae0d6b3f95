import { diffArrays } from "diff";

/** A stretch of the base's lines, `to` excluded, and the lines one side has in its place. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** How many lines may differ before a merge is not attempted. */
const MANY = 2000;

/**
 * Merges two changed versions of a text by lines; null when both changed the same place and somebody has to
 * choose. Changes that touch without a line between them count as the same place, since their order would be a
 * guess; the same change on both sides is made once.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const lines = linesOf(base);
  const ours = hunksOf(lines, linesOf(mine));
  const others = hunksOf(lines, linesOf(theirs));
  if (ours === null || others === null) return null;
  const merged: string[] = [];
  let at = 0;
  while (ours.length > 0 || others.length > 0) {
    const [one, other] = [ours[0], others[0]];
    if (one !== undefined && other !== undefined && touches(one, other)) {
      if (!isSame(one, other)) return null;
      others.shift();
    }
    const first = one === undefined || (other !== undefined && other.from < one.from) ? others : ours;
    const hunk = first.shift();
    if (hunk === undefined) break;
    merged.push(...lines.slice(at, hunk.from), ...hunk.lines);
    at = hunk.to;
  }
  return [...merged, ...lines.slice(at)].join("");
}

/** The text with both versions in it, marked as a merge in git would be. */
export function markConflict(base: string, mine: string, theirs: string): string {
  const lines = linesOf(base);
  const [my, their] = [linesOf(mine), linesOf(theirs)];
  let head = 0;
  while (head < my.length && head < their.length && my[head] === their[head]) head++;
  let tail = 0;
  while (
    tail < Math.min(my.length, their.length) - head &&
    my[my.length - 1 - tail] === their[their.length - 1 - tail]
  ) {
    tail++;
  }
  const end = lines.join("").includes("\r\n") ? "\r\n" : "\n";
  const whole = (part: readonly string[]): string => {
    const text = part.join("");
    return text === "" || text.endsWith("\n") ? text : text + end;
  };
  return [
    my.slice(0, head).join(""),
    `<<<<<<< typed here${end}`,
    whole(my.slice(head, my.length - tail)),
    `=======${end}`,
    whole(their.slice(head, their.length - tail)),
    `>>>>>>> on disk${end}`,
    my.slice(my.length - tail).join(""),
  ].join("");
}

/** Lines with what ends them. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function hunksOf(base: readonly string[], changed: readonly string[]): Hunk[] | null {
  const parts = diffArrays([...base], [...changed], { maxEditLength: MANY });
  if (parts === undefined) return null;
  const hunks: Hunk[] = [];
  let at = 0;
  for (const { value, added, removed } of parts) {
    const last = hunks[hunks.length - 1];
    if (added) {
      if (last?.to === at) hunks[hunks.length - 1] = { ...last, lines: [...last.lines, ...value] };
      else hunks.push({ from: at, to: at, lines: value });
      continue;
    }
    if (removed) {
      if (last?.to === at) hunks[hunks.length - 1] = { ...last, to: at + value.length };
      else hunks.push({ from: at, to: at + value.length, lines: [] });
    }
    at += value.length;
  }
  return hunks;
}

function touches(one: Hunk, other: Hunk): boolean {
  return one.from <= other.to && other.from <= one.to;
}

function isSame(one: Hunk, other: Hunk): boolean {
  return one.from === other.from && one.to === other.to && one.lines.join("") === other.lines.join("");
}
