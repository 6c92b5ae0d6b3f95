/** Where a command writes, and who may be reading: the process's own streams, or a test's. */
export interface Terminal {
  /** Writes to standard output: results, and nothing else. */
  out(text: string): void;
  /** Writes to standard error: what is wrong with the call, and progress. */
  err(text: string): void;
  /** Whether standard error is a terminal somebody watches, so that progress may be shown. */
  readonly watched: boolean;
  /** Asks a question to be answered with yes or no; null when nobody is there to answer. */
  confirm(question: string): Promise<boolean | null>;
  /** The time, in milliseconds since 1970 UTC, and the minutes the clock is ahead of UTC. */
  time(): { readonly t: number; readonly tz: number };
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
  /** The folder relative paths are meant from. */
  readonly folder: string;
}
