import type { NoteProblems } from "./problem-ledger";
import { kindOf, type ProblemKind } from "./problem-kinds";
import type { ShownNote } from "./problem-list";

/** What is shown of problems of some kinds: the first `limit` of them, by note. */
export function shownNotes(
  notes: readonly NoteProblems[],
  kinds: ReadonlySet<ProblemKind>,
  limit: number,
): readonly ShownNote[] {
  const shown: ShownNote[] = [];
  let left = limit;
  for (const { path, problems } of notes) {
    if (left <= 0) break;
    const some = problems.filter((each) => kinds.has(kindOf(each)));
    if (some.length > 0) shown.push({ path, problems: some.slice(0, left), count: some.length });
    left -= some.length;
  }
  return shown;
}
