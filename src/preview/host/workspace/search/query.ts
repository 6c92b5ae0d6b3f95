/** One condition of a search. */
export interface Term {
  readonly kind: "text" | "pattern" | "file" | "path" | "tag";
  readonly value: string;
  readonly negated: boolean;
}

/** A search as it is understood: one of the alternatives must hold, with all its terms. */
export interface Query {
  readonly alternatives: readonly (readonly Term[])[];
  /** What cannot be understood, as a sentence for who typed it; null when all can. */
  readonly trouble: string | null;
}

const OPERATORS = new Set(["file", "path", "tag"]);

/**
 * Reads a search: words and "quoted phrases" that must all occur, `-` before what must not, `OR` between alternatives,
 * `file:`, `path:` and `tag:` for where to look, `/…/` for a pattern.
 */
export function parseQuery(source: string): Query {
  const alternatives: Term[][] = [[]];
  let trouble: string | null = null;
  for (const token of tokens(source)) {
    if (token.raw === "OR") {
      alternatives.push([]);
      continue;
    }
    const term = readTerm(token);
    if (term.kind === "pattern") trouble ??= patternTrouble(term.value);
    if (token.open !== null) trouble ??= `This ${token.open === "/" ? "pattern" : "phrase"} is not closed.`;
    if (term.value !== "") alternatives.at(-1)?.push(term);
  }
  return { alternatives: alternatives.filter((terms) => terms.length > 0), trouble };
}

interface Token {
  readonly raw: string;
  readonly negated: boolean;
  readonly operator: string | null;
  readonly value: string;
  readonly quote: '"' | "/" | null;
  /** What was begun and not closed. */
  readonly open: '"' | "/" | null;
}

function* tokens(source: string): Generator<Token> {
  const pattern = /(-?)(?:([a-z]+):)?(?:"((?:[^"\\]|\\.)*)("?)|\/((?:[^/\\]|\\.)*)(\/?)|(\S+))/gu;
  for (const match of source.matchAll(pattern)) {
    const [raw, minus = "", name, phrase, phraseEnd, expression, expressionEnd, word = ""] = match;
    const known = name !== undefined && OPERATORS.has(name);
    const quote = phrase !== undefined ? '"' : expression !== undefined ? "/" : null;
    const ended = phraseEnd === '"' || expressionEnd === "/";
    const value = phrase?.replace(/\\(.)/gu, "$1") ?? expression ?? word;
    yield {
      raw,
      negated: minus === "-",
      operator: known ? name : null,
      // `https://…` and the like are words with a colon.
      value: name === undefined || known ? value : `${name}:${value}`,
      quote,
      open: quote !== null && !ended ? quote : null,
    };
  }
}

function readTerm({ negated, operator, value, quote }: Token): Term {
  if (operator !== null)
    return {
      kind: operator as Term["kind"],
      value: operator === "tag" ? value.replace(/^#/u, "") : value,
      negated,
    };
  return { kind: quote === "/" ? "pattern" : "text", value, negated };
}

function patternTrouble(source: string): string | null {
  try {
    new RegExp(source, "u");
    return null;
  } catch (error) {
    return `This pattern cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
