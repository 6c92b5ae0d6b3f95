/**
 * What the community directory's automated review lints: the official recommended rules as they are published, over
 * `src` and the files at the root, read with the project's own types. The review skips folders of these names.
 */
import { defineConfig } from "eslint/config";
import obsidianmd from "eslint-plugin-obsidianmd";
import { root } from "./ensure-installed.mjs";

const SKIPPED = ["node_modules", "dist", "build", "pkg", "test", "tests", "scripts", "docs", "coverage"];

export default defineConfig([
  // The course and a copy of it are notes; main.js is built.
  { ignores: [...SKIPPED.map((name) => `${name}/`), "vault/", "vault-template/", ".cache/", "main.js"] },
  ...obsidianmd.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.mjs", "*.cjs"] },
        tsconfigRootDir: root,
      },
    },
  },
]);
