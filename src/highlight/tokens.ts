/** The languages that are coloured by grammars of our own. */
export type GrammarLanguage = "go" | "python";

/**
 * The languages that are coloured. What a lesson has little of is left to the app's own colours, since each grammar is
 * downloaded by everybody.
 */
export type Language = GrammarLanguage | "bash" | "json" | "diff";

/** The words after a fence that mean a language. */
const NAMES: ReadonlyMap<string, Language> = new Map([
  ["go", "go"],
  ["golang", "go"],
  ["python", "python"],
  ["py", "python"],
  ["python3", "python"],
  ["bash", "bash"],
  ["sh", "bash"],
  ["shell", "bash"],
  ["zsh", "bash"],
  ["json", "json"],
  ["jsonc", "json"],
  ["diff", "diff"],
  ["patch", "diff"],
]);

export function hasGrammar(language: Language): language is GrammarLanguage {
  return language === "go" || language === "python";
}

/** The language a fence's word means, whatever its case; null for text and for languages without a grammar. */
export function languageOf(name: string): Language | null {
  return NAMES.get(name.trim().toLowerCase()) ?? null;
}

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
   * a block over the size guards, or code that neither the engine nor the fallback can colour in time. Never rejects.
   */
  highlight(code: string, language: string): Promise<readonly TokenLine[] | null>;
}

/**
 * A highlighter that also answers on the spot, for an editor that must decorate in the same turn.
 *
 * The texts of a line's tokens, joined, are the line, so offsets are sums of their lengths: the token at index `i`
 * begins where those before it end, and each line but the last is followed by one line end.
 */
export interface SynchronousHighlighter extends Highlighter {
  /**
   * The tokens now, if the language is ready and the code takes less than half a frame; null otherwise. Whoever gets
   * null shows the code plain, or as it was, and asks `highlight`, after which the same question is answered here.
   */
  tokens(code: string, language: string): readonly TokenLine[] | null;
}
