import type { ViewState } from "obsidian";

/** One place a leaf has been: what it showed, and how far it was read. */
export interface Visit {
  readonly state: ViewState;
  readonly eState: unknown;
}

/** Where a leaf has been, and where it came back from. */
export class LeafHistory {
  private back: Visit[] = [];
  private forward: Visit[] = [];
  private current: ViewState | null = null;

  /** The place before this one, and the one come back from. */
  get previous(): Visit | null {
    return this.back.at(-1) ?? null;
  }

  get next(): Visit | null {
    return this.forward.at(-1) ?? null;
  }

  /** Remembers that the leaf went on to `state`; `leaving` is the former place as it was when it was left. */
  visit(state: ViewState, leaving: Visit): void {
    if (this.current !== null && !sameFile(this.current, state)) {
      this.back.push(sameFile(this.current, leaving.state) ? leaving : { ...leaving, state: this.current });
      this.forward = [];
    }
    this.current = state;
  }

  /** The place to go back to, which becomes the current one; `leaving` is the present one as it is now. */
  goBack(leaving: Visit): Visit | null {
    return this.step(this.back, this.forward, leaving);
  }

  goForward(leaving: Visit): Visit | null {
    return this.step(this.forward, this.back, leaving);
  }

  private step(from: Visit[], to: Visit[], leaving: Visit): Visit | null {
    const visit = from.pop() ?? null;
    if (visit === null) return null;
    if (this.current !== null) to.push(leaving);
    this.current = visit.state;
    return visit;
  }
}

function sameFile(a: ViewState, b: ViewState): boolean {
  return a.type === b.type && a.state?.file === b.state?.file;
}
