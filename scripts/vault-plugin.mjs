/** Where the plugin stands in an Obsidian vault, and how its files get there. */
import { rename, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { stop } from "./ensure-installed.mjs";

/** The plugin's folder in the vault that is the only argument; ends the program when there is no such vault. */
export async function readVaultArgument(args, usage) {
  let parsed;
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: { help: { type: "boolean", short: "h" } } });
  } catch (error) {
    stop(`${error.message}\n\n${usage}`, 2);
  }
  if (parsed.values.help) {
    process.stdout.write(usage);
    process.exit(0);
  }
  if (parsed.positionals.length !== 1) stop(usage, 2);
  // npm runs scripts in the project's folder; a path is meant from where it was typed.
  const vault = resolve(process.env.INIT_CWD ?? process.cwd(), parsed.positionals[0]);
  if (!(await isFolder(vault))) stop(`There is no folder ${vault}; give the folder of your vault.`);
  if (!(await isFolder(join(vault, ".obsidian")))) {
    stop(
      `${vault} is not an Obsidian vault yet: it has no .obsidian folder. Open it once in Obsidian, then run this again.`,
    );
  }
  return join(vault, ".obsidian", "plugins", "go-for-reviewers");
}

/** Writes a file whole or not at all. */
export async function place(folder, name, contents) {
  await writeFile(join(folder, `${name}.new`), contents);
  await rename(join(folder, `${name}.new`), join(folder, name));
}

async function isFolder(path) {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
