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

  get canGoBack(): boolean {
    return this.back.length > 0;
  }

  get canGoForward(): boolean {
    return this.forward.length > 0;
  }

  /** Remembers that the leaf went on to `state`; `leaving` is how far the former one was read. */
  visit(state: ViewState, leaving: unknown): void {
    if (this.current !== null && !sameFile(this.current, state)) {
      this.back.push({ state: this.current, eState: leaving });
      this.forward = [];
    }
    this.current = state;
  }

  /** The place to go back to, which becomes the current one; `leaving` is how far the present one was read. */
  goBack(leaving: unknown): Visit | null {
    return this.step(this.back, this.forward, leaving);
  }

  goForward(leaving: unknown): Visit | null {
    return this.step(this.forward, this.back, leaving);
  }

  private step(from: Visit[], to: Visit[], leaving: unknown): Visit | null {
    const visit = from.pop() ?? null;
    if (visit === null) return null;
    if (this.current !== null) to.push({ state: this.current, eState: leaving });
    this.current = visit.state;
    return visit;
  }
}

function sameFile(a: ViewState, b: ViewState): boolean {
  return a.type === b.type && a.state?.file === b.state?.file;
}
