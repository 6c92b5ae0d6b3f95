/** `npm run dev -- PATH`: builds the plugin into a vault, and again after each change of its sources, until Ctrl+C. */
import { mkdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { ensureInstalled, root, stop } from "./ensure-installed.mjs";
import { place, readVaultArgument } from "./vault-plugin.mjs";

const USAGE = `Usage: npm run dev -- PATH

Builds the plugin into the Obsidian vault at PATH, and again after each change of its sources, until Ctrl+C.
In PATH/.obsidian/plugins/go-for-reviewers it writes main.js, styles.css, manifest.json and .hotreload, an empty file
by which the Hot-Reload plugin, where it is installed, knows that it is to reload this one. Nothing else is written.
`;

const target = await readVaultArgument(process.argv.slice(2), USAGE);
await ensureInstalled();
const { context } = await import("esbuild");
const { plugin, pluginStyles } = await import("./plugin-build.mjs");

/** Puts what was built into the vault. After a fault the vault keeps the build before; esbuild says where the fault is. */
const intoVault = {
  name: "into-vault",
  setup: (build) => {
    build.onEnd(async ({ errors, outputFiles }) => {
      if (errors.length > 0) return;
      try {
        for (const { path, contents } of outputFiles) {
          await place(target, basename(path), contents);
          console.log(`${basename(path)} is in the vault (${Math.round(contents.length / 1024)} KB).`);
        }
      } catch (error) {
        console.error(`The vault could not be written: ${error.message}`);
      }
    });
  },
};

const whileWorking = { absWorkingDir: root, write: false, sourcemap: "inline", plugins: [intoVault] };
try {
  await mkdir(target, { recursive: true });
  await place(target, ".hotreload", "");
  const contexts = await Promise.all(
    [plugin, pluginStyles].map((options) => context({ ...options, ...whileWorking })),
  );
  await Promise.all(contexts.map((each) => each.watch()));
  await place(target, "manifest.json", await readFile(join(root, "manifest.json")));
} catch (error) {
  stop(`The plugin could not be put into ${target}: ${error.message}`);
}
console.log(`Building into ${target} after each change of src/. Ctrl+C ends it.
Switch the plugin off and on in Obsidian to see a change, or install the Hot-Reload plugin, which does so by itself.`);
