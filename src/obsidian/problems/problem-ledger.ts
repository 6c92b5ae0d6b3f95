import type { Diagnostic } from "../../core/text/diagnostic";
import { kindOf, type ProblemKind } from "./problem-kinds";
import { SortedList } from "./sorted-list";

/** A note and what is wrong with it, by place. */
export interface NoteProblems {
  readonly path: string;
  readonly problems: readonly Diagnostic[];
}

/** Where a finding comes from: the note by itself, or all notes together. */
type Source = "own" | "together";

interface Findings extends NoteProblems, Readonly<Record<Source, readonly Diagnostic[]>> {}

const NONE: readonly Diagnostic[] = [];

/**
 * The problems of all notes, in order and counted. A note whose problems change costs that note and no other, and
 * one of which the same is found again keeps its list: whoever has drawn it sees that there is nothing to draw.
 */
export class ProblemLedger {
  readonly #notes = new Map<string, Findings>();
  readonly #sorted = new SortedList<NoteProblems>((one, other) =>
    one.path < other.path ? -1 : one.path > other.path ? 1 : 0,
  );
  readonly #counts = new Map<ProblemKind, number>();

  /** The notes with problems, by path. */
  list(): readonly NoteProblems[] {
    return this.#sorted.items;
  }

  /** How many problems of a kind there are. */
  count(kind: ProblemKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** The notes of which anything was found, in no order. */
  paths(): Iterable<string> {
    return this.#notes.keys();
  }

  /** Takes over what was found in a note. */
  set(path: string, source: Source, found: readonly Diagnostic[]): void {
    const before: Findings = this.#notes.get(path) ?? { path, own: NONE, together: NONE, problems: NONE };
    if (isSame(before[source], found)) return;
    const own = source === "own" ? found : before.own;
    const together = source === "together" ? found : before.together;
    const problems = [...own, ...together].sort((a, b) => a.position.start.offset - b.position.start.offset);
    this.#count(before.problems, -1);
    this.#count(problems, 1);
    const after = { path, own, together, problems };
    if (problems.length === 0) {
      this.#notes.delete(path);
      this.#sorted.remove(after);
    } else {
      this.#notes.set(path, after);
      this.#sorted.put(after);
    }
  }

  /** A note is no longer there. */
  forget(path: string): void {
    this.set(path, "own", NONE);
    this.set(path, "together", NONE);
  }

  #count(problems: readonly Diagnostic[], by: 1 | -1): void {
    for (const problem of problems) this.#counts.set(kindOf(problem), this.count(kindOf(problem)) + by);
  }
}

function isSame(one: readonly Diagnostic[], other: readonly Diagnostic[]): boolean {
  return (
    one.length === other.length &&
    one.every((each, index) => JSON.stringify(each) === JSON.stringify(other[index]))
  );
}
