#!/usr/bin/env node
/**
 * `npm run bench`: builds the plugin and prints its figures, each beside its yardstick from the same run.
 *
 *   node scripts/bench.mjs [PART…]   only the parts whose name begins so: size, load, colour, hang, note, edit, open, parse, glossary, problems, reviews
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { importBundled } from "./bundled.mjs";
import { ensureChromium } from "./chromium.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const built = spawnSync(process.execPath, ["esbuild.config.mjs", "production"], { stdio: "inherit" });
if (built.status !== 0) process.exit(1);

const browser = ensureChromium();
if (browser === null) process.exit(1);

const { runBenchmarks } = await importBundled("test/bench/main.ts", "bench");
process.exitCode = await runBenchmarks(browser, process.argv.slice(2));
