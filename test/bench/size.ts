import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { atMost, type Figure, type Subject } from "./report";

/**
 * obsidian-shiki-plugin 0.7.7, `main.js` as its own build makes it, minified and gzipped: 9,993,823 bytes, 1,815 kB
 * gzipped. A constant, since building it takes its whole toolchain.
 */
const SHIKI_PLUGIN: Figure = { value: 1815, unit: "KB", name: "obsidian-shiki-plugin" };

const LIMIT = 160;

export async function measureSize(): Promise<Subject> {
  const bytes = gzipSync(await readFile("main.js"), { level: 9 }).length;
  const value = bytes / 1024;
  return {
    title: "Size",
    rows: [
      {
        what: "main.js, minified and gzipped",
        ours: { value, unit: "KB" },
        yardstick: SHIKI_PLUGIN,
        goal: atMost(LIMIT, value, `≤ ${LIMIT} KB`),
      },
    ],
  };
}
