import go from "@shikijs/langs/go";
import python from "@shikijs/langs/python";
import { createOnigurumaEngine } from "shiki/engine/oniguruma";
import { INITIAL, Registry, type IGrammar } from "shiki/textmate";
import wasm from "shiki/wasm";
import type { ScopedRange } from "../../src/highlight/engine";
import type { GrammarLanguage } from "../../src/highlight/tokens";

const registrations = { go, python };

/** Shiki's reference engine on the stock grammars, to hold ours against. */
export async function createReference() {
  const engine = await createOnigurumaEngine(wasm);
  const registry = new Registry({
    onigLib: {
      createOnigScanner: (patterns) => engine.createScanner(patterns),
      createOnigString: (text) => engine.createString(text),
    },
    loadGrammar: () => null,
  });
  const grammars = new Map<GrammarLanguage, IGrammar>();

  return (language: GrammarLanguage, lines: readonly string[]): (readonly ScopedRange[])[] => {
    const [registration] = registrations[language];
    if (registration === undefined) throw new Error(`@shikijs/langs has no grammar for ${language}`);
    const grammar = grammars.get(language) ?? registry.addGrammar(registration);
    grammars.set(language, grammar);
    let state = INITIAL;
    return lines.map((line) => {
      const result = grammar.tokenizeLine(line, state);
      state = result.ruleStack;
      return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
        start: startIndex,
        end: endIndex,
        scopes,
      }));
    });
  };
}
