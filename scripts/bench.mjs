#!/usr/bin/env node
/**
 * `npm run bench`: builds the plugin and prints its figures, each beside its yardstick from the same run.
 *
 *   node scripts/bench.mjs [PART…]   only the parts whose name begins so: size, load, colour, hang, note, open, parse, glossary
 */
import { spawnSync } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { ensureChromium } from "./chromium.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const built = spawnSync(process.execPath, ["esbuild.config.mjs", "production"], { stdio: "inherit" });
if (built.status !== 0) process.exit(1);

const browser = ensureChromium();
if (browser === null) process.exit(1);

/** Modules that find files beside themselves must still do so from inside the bundle. */
const ownAddresses = {
  name: "own-addresses",
  setup: (pluginBuild) => {
    pluginBuild.onLoad({ filter: /[\\/](src|test)[\\/].*\.tsx?$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replaceAll(
        "import.meta.url",
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: path.endsWith("x") ? "tsx" : "ts",
    }));
  },
};

const outfile = ".cache/bench/main.mjs";
await mkdir(".cache/bench", { recursive: true });
await build({
  entryPoints: ["test/bench/main.ts"],
  outfile,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  plugins: [ownAddresses],
  logLevel: "warning",
});
const { runBenchmarks } = await import(pathToFileURL(outfile).href);
process.exitCode = await runBenchmarks(browser, process.argv.slice(2));
