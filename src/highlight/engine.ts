import {
  INITIAL,
  Registry,
  type IGrammar,
  type IRawGrammar,
  type StateStack,
} from "@shikijs/primitive/textmate";
import go from "./generated/go";
import python from "./generated/python";
import type { GrammarLanguage, Token, TokenLine } from "./tokens";
import type { SpecialPatterns } from "./pattern";
import { createScanners, type Scanners } from "./scanner";
import { classOf } from "./scopes";

/** A grammar as scripts/build-grammars.mjs writes it. */
interface TranslatedGrammar {
  readonly grammar: IRawGrammar;
  readonly specials: SpecialPatterns;
}

/** Text rather than objects: a string literal costs nothing until its language is asked for. */
const GRAMMARS: Readonly<Record<GrammarLanguage, string>> = { go, python };

/** What of the lines before it a line's tokens depend on. */
export type LineState = StateStack;

/** Turns code into tokens, a line at a time. */
export interface Engine {
  /**
   * Gets a language ready, in steps of a millisecond or so; nothing is left to do when it was done before.
   *
   * Throws where the host's regular expressions lack what the grammar needs.
   */
  prepare(language: GrammarLanguage): Generator<void, void>;
  /**
   * Starts a block, or goes on `after` the lines that led to a state. `beforeSearch` runs before every search of the
   * line in hand and may throw to stop it. A language that is not ready yet gets ready at once.
   */
  start(language: GrammarLanguage, beforeSearch: () => void, after?: LineState): LineTokenizer;
}

/** A stretch of a line and the scopes it stands in, the outermost first. */
export interface ScopedRange {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

/** Takes a block's lines in order, without their line ends. */
export interface LineTokenizer {
  scopes(line: string): readonly ScopedRange[];
  tokens(line: string): TokenLine;
  /** The state after the lines taken so far. */
  state(): LineState;
}

interface Loaded {
  readonly raw: IRawGrammar;
  readonly scanners: Scanners;
  readonly grammar: IGrammar;
}

/** An engine; each grammar is read when its first block comes. */
export function createEngine(): Engine {
  const loaded = new Map<GrammarLanguage, Loaded>();
  const prepared = new Set<GrammarLanguage>();
  let check: () => void = () => undefined;

  const load = (language: GrammarLanguage): Loaded => {
    const known = loaded.get(language);
    if (known !== undefined) return known;
    const { grammar: raw, specials } = JSON.parse(GRAMMARS[language]) as TranslatedGrammar;
    const scanners = createScanners(specials, () => {
      check();
    });
    const registry = new Registry({ onigLib: scanners, loadGrammar: () => null });
    const entry = { raw, scanners, grammar: registry.addGrammar(raw) };
    loaded.set(language, entry);
    return entry;
  };

  return {
    *prepare(language) {
      if (prepared.has(language)) return;
      prepared.add(language);
      const { raw, scanners } = load(language);
      yield;
      for (const pattern of patternsOf(raw)) {
        scanners.warm(pattern);
        yield;
      }
    },

    start(language, beforeSearch, after = INITIAL) {
      const { grammar } = load(language);
      let state = after;
      const scopes = (line: string): readonly ScopedRange[] => {
        check = beforeSearch;
        const result = grammar.tokenizeLine(line, state);
        state = result.ruleStack;
        return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
          start: startIndex,
          end: endIndex,
          scopes,
        }));
      };
      return { scopes, tokens: (line) => toTokens(line, scopes(line)), state: () => state };
    },
  };
}

/** The patterns of a grammar that are complete as they stand: those that need what `begin` captured are not. */
function* patternsOf(node: unknown): Generator<string> {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === "object") yield* patternsOf(value);
    else if (typeof value === "string" && (key === "match" || key === "begin")) yield value;
    else if (typeof value === "string" && key === "end" && !/\\\d/.test(value)) yield value;
  }
}

/** Joins neighbours of one class; what no range covers is normal, so that the texts joined are the line. */
function toTokens(line: string, ranges: readonly ScopedRange[]): TokenLine {
  const tokens: Token[] = [];
  let end = 0;
  const add = (to: number, tokenClass: Token["class"]): void => {
    if (to <= end) return;
    const text = line.slice(end, to);
    const last = tokens.at(-1);
    if (last?.class === tokenClass) tokens[tokens.length - 1] = { text: last.text + text, class: tokenClass };
    else tokens.push({ text, class: tokenClass });
    end = to;
  };
  for (const range of ranges) {
    add(Math.min(range.start, line.length), "normal");
    add(Math.min(range.end, line.length), classOf(range.scopes));
  }
  add(line.length, "normal");
  return tokens;
}
