import { INITIAL, Registry, type IGrammar, type IRawGrammar, type StateStack } from "@shikijs/primitive/textmate";
import diff from "./generated/diff";
import go from "./generated/go";
import json from "./generated/json";
import python from "./generated/python";
import bash from "./generated/shellscript";
import type { Language } from "./languages";
import type { SpecialPatterns } from "./pattern";
import { createScanners } from "./scanner";
import { classOf } from "./scopes";
import type { Token, TokenLine } from "./tokens";

/** A grammar as scripts/build-grammars.mjs writes it. */
interface TranslatedGrammar {
  readonly grammar: IRawGrammar;
  readonly specials: SpecialPatterns;
}

/** Text rather than objects: a string literal costs nothing until its language is asked for. */
const GRAMMARS: Readonly<Record<Language, string>> = { go, python, bash, json, diff };

/** Turns code into tokens, a line at a time. */
export interface Engine {
  /**
   * Starts a block. `beforeSearch` runs before every search of the line in hand and may throw to stop it.
   *
   * Throws, here or at a line, where the host's regular expressions lack what the grammar needs.
   */
  start(language: Language, beforeSearch: () => void): LineTokenizer;
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
}

/** An engine; each grammar is read when its first block comes. */
export function createEngine(): Engine {
  const grammars = new Map<Language, IGrammar>();
  let check: () => void = () => undefined;

  const grammarOf = (language: Language): IGrammar => {
    const known = grammars.get(language);
    if (known !== undefined) return known;
    const { grammar, specials } = JSON.parse(GRAMMARS[language]) as TranslatedGrammar;
    const registry = new Registry({
      onigLib: createScanners(specials, () => {
        check();
      }),
      loadGrammar: () => null,
    });
    const loaded = registry.addGrammar(grammar);
    grammars.set(language, loaded);
    return loaded;
  };

  return {
    start(language, beforeSearch) {
      const grammar = grammarOf(language);
      let state: StateStack = INITIAL;
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
      return { scopes, tokens: (line) => toTokens(line, scopes(line)) };
    },
  };
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
