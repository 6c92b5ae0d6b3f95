/** What a line is in a merge conflict that git left in a file. */
export type ConflictMark = "start" | "base" | "middle" | "end";

const MARK_STARTS: readonly string[] = ["<", "|", "=", ">"];

export function conflictMark(line: string): ConflictMark | null {
  if (!MARK_STARTS.includes(line.charAt(0)) || !/^[<|=>]{7}/.test(line)) return null;
  if (line.startsWith("<<<<<<< ")) return "start";
  if (line.startsWith("||||||| ")) return "base";
  if (line.trimEnd() === "=======") return "middle";
  if (line.startsWith(">>>>>>> ")) return "end";
  return null;
}

/** One side of a conflict: the numbers (from 0) of the lines that are left when the other side is gone. */
export type Side = readonly number[];

/**
 * The two texts a conflict between `from` and `to` (from 0, excluded) stands for; null when there is none or its
 * marks do not fit together, and the lines are to be read as they are.
 */
export function conflictSides(
  lines: readonly string[],
  from: number,
  to: number,
): readonly [Side, Side] | null {
  let first = from;
  while (first < to && conflictMark(lines[first] ?? "") !== "start") first++;
  if (first === to) return null;
  const ours: number[] = [];
  const theirs: number[] = [];
  let state: "both" | "ours" | "base" | "theirs" = "both";
  let conflicts = 0;
  for (let index = from; index < to; index++) {
    const mark = conflictMark(lines[index] ?? "");
    if (mark === "start") {
      if (state !== "both") return null;
      state = "ours";
      conflicts++;
    } else if (mark === "base" && state === "ours") state = "base";
    else if (mark === "middle" && (state === "ours" || state === "base")) state = "theirs";
    else if (mark === "end") {
      if (state !== "theirs") return null;
      state = "both";
    } else {
      if (state === "both" || state === "ours") ours.push(index);
      if (state === "both" || state === "theirs") theirs.push(index);
    }
  }
  return conflicts > 0 && state === "both" ? [ours, theirs] : null;
}
