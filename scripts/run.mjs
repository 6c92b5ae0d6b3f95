/**
 * `node scripts/run.mjs [--built] PROGRAM ARG…`: installs the packages if any is missing, then runs a package's program
 * or a script of ours. `npm run` starts everything by it that needs packages, so that a fresh clone needs no command first.
 *
 *   --built  the project must be built, too; otherwise one sentence says how
 */
import { access } from "node:fs/promises";
import { join } from "node:path";
import { bin, ensureInstalled, root, run, stop } from "./ensure-installed.mjs";

/** Programs that are called otherwise than their package. */
const PACKAGES = { tsc: "typescript", depcruise: "dependency-cruiser" };

const args = process.argv.slice(2);
const needsBuild = args[0] === "--built";
const [program, ...rest] = needsBuild ? args.slice(1) : args;
if (program === undefined) stop("Usage: node scripts/run.mjs [--built] PROGRAM ARG…", 2);

await ensureInstalled();
if (needsBuild && !(await isBuilt())) {
  stop("There is no build yet, which this works on: run `npm run build` first.");
}
const file = program.endsWith(".mjs") ? program : await bin(PACKAGES[program] ?? program, program);
process.exitCode = await run(process.execPath, [file, ...rest]);

async function isBuilt() {
  try {
    await Promise.all(["main.js", "dist/preview-server.mjs"].map((path) => access(join(root, path))));
    return true;
  } catch {
    return false;
  }
}
