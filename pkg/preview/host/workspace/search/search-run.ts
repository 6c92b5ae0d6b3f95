import { Slices } from "../../base/slices";
import { findText, fitsFacts, type LineMatch, linesOf, type NoteFacts, type Span } from "./match-note";
import { PatternWorker } from "./pattern-worker";
import { asksForText, type Query, type Term } from "./query";

/** A pattern that took too long in so many notes is not tried in more. */
const GIVE_UP = 3;

/** How often is told how far the search is, in ms. */
const TELL = 100;

/** A note that may be searched. */
export interface Searchable<File> extends NoteFacts {
  readonly file: File;
}

/** Gives the texts of files, in their order; what cannot be read is left out. */
export type ReadTexts<File> = (
  files: readonly File[],
) => AsyncIterable<{ readonly file: File; readonly text: string }>;

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
  private readonly readTexts: ReadTexts<File>;
  private readonly worker = new PatternWorker();
  private readonly slices = new Slices();
  private skipped = 0;
  private cancelled = false;

  constructor(query: Query, matchCase: boolean, readTexts: ReadTexts<File>) {
    this.query = query;
    this.matchCase = matchCase;
    this.readTexts = readTexts;
  }

  cancel(): void {
    this.cancelled = true;
    this.worker.end();
  }

  async run(notes: readonly Searchable<File>[], listener: SearchListener<File>): Promise<SearchOutcome> {
    const fitting = await this.chooseByFacts(notes);
    if (this.query.alternatives.some(asksForText)) await this.searchTexts(fitting, listener);
    else await this.tellAll([...fitting.keys()], listener);
    this.worker.end();
    return { skipped: this.skipped, cancelled: this.cancelled };
  }

  /** The notes whose name, path and tags fit, each with the alternatives they fit. */
  private async chooseByFacts(
    notes: readonly Searchable<File>[],
  ): Promise<Map<File, readonly (readonly Term[])[]>> {
    const chosen = new Map<File, readonly (readonly Term[])[]>();
    for (const note of notes) {
      await this.slices.pause();
      if (this.isOver()) break;
      const fitting = this.query.alternatives.filter((terms) => terms.every((term) => fitsFacts(term, note)));
      if (fitting.length > 0) chosen.set(note.file, fitting);
    }
    return chosen;
  }

  private async tellAll(files: readonly File[], listener: SearchListener<File>): Promise<void> {
    for (const file of files) {
      if (this.isOver()) break;
      listener.found(file, []);
      await this.slices.pause();
    }
  }

  private async searchTexts(
    fitting: ReadonlyMap<File, readonly (readonly Term[])[]>,
    listener: SearchListener<File>,
  ): Promise<void> {
    let done = 0;
    let told = performance.now();
    for await (const { file, text } of this.readTexts([...fitting.keys()])) {
      const matches = await this.search(text, fitting.get(file) ?? []);
      if (this.isOver()) break;
      if (matches !== null) listener.found(file, matches);
      done += 1;
      if (performance.now() - told > TELL) {
        listener.progress(done, fitting.size);
        told = performance.now();
      }
      await this.slices.pause();
      if (this.isOver()) break;
    }
  }

  // A method, because the field changes while the loop waits.
  private isOver(): boolean {
    return this.cancelled || this.skipped >= GIVE_UP;
  }

  /** The lines that fit one of the alternatives; null when the text fits none. */
  private async search(
    text: string,
    alternatives: readonly (readonly Term[])[],
  ): Promise<readonly LineMatch[] | null> {
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
