import { build } from "esbuild";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = new URL("../../", import.meta.url);

test("the grammars are what the build script makes of the pinned ones", { timeout: 60_000 }, async () => {
  const script = fileURLToPath(new URL("scripts/build-grammars.mjs", root));
  await expect(promisify(execFile)(process.execPath, [script, "--check"])).resolves.toMatchObject({
    stderr: "",
  });
});

describe("bundled as the plugin is", async () => {
  const result = await build({
    stdin: {
      contents:
        'export { createHighlighter } from "./highlighter"; export { loadEngine } from "./warm-up";',
      resolveDir: fileURLToPath(new URL("src/highlight/", root)),
    },
    bundle: true,
    minify: true,
    format: "cjs",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  const text = result.outputFiles[0]?.text ?? "";

  test("no regular expression literal looks behind, which would stop the whole file on an old iOS", () => {
    const source = ts.createSourceFile("main.js", text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
    const literals: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) literals.push(node.text);
      ts.forEachChild(node, visit);
    };
    visit(source);
    expect(literals.length).toBeGreaterThan(0);
    expect(literals.filter((literal) => /\(\?<[=!]/.test(literal))).toEqual([]);
  });

  test("evaluating the file evaluates neither the tokenizer nor a grammar", () => {
    let parsed = 0;
    const counting = { parse: (json: string): unknown => (parsed++, JSON.parse(json)) };
    const module = { exports: {} as Record<string, unknown> };
    runInNewContext(text, { module, exports: module.exports, JSON: counting });
    expect(Object.keys(module.exports).sort()).toEqual(["createHighlighter", "loadEngine"]);
    expect(parsed).toBe(0);
  });
});
