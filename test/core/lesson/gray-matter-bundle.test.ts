import { build } from "esbuild";
import { createContext, runInContext } from "node:vm";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { grayMatterInBrowser } from "../../../scripts/esbuild-gray-matter.mjs";

let code = "";

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../../../src/core/lesson/front-matter.ts", import.meta.url))],
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "bundled",
    target: "es2022",
    logLevel: "error",
    ...grayMatterInBrowser,
  });
  code = outputFiles[0]?.text ?? "";
});

describe("front matter in a page", () => {
  it("holds no eval, no other YAML parser and nothing of Node", () => {
    expect(code.length).toBeGreaterThan(1000);
    expect(code).not.toMatch(/\beval\(|new Function|safeLoad|\bBuffer\b|process\.|require\("/);
  });

  it("is read where there is no Buffer", () => {
    const context = createContext({});
    runInContext(code, context);
    const result: unknown = runInContext(
      `JSON.stringify(bundled.readFrontMatter("---\\na: 1\\n---\\nbody", (text) => ({ text })).data)`,
      context,
    );
    expect(result).toBe('{"text":"a: 1"}');
  });

  it("runs nothing there either", () => {
    const context = createContext({});
    runInContext(code, context);
    const kind: unknown = runInContext(
      `bundled.readFrontMatter("---js\\n{a: (globalThis.pwned = true)}\\n---\\n", () => ({})).kind`,
      context,
    );
    expect(kind).toBe("broken");
    expect(runInContext("typeof pwned", context)).toBe("undefined");
  });
});
