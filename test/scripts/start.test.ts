import { readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freshClone, writeLock, type Project } from "./support/project";

let project: Project;
beforeEach(async () => {
  project = await freshClone();
});
afterEach(() => project.remove());

const lines = (text: string): readonly string[] => text.trimEnd().split("\n");

test("on a fresh clone it installs, builds, copies the course and serves the copy", async () => {
  const { code, out } = await project.run("start.mjs");
  expect(code).toBe(0);
  const vault = join(project.path, "vault");
  expect(lines(out)).toEqual([
    expect.stringContaining("Installing"),
    "npm ci",
    "build production",
    `Your copy of the course is in ${vault}. It is yours: nothing here overwrites it.`,
    `serve ${JSON.stringify(["--", vault])}`,
  ]);
  expect(await readFile(join(vault, "lessons/06.md"), "utf8")).toBe("lesson");
  expect(await readdir(vault)).toContain(".obsidian");
});

test("the second time it installs nothing, and leaves the copy as its owner left it", async () => {
  await project.run("start.mjs");
  await project.write("vault/lessons/06.md", "mine");
  await rm(join(project.path, "vault/.obsidian"), { recursive: true });
  const { out } = await project.run("start.mjs");
  expect(lines(out)).toEqual([
    "build production",
    `serve ${JSON.stringify(["--", join(project.path, "vault")])}`,
  ]);
  expect(await readFile(join(project.path, "vault/lessons/06.md"), "utf8")).toBe("mine");
  expect(await readdir(join(project.path, "vault"))).toEqual(["lessons"]);
});

test("a changed lock installs again, a package for another system does not", async () => {
  await project.run("start.mjs");
  await project.write(
    "node_modules/.package-lock.json",
    JSON.stringify({ packages: { "node_modules/needed": { version: "1.0.0", integrity: "sha512-1.0.0" } } }),
  );
  expect((await project.run("start.mjs")).out).not.toContain("npm ci");
  await writeLock(project, "2.0.0");
  expect((await project.run("start.mjs")).out).toContain("npm ci");
});

test("a vault of one's own is served where it is, its path meant from where it was typed", async () => {
  await project.write("elsewhere/my notes/note.md", "text");
  const { out } = await project.run("start.mjs", ["my notes", "--port", "4000", "--open"], {
    INIT_CWD: join(project.path, "elsewhere"),
  });
  const vault = join(project.path, "elsewhere/my notes");
  expect(lines(out).at(-1)).toBe(`serve ${JSON.stringify(["--port=4000", "--open", "--", vault])}`);
  expect(await readdir(project.path)).not.toContain("vault");
});

describe("what goes wrong is said in a sentence", () => {
  test.each([
    [["nowhere"], 1, /^There is no folder .*nowhere\. Give the folder that holds your notes/],
    [["manifest.json"], 1, /manifest\.json is a file, not a folder\./],
    [["a", "b"], 2, /^Name one folder/],
    [["--prot", "1"], 2, /Usage: npm start/],
  ])("%j, before anything is installed", async (args, code, sentence) => {
    const ended = await project.run("start.mjs", args);
    expect([ended.code, ended.out]).toEqual([code, ""]);
    expect(ended.err).toMatch(sentence);
  });

  test.each([
    ["NPM_FAILS", "The packages could not be installed"],
    ["BUILD_FAILS", "The build failed"],
  ])("%s", async (variable, sentence) => {
    const ended = await project.run("start.mjs", [], { [variable]: "1" });
    expect(ended.code).toBe(1);
    expect(ended.err).toContain(sentence);
    expect(await readdir(project.path)).not.toContain("vault");
  });
});

describe("putting the plugin into a vault", () => {
  test("copies its three files and keeps its data", async () => {
    await project.write("my vault/.obsidian/app.json", "{}");
    await project.write("my vault/.obsidian/plugins/go-for-reviewers/data.json", "mine");
    const { code, out } = await project.run("install-vault.mjs", ["my vault"]);
    expect([code, out.includes("Community plugins")]).toEqual([0, true]);
    const plugin = join(project.path, "my vault/.obsidian/plugins/go-for-reviewers");
    expect((await readdir(plugin)).sort()).toEqual(["data.json", "main.js", "manifest.json", "styles.css"]);
    expect(await readFile(join(plugin, "data.json"), "utf8")).toBe("mine");
  });

  describe.each([
    ["install-vault.mjs", "npm run install:vault"],
    ["dev.mjs", "npm run dev"],
  ])("%s", (script, command) => {
    test.each([
      [["nowhere"], 1, "There is no folder"],
      [["manifest.json"], 1, "There is no folder"],
      [["vault-template/lessons"], 1, "is not an Obsidian vault yet"],
      [[], 2, `Usage: ${command}`],
      [["--hep"], 2, `Usage: ${command}`],
    ])("%j is refused, and nothing is installed or built for it", async (args, code, sentence) => {
      const ended = await project.run(script, args);
      expect([ended.code, ended.out]).toEqual([code, ""]);
      expect(ended.err).toContain(sentence);
    });
  });
});
