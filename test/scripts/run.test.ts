import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freshClone, type Project } from "./support/project";

let project: Project;
beforeEach(async () => {
  project = await freshClone();
  await project.write(
    "scripts/say.mjs",
    'console.log("said", ...process.argv.slice(2)); process.exitCode = 3;',
  );
});
afterEach(() => project.remove());

test("on a fresh clone the packages are installed before a script of ours runs", async () => {
  const { code, out } = await project.run("run.mjs", ["scripts/say.mjs", "--flag", "word"]);
  expect(code).toBe(3);
  expect(out.trimEnd().split("\n").slice(1)).toEqual(["npm ci", "said --flag word"]);
});

test("a package's program runs, also when the package has another name", async () => {
  await project.run("start.mjs");
  await project.write("node_modules/typescript/package.json", JSON.stringify({ bin: { tsc: "tsc.js" } }));
  await project.write("node_modules/typescript/tsc.js", 'console.log("tsc", ...process.argv.slice(2))');
  expect(await project.run("run.mjs", ["tsc", "-p", "."])).toEqual({ code: 0, out: "tsc -p .\n", err: "" });
});

test("what works on the build says so where there is none", async () => {
  const before = await project.run("run.mjs", ["--built", "scripts/say.mjs"]);
  expect([before.code, before.out.includes("said")]).toEqual([1, false]);
  expect(before.err).toBe("There is no build yet, which this works on: run `npm run build` first.\n");
  await project.run("start.mjs");
  expect((await project.run("run.mjs", ["--built", "scripts/say.mjs"])).out).toBe("said\n");
});

describe("every script of package.json", async () => {
  const { scripts } = JSON.parse(await readFile("package.json", "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  test.each(Object.entries(scripts))("%s needs no packages to start: %s", async (_name, command) => {
    for (const part of command.split(" && ")) {
      const [, script] = /^node (scripts\/[\w-]+\.mjs)\b/.exec(part) ?? [];
      const imports = [...(await readFile(script ?? "", "utf8")).matchAll(/^import .* from "([^"]+)";$/gm)];
      for (const [, from] of imports) expect(from).toMatch(/^(?:node:|\.\/)/);
    }
  });
});
