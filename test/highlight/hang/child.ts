import { createEngine } from "../../../src/highlight/engine";
import { hangCorpus } from "./corpus";

/**
 * Run in a process of its own, which can be killed when a pattern never comes back.
 *
 * Says which case it begins, and what each took; the last one begun is the culprit when no end follows.
 */
const seeds = Number(process.argv[2]);
const engine = createEngine();
for (const { name, language, code } of hangCorpus(seeds)) {
  process.stdout.write(`${JSON.stringify({ begins: name, language })}\n`);
  const tokenizer = engine.start(language, () => undefined);
  const begun = performance.now();
  const lines = code.split("\n");
  for (const line of lines) tokenizer.tokens(line);
  process.stdout.write(`${JSON.stringify({ took: performance.now() - begun, lines: lines.length })}\n`);
}
