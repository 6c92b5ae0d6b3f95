import { defineConfig } from "eslint/config";
import obsidianmd from "eslint-plugin-obsidianmd";
import tseslint from "typescript-eslint";

/** Ways to put text into a page as HTML. A synced vault is written by others: all of them are closed. */
const textAsHtml = [
  {
    selector: "AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]",
    message: "Build elements instead of setting HTML: notes are untrusted.",
  },
  {
    selector:
      "CallExpression > MemberExpression.callee[property.name=/^(insertAdjacentHTML|setHTMLUnsafe)$/]",
    message: "Build elements instead of inserting HTML: notes are untrusted.",
  },
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: "Render Markdown through the host; never insert HTML.",
  },
];

/** A call's arguments stand on the stack, which a note of very many lines or marks overflows. */
const listAsArguments = [
  {
    selector:
      "CallExpression[callee.property.name=/^(push|unshift|min|max|fromCharCode|fromCodePoint)$/] > SpreadElement",
    message: "Add items one by one (core/text/append), or reduce: a long list overflows the stack.",
  },
];

/** What would make a pure function depend on when or where it runs. */
const clockAndChance = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
    message: "Core has no clock: take the time as a parameter.",
  },
];

export default defineConfig([
  { ignores: ["node_modules/", "dist/", "coverage/", "main.js", "vault/", "**/generated/"] },
  {
    files: ["src/**/*.{ts,tsx}", "pkg/**/*.{ts,tsx}", "test/**/*.{ts,tsx}", "vitest.config.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-eval": "error",
      "no-implied-eval": "off",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}", "pkg/**/*.{ts,tsx}"],
    rules: { "no-restricted-syntax": ["error", ...textAsHtml], "no-new-func": "error" },
  },
  {
    files: ["src/**/*.{ts,tsx}", "pkg/cli/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", ...textAsHtml, ...listAsArguments] },
  },
  {
    files: ["src/core/**/*.ts"],
    rules: {
      "no-restricted-syntax": ["error", ...textAsHtml, ...listAsArguments, ...clockAndChance],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Core has no clock: take the time as a parameter." },
        { object: "Math", property: "random", message: "Core has no chance: take a seed as a parameter." },
      ],
    },
  },
  {
    files: ["src/main.ts", "src/obsidian/**/*.{ts,tsx}"],
    extends: [obsidianmd.configs.recommended],
    rules: {
      "obsidianmd/ui/sentence-case": ["warn", { brands: ["Go for Reviewers", "Go", "Python", "Obsidian"] }],
    },
  },
  {
    // The host and the fakes of the tests stand in for Obsidian: classes of their own take the place of its classes.
    files: ["pkg/preview/host/**/*.ts", "test/**/*.{ts,tsx}"],
    rules: { "@typescript-eslint/no-unsafe-class-instance-assignment": "off" },
  },
  {
    files: ["test/**/*.{ts,tsx}"],
    rules: {
      // A test may assert on what a fixture is known to hold.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
]);
