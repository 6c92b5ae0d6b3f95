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
