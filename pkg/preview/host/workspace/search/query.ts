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

/** Whether what is asked of a note cannot be answered without reading it. */
export function asksForText(terms: readonly Term[]): boolean {
  return terms.some(({ kind }) => kind === "text" || kind === "pattern");
}

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
  readonly operator: Term["kind"] | null;
  readonly value: string;
  readonly quote: '"' | "/" | null;
  /** What was begun and not closed. */
  readonly open: '"' | "/" | null;
}

/** Any other word with a colon is a word: `https://…` asks for no pattern. */
const TOKEN = /(-?)(?:(file|path|tag):)?(?:"((?:[^"\\]|\\.)*)("?)|\/((?:[^/\\]|\\.)*)(\/?)|(\S+))/gu;

function* tokens(source: string): Generator<Token> {
  for (const match of source.matchAll(TOKEN)) {
    const [raw, minus = "", operator, phrase, phraseEnd, expression, expressionEnd, word = ""] = match;
    const quote = phrase !== undefined ? '"' : expression !== undefined ? "/" : null;
    const ended = phraseEnd === '"' || expressionEnd === "/";
    yield {
      raw,
      negated: minus === "-",
      operator: (operator as Term["kind"] | undefined) ?? null,
      value: phrase?.replace(/\\(.)/gu, "$1") ?? expression ?? word,
      quote,
      open: quote !== null && !ended ? quote : null,
    };
  }
}

function readTerm({ negated, operator, value, quote }: Token): Term {
  const kind = operator ?? (quote === "/" ? "pattern" : "text");
  return { kind, value: kind === "tag" ? value.replace(/^#/u, "") : value, negated };
}

function patternTrouble(source: string): string | null {
  try {
    new RegExp(source, "u");
    return null;
  } catch (error) {
    return `This pattern cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
