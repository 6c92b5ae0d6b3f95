/** `npm run install:vault -- PATH`: builds the plugin and puts it into a vault's `.obsidian/plugins`. */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ensureInstalled, root, run, stop } from "./ensure-installed.mjs";
import { place, readVaultArgument } from "./vault-plugin.mjs";

const USAGE = "Usage: npm run install:vault -- PATH\n\nPuts the plugin into the Obsidian vault at PATH.\n";

const target = await readVaultArgument(process.argv.slice(2), USAGE);
await ensureInstalled();
if ((await run(process.execPath, ["esbuild.config.mjs", "production"])) !== 0) {
  stop("The build failed: the message above says where. The vault is as it was.");
}
try {
  await mkdir(target, { recursive: true });
  // The manifest comes last: a vault never names a version whose code is not there.
  for (const name of ["main.js", "styles.css", "manifest.json"]) {
    await place(target, name, await readFile(join(root, name)));
  }
} catch (error) {
  stop(`The plugin could not be put into ${target}: ${error.message}`);
}
console.log(`The plugin is in ${target}.
In Obsidian: Settings → Community plugins → turn on "Go for Reviewers" (reload Obsidian if it is not listed).`);
