/** The languages there is a grammar for. */
export type Language = "go" | "python" | "bash" | "json" | "diff";

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

/** The language a fence's word means, whatever its case; null for text and for languages without a grammar. */
export function languageOf(name: string): Language | null {
  return NAMES.get(name.trim().toLowerCase()) ?? null;
}
