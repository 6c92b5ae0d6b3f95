import { lintDrill } from "../../../../src/core/drill/lint";
import { parseDrill } from "../../../../src/core/drill/parse";
import { printDrill } from "../../../../src/core/drill/print";
import { readNote } from "../../../../src/core/markdown/note";
import { findBlocks } from "../../../../src/core/markdown/blocks";
import { plainText, wikilinksOf } from "../../../../src/core/markdown/links";
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
  findBlocks(readNote(source), ["go-drill"]);
  for (const block of findBlocks(readNote(`\`\`\`\`\`go-drill\n${source}\n\`\`\`\`\``), ["go-drill"]))
    block.toNote(block.position);
  plainText(source);
  wikilinksOf(source);
}
process.stdout.write("done\n");
