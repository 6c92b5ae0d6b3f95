/** `npm run install:vault -- PATH`: builds the plugin and puts it into a vault's `.obsidian/plugins`. */
import { copyFile, mkdir, rename, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled, root, run, stop } from "./ensure-installed.mjs";

const USAGE = "Usage: npm run install:vault -- PATH\n\nPuts the plugin into the Obsidian vault at PATH.\n";

const vault = readCall(process.argv.slice(2));
if (!(await isFolder(vault))) stop(`There is no folder ${vault}; give the folder of your vault.`);
if (!(await isFolder(join(vault, ".obsidian")))) {
  stop(
    `${vault} is not an Obsidian vault yet: it has no .obsidian folder. Open it once in Obsidian, then run this again.`,
  );
}
await ensureInstalled();
if ((await run(process.execPath, ["esbuild.config.mjs", "production"])) !== 0) {
  stop("The build failed: the message above says where. The vault is as it was.");
}

const target = join(vault, ".obsidian", "plugins", "go-for-reviewers");
try {
  await mkdir(target, { recursive: true });
  // The manifest comes last: a vault never names a version whose code is not there.
  for (const name of ["main.js", "styles.css", "manifest.json"]) {
    await copyFile(join(root, name), join(target, `${name}.new`));
    await rename(join(target, `${name}.new`), join(target, name));
  }
} catch (error) {
  stop(`The plugin could not be put into ${target}: ${error.message}`);
}
console.log(`The plugin is in ${target}.
In Obsidian: Settings → Community plugins → turn on "Go for Reviewers" (reload Obsidian if it is not listed).`);

function readCall(args) {
  let parsed;
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: { help: { type: "boolean", short: "h" } } });
  } catch (error) {
    stop(`${error.message}\n\n${USAGE}`, 2);
  }
  if (parsed.values.help) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  if (parsed.positionals.length !== 1) stop(USAGE, 2);
  return resolve(process.env.INIT_CWD ?? process.cwd(), parsed.positionals[0]);
}

async function isFolder(path) {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
