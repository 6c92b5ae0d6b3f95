/** The languages that are coloured by grammars of our own. */
export type GrammarLanguage = "go" | "python" | "json" | "diff";

/**
 * The languages that are coloured. Commands are left to the app's own colours: they are short and rare in lessons, and
 * their grammar would be a twentieth of all that is downloaded.
 */
export type Language = GrammarLanguage | "bash";

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
  return language !== "bash";
}

/** The language a fence's word means, whatever its case; null for text and for languages without a grammar. */
export function languageOf(name: string): Language | null {
  return NAMES.get(name.trim().toLowerCase()) ?? null;
}
