import { lintDrill } from "../../../../src/core/drill/lint";
import { parseDrill } from "../../../../src/core/drill/parse";
import { printDrill } from "../../../../src/core/drill/print";
import { findBlocks } from "../../../../src/core/text/fences";
import { plainText, wikilinksOf } from "../../../../src/core/text/markdown";
import { hostileSources } from "./sources";

/**
 * Run in a process of its own, which can be killed. Says which source it begins; the last one begun is the culprit
 * when no end follows.
 */
for (const { name, source } of hostileSources) {
  process.stdout.write(`${name}\n`);
  const { model } = parseDrill(source);
  lintDrill(model, source);
  if (model.questions.length > 0) printDrill(model);
  findBlocks(source, ["go-drill"]);
  for (const block of findBlocks(`\`\`\`\`\`go-drill\n${source}\n\`\`\`\`\``, ["go-drill"]))
    block.toNote(block.position);
  plainText(source);
  wikilinksOf(source);
}
process.stdout.write("done\n");
