import "./prism-manual";
import Prism from "prismjs";
import "prismjs/components/prism-bash";
import "prismjs/components/prism-diff";
import "prismjs/components/prism-go";
import "prismjs/components/prism-json";
import "prismjs/components/prism-kotlin";
import "prismjs/components/prism-python";
import "prismjs/components/prism-yaml";

/** Longer code stays plain: colouring must not hold up the page. */
const LONGEST = 100_000;

/** A piece of code: text, or pieces of one kind. */
export type CodeToken =
  string | { readonly classes: readonly string[]; readonly content: readonly CodeToken[] };

/** Prism itself, for `loadPrism`. */
export const prism: typeof Prism = Prism;

/** The grammar of a fence's language; null for one that is shown plain. */
export function grammarOf(language: string): Prism.Grammar | null {
  const name = language.toLowerCase();
  // The table also holds functions under names of its own.
  const entry: unknown = Object.hasOwn(Prism.languages, name) ? Prism.languages[name] : null;
  return typeof entry === "object" ? entry : null;
}

export function tokenize(source: string, grammar: Prism.Grammar): CodeToken[] {
  return source.length > LONGEST ? [source] : Prism.tokenize(source, grammar).map(plainToken);
}

function plainToken(token: string | Prism.Token): CodeToken {
  if (typeof token === "string") return token;
  const aliases = [token.alias].flat().filter(Boolean);
  const content = Array.isArray(token.content) ? token.content : [token.content];
  return { classes: [token.type, ...aliases], content: content.map(plainToken) };
}
