import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { useOwnFolders } from "./test/support/own-folders.ts";
import { measureSlowness, patient } from "./test/support/patience.ts";
import { SETTINGS, SINGLE_SETTINGS, USUAL, type Setting } from "./test/e2e/support/settings.ts";

measureSlowness();
useOwnFolders();

/** Unit tests need no browser and no build; end-to-end tests drive the built plugin in one, in every setting. */
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    projects: [
      {
        extends: true,
        // The package holds types only; what the plugin's code needs at run time stands in for it.
        resolve: {
          alias: { obsidian: fileURLToPath(new URL("test/support/obsidian-stub.ts", import.meta.url)) },
        },
        test: {
          name: "unit",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/e2e/**", "test/long/**"],
          setupFiles: ["test/support/property-seed.ts"],
          // No test is about time; a long run of the properties takes as long as it takes.
          testTimeout: process.env.PROPERTY_RUNS === undefined ? patient(60_000) : 3_600_000,
        },
      },
      // What takes minutes, for nights and releases.
      { test: { name: "long", include: ["test/long/**/*.test.ts"], testTimeout: 3_600_000 } },
      // What the plugin does can differ from setting to setting; what the page does is tried in the usual one.
      endToEnd("pages", USUAL, "test/e2e/*.test.ts"),
      ...SETTINGS.map((setting) =>
        endToEnd(setting === USUAL ? "e2e" : `e2e ${setting.name}`, setting, "test/e2e/plugin/**/*.test.ts"),
      ),
      ...SINGLE_SETTINGS.map((setting) =>
        endToEnd(`only ${setting.name}`, setting, "test/e2e/plugin/**/*.test.ts"),
      ),
    ],
  },
});

function endToEnd(name: string, { name: setting }: Setting, include: string) {
  return {
    test: {
      name,
      include: [include],
      provide: { setting },
      // Sets the limits, by what the machine does when a file begins.
      setupFiles: ["test/e2e/support/limits.ts"],
      // The files that run in one process share its browser.
      isolate: false,
      // A browser waits more than it works.
      maxWorkers: 3,
    },
  };
}
