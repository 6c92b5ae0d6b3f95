import go from "@shikijs/langs/go";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { INITIAL, Registry } from "shiki/textmate";

/** The stock grammar on the JavaScript engine, given the line it never finishes: what the harness must be able to stop. */
const engine = createJavaScriptRegexEngine();
const registry = new Registry({
  onigLib: {
    createOnigScanner: (patterns) => engine.createScanner(patterns),
    createOnigString: (text) => engine.createString(text),
  },
  loadGrammar: () => null,
});
const [registration] = go;
if (registration === undefined) throw new Error("@shikijs/langs has no grammar for go");
const grammar = registry.addGrammar(registration);
const comment = "// group {a, b}, as they share the same life and are read by the same reader at one time.";
let state = INITIAL;
for (const line of ["type T struct {", `\t${comment}`, "}"])
  state = grammar.tokenizeLine(line, state).ruleStack;
process.stdout.write("finished\n");
