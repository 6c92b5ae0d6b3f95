import { findText, fitsFacts, type LineMatch, linesOf, type SearchedNote, type Span } from "./match-note";
import { PatternWorker } from "./pattern-worker";
import type { Query, Term } from "./query";

/** How long the search works before the page may draw, in ms. */
const SLICE = 12;

/** A pattern that took too long in so many notes is not tried in more. */
const GIVE_UP = 3;

/** A note to be searched; its text is read only when its facts fit. */
export interface Searchable<File> extends Omit<SearchedNote, "text"> {
  readonly file: File;
  read(): Promise<string>;
}

export interface SearchListener<File> {
  found(file: File, matches: readonly LineMatch[]): void;
  progress(done: number, total: number): void;
}

export interface SearchOutcome {
  /** How many notes a pattern took too long in. */
  readonly skipped: number;
  readonly cancelled: boolean;
}

/** One search through notes, a slice of time after another; it can be cancelled between them. */
export class SearchRun<File> {
  private readonly query: Query;
  private readonly matchCase: boolean;
  private readonly worker = new PatternWorker();
  private skipped = 0;
  private cancelled = false;

  constructor(query: Query, matchCase: boolean) {
    this.query = query;
    this.matchCase = matchCase;
  }

  cancel(): void {
    this.cancelled = true;
    this.worker.end();
  }

  async run(notes: readonly Searchable<File>[], listener: SearchListener<File>): Promise<SearchOutcome> {
    let since = performance.now();
    for (const [index, note] of notes.entries()) {
      if (performance.now() - since > SLICE) {
        listener.progress(index, notes.length);
        await pause();
        since = performance.now();
      }
      if (this.isOver()) break;
      const fitting = this.query.alternatives.filter((terms) => terms.every((term) => fitsFacts(term, note)));
      if (fitting.length === 0) continue;
      const matches = await this.search(note, fitting);
      if (this.isOver()) break;
      if (matches !== null) listener.found(note.file, matches);
    }
    this.worker.end();
    listener.progress(notes.length, notes.length);
    return { skipped: this.skipped, cancelled: this.cancelled };
  }

  // A method, because the field changes while the loop waits.
  private isOver(): boolean {
    return this.cancelled || this.skipped >= GIVE_UP;
  }

  private async search(
    note: Searchable<File>,
    alternatives: readonly (readonly Term[])[],
  ): Promise<readonly LineMatch[] | null> {
    const text = await note.read().catch(() => null);
    if (text === null) return null;
    const spans: Span[] = [];
    let fits = false;
    for (const terms of alternatives) {
      const found = await this.searchAll(text, terms);
      if (found === null) continue;
      fits = true;
      spans.push(...found);
    }
    return fits ? linesOf(text, spans) : null;
  }

  private async searchAll(text: string, terms: readonly Term[]): Promise<readonly Span[] | null> {
    const spans: Span[] = [];
    for (const term of terms) {
      if (term.kind !== "text" && term.kind !== "pattern") continue;
      const found =
        term.kind === "text"
          ? findText(text, term.value, this.matchCase)
          : await this.worker.find(text, term.value, this.matchCase);
      if (found === null) {
        if (!this.cancelled) this.skipped += 1;
        return null;
      }
      if ((found.length === 0) !== term.negated) return null;
      spans.push(...found);
    }
    return spans;
  }
}

/** Lets the page draw and hear, then goes on. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
