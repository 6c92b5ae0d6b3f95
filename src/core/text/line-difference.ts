/** A run of lines that two texts share, or that only one of them has. */
export interface LineRun {
  readonly kind: "same" | "ins" | "del";
  readonly lines: readonly string[];
}

/** More lines than this on either side of a change are not paired with each other: they go, and others come. */
const MOST_CHANGES = 1000;

/** What makes one list of lines into another, with as few lines gone and come as can be (Myers, 1986). */
export function lineDifference(before: readonly string[], after: readonly string[]): readonly LineRun[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const rest = Math.min(before.length, after.length) - start;
  while (end < rest && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const runs: { kind: LineRun["kind"]; lines: string[] }[] = [];
  const add = (kind: LineRun["kind"], lines: readonly string[]): void => {
    const last = runs.at(-1);
    if (lines.length === 0) return;
    if (last?.kind === kind) last.lines.push(...lines);
    else runs.push({ kind, lines: [...lines] });
  };
  add("same", before.slice(0, start));
  changeRuns(before.slice(start, before.length - end), after.slice(start, after.length - end), add);
  add("same", before.slice(before.length - end));
  return runs;
}

/** The runs of what differs: the way through both lists with the fewest steps that are not shared. */
function changeRuns(
  before: readonly string[],
  after: readonly string[],
  add: (kind: LineRun["kind"], lines: readonly string[]) => void,
): void {
  const trace = shortestWay(before, after);
  if (trace === null) {
    add("del", before);
    add("ins", after);
    return;
  }
  const steps: (readonly [LineRun["kind"], string | undefined])[] = [];
  let x = before.length;
  let y = after.length;
  for (let turn = trace.length - 1; turn >= 0; turn--) {
    const reached = trace[turn] ?? [];
    const at = (diagonal: number): number => reached[diagonal + turn + 1] ?? -1;
    const diagonal = x - y;
    const isDown = diagonal === -turn || (diagonal !== turn && at(diagonal - 1) < at(diagonal + 1));
    const fromX = isDown ? at(diagonal + 1) : at(diagonal - 1);
    const fromY = fromX - (isDown ? diagonal + 1 : diagonal - 1);
    while (x > Math.max(fromX, 0) && y > Math.max(fromY, 0)) {
      x--;
      y--;
      steps.push(["same", before[x]]);
    }
    if (turn > 0) steps.push(isDown ? ["ins", after[fromY]] : ["del", before[fromX]]);
    x = fromX;
    y = fromY;
  }
  for (const [kind, line] of steps.reverse()) add(kind, [line ?? ""]);
}

/** How far each diagonal was reached before each turn; null where it takes too many turns. */
function shortestWay(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly number[])[] | null {
  const trace: number[][] = [];
  // Of the turn before: what diagonal d reached stands at d + turn + 1.
  let reached: number[] = [0, 0, 0];
  for (let turn = 0; turn <= Math.min(before.length + after.length, MOST_CHANGES); turn++) {
    trace.push(reached);
    const next = new Array<number>(2 * turn + 5).fill(0);
    for (let diagonal = -turn; diagonal <= turn; diagonal += 2) {
      const at = (other: number): number => reached[other + turn + 1] ?? -1;
      const isDown = diagonal === -turn || (diagonal !== turn && at(diagonal - 1) < at(diagonal + 1));
      let x = isDown ? at(diagonal + 1) : at(diagonal - 1) + 1;
      let y = x - diagonal;
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x++;
        y++;
      }
      next[diagonal + turn + 2] = x;
      if (x >= before.length && y >= after.length) return trace;
    }
    reached = next;
  }
  return null;
}
