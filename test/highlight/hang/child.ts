import { createEngine } from "../../../src/highlight/engine";
import { createReference } from "../oniguruma";
import Prism from "prismjs";
import "prismjs/components/prism-bash";
import "prismjs/components/prism-diff";
import "prismjs/components/prism-go";
import "prismjs/components/prism-json";
import "prismjs/components/prism-python";
import { createPrismTokenizer } from "../../../src/highlight/prism";
import { grammarHangCorpus, hangCorpus, type HangCase } from "./corpus";

/**
 * Run in a process of its own, which can be killed when a pattern never comes back.
 *
 * Arguments: how many made-up declarations, and `oniguruma` for the stock grammars on the reference engine, `prism` for the fallback. Says which
 * case it begins, and what each took, in milliseconds of processor time so that a busy machine counts less; the last one begun is the culprit when no end follows.
 */
const [seeds, engineName] = process.argv.slice(2);
if (engineName === "prism") run(hangCorpus, fallback());
else run(grammarHangCorpus, engineName === "oniguruma" ? await reference() : ours());

function run<Case extends HangCase>(
  corpus: (seeds: number) => Iterable<Case>,
  tokenize: (one: Case) => void,
): void {
  for (const one of corpus(0)) tokenize({ ...one, name: "warm-up", code: "x" });
  for (const one of corpus(Number(seeds))) {
    process.stdout.write(`${JSON.stringify({ begins: one.name, language: one.language })}\n`);
    const before = process.cpuUsage();
    tokenize(one);
    process.stdout.write(`${JSON.stringify({ took: process.cpuUsage(before).user / 1000 })}\n`);
  }
}

type GrammarCase = ReturnType<typeof grammarHangCorpus>[number];

function ours(): (one: GrammarCase) => void {
  const engine = createEngine();
  return ({ language, code }) => {
    const tokenizer = engine.start(language, () => undefined);
    for (const line of code.split("\n")) tokenizer.tokens(line);
  };
}

async function reference(): Promise<(one: GrammarCase) => void> {
  const scopes = await createReference();
  return ({ language, code }) => void scopes(language, code.split("\n"));
}

function fallback(): (one: HangCase) => void {
  const coarse = createPrismTokenizer(Prism);
  return ({ language, code }) => {
    if (coarse?.(code, language) == null) throw new Error(`Prism did not colour ${code.slice(0, 40)}.`);
  };
}
