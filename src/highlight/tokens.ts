/** The eleven classes a theme colours code by; each maps to one of Obsidian's `--code-*` variables. */
export type TokenClass =
  | "normal"
  | "comment"
  | "keyword"
  | "operator"
  | "function"
  | "property"
  | "tag"
  | "value"
  | "string"
  | "important"
  | "punctuation";

/** A run of one line's text in one class. The texts of a line's tokens, joined, are the line. */
export interface Token {
  readonly text: string;
  readonly class: TokenClass;
}

/** The tokens of one line. */
export type TokenLine = readonly Token[];

/** Colours code without ever freezing: content is on screen first, and every failure falls back to plain text. */
export interface Highlighter {
  /** The tokens, if they are at hand without work (seen before); null otherwise. */
  cached(code: string, language: string): readonly TokenLine[] | null;
  /**
   * The tokens, computed off the first paint. Resolves to null when the code stays plain: an unknown language,
   * a block over the size guards, a grammar this engine cannot build, a line that takes too long. Never rejects.
   */
  highlight(code: string, language: string): Promise<readonly TokenLine[] | null>;
}
