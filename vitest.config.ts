import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Unit tests need no browser and no build; end-to-end tests drive the built plugin in one. */
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
          exclude: ["test/e2e/**"],
          setupFiles: ["test/support/property-seed.ts"],
          // A long run of the properties takes as long as it takes.
          ...(process.env.PROPERTY_RUNS === undefined ? {} : { testTimeout: 3_600_000 }),
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
