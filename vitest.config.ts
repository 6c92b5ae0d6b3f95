import { readdirSync, readFileSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { useOwnFolders } from "./test/support/own-folders.ts";
import { measureSlowness, patient } from "./test/support/patience.ts";
import { SETTINGS, SINGLE_SETTINGS, USUAL, type Setting } from "./test/e2e/support/settings.ts";

measureSlowness();
useOwnFolders();

const UNIT = "test/**/*.test.{ts,tsx}";
const NOT_UNIT = ["test/e2e/**", "test/long/**"];

/**
 * Files that put mocks in the place of modules. The others share the modules of their process, since loading them anew
 * for each file takes as long as the tests.
 */
const ALONE = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter(
    (file) => /\.test\.tsx?$/.test(file) && readFileSync(join("test", file), "utf8").includes("vi.mock("),
  )
  .map((file) => posix.join("test", ...file.split(sep)));

/** Unit tests need no browser and no build; end-to-end tests drive the built plugin in one, in every setting. */
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    projects: [
      unit("unit", { include: [UNIT], exclude: [...NOT_UNIT, ...ALONE], isolate: false }),
      unit("unit alone", { include: ALONE }),
      // What takes minutes, for nights and releases.
      { test: { name: "long", include: ["test/long/**/*.test.ts"], testTimeout: 3_600_000 } },
      // What the plugin does can differ from setting to setting; what the page does is tried in the usual one.
      endToEnd("pages", USUAL, ["test/e2e/*.test.ts"]),
      ...SETTINGS.map((setting) =>
        endToEnd(setting === USUAL ? "e2e" : `e2e ${setting.name}`, setting, [
          "test/e2e/plugin/**/*.test.ts",
        ]),
      ),
      // Every theme and width, notes at their full length, and what is done again and again.
      endToEnd("e2e at length", USUAL, ["test/e2e/*.test.ts", "test/e2e/plugin/lifecycle.test.ts"], true),
      ...SINGLE_SETTINGS.map((setting) =>
        endToEnd(`only ${setting.name}`, setting, ["test/e2e/plugin/**/*.test.ts"]),
      ),
    ],
  },
});

function unit(name: string, files: { include: string[]; exclude?: string[]; isolate?: boolean }) {
  return {
    extends: true as const,
    // The package holds types only; what the plugin's code needs at run time stands in for it.
    resolve: {
      alias: { obsidian: fileURLToPath(new URL("test/support/obsidian-stub.ts", import.meta.url)) },
    },
    test: {
      name,
      ...files,
      setupFiles: ["test/support/property-seed.ts"],
      // No test is about time; a long run of the properties takes as long as it takes.
      testTimeout: process.env.PROPERTY_RUNS === undefined ? patient(60_000) : 3_600_000,
      hookTimeout: patient(60_000),
    },
  };
}

function endToEnd(name: string, { name: setting }: Setting, include: string[], atLength = false) {
  return {
    test: {
      name,
      include,
      provide: { setting, atLength },
      // Sets the limits, by what the machine does when a file begins.
      setupFiles: ["test/e2e/support/limits.ts"],
      // The files that run in one process share its browser.
      isolate: false,
      // A browser waits more than it works.
      maxWorkers: 3,
    },
  };
}
