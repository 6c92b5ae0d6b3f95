import { createRequire } from "node:module";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";

/** What Obsidian hands to plugins besides itself: the editor's own packages. */
const PROVIDED = /^(?:obsidian|@codemirror\/[a-z-]+|@lezer\/[a-z-]+)$/;

/** What `main.js` may weigh, gzipped, in bytes. */
const BUDGET = 224 * 1024;

let text: string;
let bundle: ts.SourceFile;

beforeAll(async () => {
  text = await readFile("main.js", "utf8");
  bundle = parse("main.js", text);
});

test("main.js asks for nothing but obsidian and what Obsidian provides", () => {
  const asked: string[] = [];
  const otherwise: string[] = [];
  visit(bundle, (node) => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      otherwise.push(node.getText());
    if (ts.isImportDeclaration(node)) otherwise.push(node.getText());
    if (!isFree(node, "require")) return;
    const [name, ...more] = ts.isCallExpression(node.parent) ? node.parent.arguments : [];
    if (name !== undefined && ts.isStringLiteralLike(name) && more.length === 0) asked.push(name.text);
    else otherwise.push(node.parent.getText());
  });
  expect(otherwise).toEqual([]);
  expect(asked).toContain("obsidian");
  expect(asked.filter((name) => !PROVIDED.test(name))).toEqual([]);
});

test.each(["eval", "Function", "Buffer", "process", "global", "__dirname", "importScripts"])(
  "main.js does not know %s",
  (name) => {
    expect(places(bundle, (node) => isFree(node, name) && !isTypeTest(node))).toEqual([]);
  },
);

test("no regular expression in main.js looks behind, which older phones cannot read", () => {
  const literals: string[] = [];
  visit(bundle, (node) => {
    if (ts.isRegularExpressionLiteral(node)) literals.push(node.text);
  });
  expect(literals.length).toBeGreaterThan(0);
  expect(literals.filter(looksBehind)).toEqual([]);
});

test.each([
  ["/(?<=a)b/", true],
  ["/(?<!a)b/u", true],
  ["/(?<name>a)/", false],
  ["/\\(?<=a/", false],
  ["/[(?<=]/", false],
  ["/\\\\(?<=a)/", true],
])("the check for that sees through %s", (literal, found) => {
  expect(looksBehind(literal)).toBe(found);
});

describe("HTML is never made from text", () => {
  test("in our own sources", async () => {
    const found: string[] = [];
    for (const path of [...(await sourcesIn("src")), ...(await sourcesIn("pkg"))]) {
      const source = parse(path, await readFile(path, "utf8"));
      found.push(...places(source, setsHtml).map((place) => `${path}: ${place}`));
    }
    expect(found).toEqual([]);
  });

  test("in main.js, save where Preact could be asked for it by dangerouslySetInnerHTML, which we never do", async () => {
    const preact = parse("preact.js", await readFile("node_modules/preact/dist/preact.mjs", "utf8"));
    const inPreact = places(preact, setsHtml);
    expect(inPreact.length).toBeGreaterThan(0);
    expect(places(bundle, setsHtml).length).toBeLessThanOrEqual(inPreact.length);
  });
});

describe("the licences of what main.js holds travel with it", () => {
  test.each([
    "go-syntax: Copyright (c) 2023 Furkan Ozalp",
    "MagicPython: Copyright (c) 2015 MagicStack Inc.  http://magic.io",
    "vscode: Copyright (c) 2015 - present Microsoft Corporation",
    "@shikijs/langs: Copyright (c) 2021 Pine Wu; Copyright (c) 2023 Anthony Fu <https://github.com/antfu>",
    "preact: Copyright (c) 2015-present Jason Miller",
    "@floating-ui/dom: Copyright (c) 2021-present Floating UI contributors",
    "@floating-ui/core: Copyright (c) 2021-present Floating UI contributors",
    "@floating-ui/utils: Copyright (c) 2021-present Floating UI contributors",
    "diff: Copyright (c) 2009-2015, Kevin Decker <kpdecker@gmail.com>",
  ])("%s", (line) => {
    expect(notice().split("\n")).toContain(line);
  });

  test("with the terms of each", () => {
    expect(notice()).toContain('THE SOFTWARE IS PROVIDED "AS IS"');
    expect(notice()).toContain("Redistribution and use in source and binary forms");
  });
});

test("main.js holds no parser of YAML: it reads front matter as the app does", () => {
  expect(notice()).not.toMatch(/^(?:gray-matter|js-yaml|yaml): /m);
  expect(text).not.toMatch(/safeLoad|YAMLParseError/);
});

test("main.js fits its budget", () => {
  expect(gzipSync(text).length).toBeLessThanOrEqual(BUDGET);
});

test("main.js loads where there is nothing but the language and obsidian, and exports a plugin", () => {
  // As few as the plugin needs to load: classes to extend, whatever they are called.
  const classes = new Map<string | symbol, unknown>();
  const obsidian = new Proxy(
    {},
    {
      get: (_target, name) => {
        if (name === "__esModule" || typeof name === "symbol") return undefined;
        if (!classes.has(name))
          classes.set(
            name,
            class {
              readonly name = name;
            },
          );
        return classes.get(name);
      },
    },
  );
  const module = { exports: {} as { default?: { prototype: unknown } } };
  const require = (name: string): unknown => {
    if (name === "obsidian") return obsidian;
    // The editor's packages are the app's own; they load without a page.
    if (PROVIDED.test(name)) return createRequire(import.meta.url)(name);
    throw new Error(`main.js asked for ${name}.`);
  };
  runInContext(text, createContext({ module, exports: module.exports, require }), { filename: "main.js" });
  const { prototype } = module.exports.default ?? {};
  expect(Object.getPrototypeOf(prototype)).toBe((classes.get("Plugin") as { prototype: unknown }).prototype);
});

/** The comment at the head of main.js. */
function notice(): string {
  return text.slice(0, text.indexOf("*/"));
}

function parse(path: string, source: string): ts.SourceFile {
  const kind = path.endsWith(".tsx")
    ? ts.ScriptKind.TSX
    : path.endsWith(".ts")
      ? ts.ScriptKind.TS
      : ts.ScriptKind.JS;
  return ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, kind);
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => {
    visit(child, see);
  });
}

/** The statements (cut short) in which something is found. */
function places(source: ts.SourceFile, found: (node: ts.Node) => boolean): string[] {
  const all: string[] = [];
  visit(source, (node) => {
    if (found(node)) all.push(node.parent.getText(source).slice(0, 120));
  });
  return all;
}

/** Whether a node is a name that stands for a variable, and not for a member of something else. */
function isFree(node: ts.Node, name: string): node is ts.Identifier {
  if (!ts.isIdentifier(node) || node.text !== name) return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !(ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isAccessor(parent));
}

/** `typeof Function`, or `x instanceof Function`: asking what something is, and not making code from text. */
function isTypeTest(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isTypeOfExpression(parent)) return true;
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
}

const HTML_PROPERTIES = new Set(["innerHTML", "outerHTML", "srcdoc"]);
const HTML_METHODS = new Set(["insertAdjacentHTML", "setHTMLUnsafe", "createContextualFragment"]);

function setsHtml(node: ts.Node): boolean {
  if (ts.isJsxAttribute(node)) return node.name.getText() === "dangerouslySetInnerHTML";
  if (ts.isCallExpression(node)) {
    if (!ts.isPropertyAccessExpression(node.expression)) return false;
    const { text: method } = node.expression.name;
    const type = node.arguments[1];
    // An XML parser makes no HTML, and refuses what is not well formed.
    const xml = type !== undefined && ts.isStringLiteralLike(type) && type.text.endsWith("xml");
    return HTML_METHODS.has(method) || (method === "parseFromString" && !xml);
  }
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(node.left) &&
    HTML_PROPERTIES.has(node.left.name.text)
  );
}

/** Whether a regular expression's literal holds a lookbehind, and not just its characters escaped or in a class. */
function looksBehind(literal: string): boolean {
  const plain = literal.replace(/\\./gs, "_").replace(/\[[^\]]*\]/g, "_");
  return /\(\?<[=!]/.test(plain);
}

async function sourcesIn(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => /\.tsx?$/.test(file)).map((file) => join(folder, file));
}
