import type { Position } from "../text/position";

/** One term as one lesson introduces it. `definition` is Markdown and may be empty (known but not yet defined). [T2] */
export interface Term {
  readonly term: string;
  readonly definition: string;
  readonly aliases: readonly string[];
  readonly see: readonly string[];
  readonly avoid: readonly string[];
  readonly group: string | null;
}

/** What one note gives to the glossary. `path` is vault-relative with forward slashes. */
export interface LessonTerms {
  readonly path: string;
  /** What a link to the lesson shows: its title, or its file name without `.md`. */
  readonly title: string;
  /** The lesson's number, which orders definitions; null when it has none. */
  readonly lesson: number | null;
  readonly terms: readonly Term[];
}

/** A term and where in the note's text it was found; null when the text was not at hand. */
export interface LocatedTerm extends Term {
  readonly position: Position | null;
}
