import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SWITCHES } from "../../pkg/preview/host/switches";
import { call } from "../cli/support/call";

const read = (path: string): Promise<string> => readFile(path, "utf8");
const contributing = await read("CONTRIBUTING.md");

/** Every page of ours that names a command or another page. */
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...(await filesIn("docs", ".md")),
  ...(await filesIn("vault-template", ".md")),
];

async function filesIn(folder: string, ending: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** All that a pattern finds on the pages, once each, with the page it stands on first. */
async function found(
  pattern: RegExp,
): Promise<readonly { readonly page: string; readonly written: string }[]> {
  const all = new Map<string, string>();
  for (const page of pages) {
    for (const [written] of (await read(page)).matchAll(pattern))
      if (!all.has(written)) all.set(written, page);
  }
  return [...all].map(([written, page]) => ({ page, written }));
}

/** A page's section, from its heading to the next. */
function section(heading: string): string {
  const text = contributing.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0];
  if (text === undefined) throw new Error(`CONTRIBUTING.md has no section ${heading}.`);
  return text;
}

const { scripts } = JSON.parse(await read("package.json")) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const npmCalls = await found(/\bnpm (?:run [\w:-]+|start|test|link)\b/g);
const nodeCalls = await found(/\bnode (?:scripts|test)\/[\w./-]+/g);
const cliCalls = await found(/(?:\bnode dist\/cli\.mjs|\bgo-for-reviewers) +[a-z-]+[^`\n]*/g);

describe("the commands our pages name", () => {
  test("are found", () => {
    expect([npmCalls, nodeCalls, cliCalls].map((calls) => calls.length >= 3)).toEqual([true, true, true]);
  });

  test.each(npmCalls)("$page: $written is a script", ({ written }) => {
    const name = written.replace(/^npm (?:run )?/, "");
    expect(Object.keys(scripts)).toContain(name);
  });

  test.each(nodeCalls)("$page: $written is a file", async ({ written }) => {
    expect(await exists(written.replace("node ", ""))).toBe(true);
  });

  test.each(cliCalls)("$page: $written is a call the command line knows", async ({ written }) => {
    const [, , name = "", ...args] = written
      .replace(/ #.*$/, "")
      .replace(/^go-for-reviewers/, "node cli")
      .split(/\s+/);
    const { code, out } = await call(process.cwd(), [name, "--help"]);
    expect(code).toBe(0);
    const [usage = ""] = out.split("\n");
    for (const flag of args.filter((arg) => arg.startsWith("--"))) {
      expect(usage.split(/[\s[\]]+/)).toContain(flag);
    }
  });

  test("every script of package.json is one a contributor can find", () => {
    const named = new Set(npmCalls.map(({ written }) => written.replace(/^npm (?:run )?/, "")));
    // These are steps of `npm test`, named as such.
    const steps = ["typecheck", "lint", "layers", "unused"];
    expect(Object.keys(scripts).filter((name) => !named.has(name) && !steps.includes(name))).toEqual([]);
  });
});

describe("the links of our pages", () => {
  test("lead to files that are there", async () => {
    const dead: string[] = [];
    for (const page of pages.filter((each) => !each.startsWith("vault-template"))) {
      for (const [, target = ""] of (await read(page)).matchAll(/\]\(((?!https?:)[^)#]+)(?:#[^)]*)?\)/g)) {
        if (!(await exists(join(page, "..", target)))) dead.push(`${page}: ${target}`);
      }
    }
    expect(dead).toEqual([]);
  });

  test("show pictures that the script makes", async () => {
    const script = await read("scripts/screenshots.mjs");
    const shown = [...(await read("README.md")).matchAll(/\(docs\/images\/([^)]+)\)/g)].map(
      (match) => match[1] ?? "",
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const picture of shown) expect(script).toContain(`"${picture}"`);
  });
});

describe("CONTRIBUTING.md", () => {
  /** The paths of the tree under "Where things are"; a folder ends with a slash. */
  const tree = (() => {
    const lines = /```\n([^]*?)```/.exec(section("Where things are"))?.[1]?.trimEnd().split("\n") ?? [];
    const parents: string[] = [];
    return lines.map((line) => {
      const depth = (/^ */.exec(line)?.[0].length ?? 0) / 2;
      const name = line.trim().split(/\s+/)[0] ?? "";
      parents[depth] = name;
      return parents.slice(0, depth).join("") + name;
    });
  })();

  test("shows a tree whose folders and files are there", async () => {
    expect(tree).toContain("src/core/text/");
    const missing: string[] = [];
    for (const path of tree) if (!(await exists(path))) missing.push(path);
    expect(missing).toEqual([]);
  });

  test.each(["src", "src/core", "pkg"])("shows every folder in %s", async (folder) => {
    const entries = await readdir(folder, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}/`);
    expect(tree).toEqual(expect.arrayContaining(folders));
  });

  test("lists everything that tests share", async () => {
    const listed = [...section("What tests share").matchAll(/^\| `([^`]+)` \|/gm)].map(
      (match) => match[1] ?? "",
    );
    const entries = await readdir("test/support", { withFileTypes: true });
    const there = entries.map((entry) => entry.name + (entry.isDirectory() ? "/" : ""));
    expect(listed.sort()).toEqual(there.sort());
  });

  test("lists every switch of the preview with its values, the usual one first", () => {
    const rows = [...section("The switches of the preview").matchAll(/^\| `([\w-]+)` \| ([^|]+) \|/gm)];
    const listed = rows.map(([, name = "", values = ""]) => [name, values.match(/[\w-]+/g) ?? []]);
    expect(Object.fromEntries(listed)).toEqual(
      Object.fromEntries(Object.entries(SWITCHES).map(([name, { values }]) => [name, values])),
    );
  });

  test("lists every part of the benchmarks and every step of the tests", async () => {
    const namesIn = (row: string) => {
      const cell = contributing.split(`| \`${row}\` |`)[1]?.split("\n")[0]?.split(":")[1] ?? "";
      return [...cell.matchAll(/`([\w-]+)`/g)].map((match) => match[1]);
    };
    const keysOf = (text: string, name: string, indent: string) => {
      const body = new RegExp(`const ${name}[^=]*= .*\\{\\n([^]*?)^\\};`, "m").exec(
        text.replace(/=> Promise<Subject>>/, ">"),
      )?.[1];
      return [...(body ?? "").matchAll(new RegExp(`^${indent}(\\w+):`, "gm"))].map((match) => match[1]);
    };
    const parts = namesIn("npm run bench -- PART");
    const steps = namesIn("npm test -- --only STEP,STEP");
    expect([parts.length > 5, steps.length > 5]).toEqual([true, true]);
    expect(parts).toEqual(keysOf(await read("test/bench/main.ts"), "parts", "  "));
    const script = await read("scripts/test.mjs");
    expect(steps).toEqual([...keysOf(script, "CHECKS", "  "), ...keysOf(script, "TESTS", "  ")]);
  });
});
