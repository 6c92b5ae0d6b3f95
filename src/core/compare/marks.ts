import type { LineMark, LineMarkKind } from "./comparison";

const ORDER: readonly LineMarkKind[] = ["mark", "ins", "del", "focus", "collapse"];

/**
 * Marks in their one order: by kind, then by line, those of a kind that meet made one. Collapsed sections that
 * only touch stay apart: each folds by itself.
 */
export function normaliseMarks(marks: readonly LineMark[]): readonly LineMark[] {
  return ORDER.flatMap((kind) => {
    const gap = kind === "collapse" ? 0 : 1;
    const merged: { kind: LineMarkKind; from: number; to: number }[] = [];
    const sorted = marks.filter((mark) => mark.kind === kind).sort((a, b) => a.from - b.from || a.to - b.to);
    for (const { from, to } of sorted) {
      const last = merged.at(-1);
      if (last !== undefined && from <= last.to + gap) last.to = Math.max(last.to, to);
      else merged.push({ kind, from, to });
    }
    return merged;
  });
}

/** Marks as a fence's info string holds them: `{1,3-5} ins={2}`. */
export function printMarks(marks: readonly LineMark[]): readonly string[] {
  return ORDER.flatMap((kind) => {
    const lines = marks
      .filter((mark) => mark.kind === kind)
      .map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
    if (lines.length === 0) return [];
    return [`${kind === "mark" ? "" : `${kind}=`}{${lines.join(",")}}`];
  });
}
