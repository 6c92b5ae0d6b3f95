import { diffArrays } from "diff";

/** A run of lines that two texts share, or that only one of them has. */
export interface LineRun {
  readonly kind: "same" | "ins" | "del";
  readonly lines: readonly string[];
}

/** More lines than this that are not shared are not paired with each other: they go, and others come. */
const MOST_CHANGES = 1000;

/** What makes one list of lines into another, with as few lines gone and come as can be. */
export function lineDifference(before: readonly string[], after: readonly string[]): readonly LineRun[] {
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const runs: readonly LineRun[] = [
    { kind: "same", lines: before.slice(0, head) },
    ...changedRuns(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    { kind: "same", lines: before.slice(before.length - tail) },
  ];
  return runs.filter(({ lines }) => lines.length > 0);
}

function changedRuns(before: string[], after: string[]): readonly LineRun[] {
  const changes = diffArrays(before, after, { maxEditLength: MOST_CHANGES }) ?? [
    { added: false, removed: true, value: before },
    { added: true, removed: false, value: after },
  ];
  return changes.map(({ added, removed, value }) => ({
    kind: added ? "ins" : removed ? "del" : "same",
    lines: value,
  }));
}
