/**
 * `node scripts/lint.mjs NAME… [-- FILE…]`: lints by our own rules (`own`), by the directory's (`directory`), or by
 * both in one process, which reads the types once.
 */
import { ESLint } from "eslint";
import { join } from "node:path";
import { root, stop } from "./ensure-installed.mjs";

const CONFIGS = {
  own: join(root, "eslint.config.mjs"),
  directory: join(root, "scripts", "eslint-directory.config.mjs"),
};

const args = process.argv.slice(2);
const end = args.includes("--") ? args.indexOf("--") : args.length;
const files = args.slice(end + 1);
const names = args.slice(0, end);
const unknown = names.filter((name) => !(name in CONFIGS));
if (unknown.length > 0) stop(`There are no rules called ${unknown.join(", ")}.`, 2);

// The first reads the types for all: the directory's rules look at files at the root, too, which have none of their own.
for (const name of Object.keys(CONFIGS).reverse()) {
  if (!names.includes(name)) continue;
  const eslint = new ESLint({ cwd: root, overrideConfigFile: CONFIGS[name] });
  const results = await eslint.lintFiles(files.length > 0 ? files : ["."]);
  const text = await (await eslint.loadFormatter("stylish")).format(results);
  if (text !== "") console.log(`By ${CONFIGS[name].slice(root.length + 1)}:\n${text}`);
  if (results.some(({ errorCount }) => errorCount > 0)) process.exitCode = 1;
}
