import { execFileSync } from "node:child_process";
import { mkdir, readFile, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readGlossary, writeGlossary } from "../../pkg/cli/glossary-file";
import { folderSnapshot } from "../support/folder-snapshot";
import { HOSTILE_PATHS } from "../support/hostile-paths";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";
import { call } from "./support/call";

const KEY = "ssh-ed25519 AAAA";
const LESSON = `---\nTerms introduced:\n  - term: leak\n    definition: |\n      never ends\n      ${KEY}\n---\n`;
const SETTINGS = "vault/.obsidian/plugins/go-for-reviewers/data.json";
const GLOSSARY = "vault/GLOSSARY.md";

/** The system's own program; no package brings it. */
const MAKE_PIPE = "mkfifo";

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
  for (const [path, text] of Object.entries({
    "vault/.obsidian/app.json": "{}",
    "vault/.obsidian/plugins/other/main.js": "other();",
    "vault/.git/hooks/pre-commit": "#!/bin/sh\n",
    "vault/.hidden.md": "hidden\n",
    "vault/lessons/01 Leaks.md": LESSON,
    "vault/a/b/plain.txt": "text\n",
    "vault-2/kept.md": "kept\n",
    "outside/kept.md": "kept\n",
    ".ssh/authorized_keys": "ssh-rsa OLD\n",
  })) {
    await folder.write(path, text);
  }
});
afterEach(() => folder.remove());

const glossary = (...flags: string[]) => call(folder.path, ["glossary", "vault", ...flags]);
const link = (to: string, from: string): Promise<void> => symlink(to, join(folder.path, from));

test(
  `no path of ${HOSTILE_PATHS.length} in the settings makes it write anything but GLOSSARY.md, and each is said`,
  { timeout: 300_000 },
  async () => {
    for (const glossaryPath of HOSTILE_PATHS) {
      await folder.write(SETTINGS, JSON.stringify({ glossaryPath }));
      await rm(join(folder.path, GLOSSARY), { force: true });
      const before = await folderSnapshot(folder.path);
      const { code, out, err } = await glossary();
      expect([glossaryPath, code]).toEqual([glossaryPath, 1]);
      expect(err).toContain("error: The glossary's path ");
      expect(err).toContain("so GLOSSARY.md is used");
      expect(out).toContain("vault/GLOSSARY.md written: 1 added");
      expect(await folderSnapshot(folder.path, [GLOSSARY])).toEqual(before);
    }
  },
);

test("check and list say a bad path, too, and end with 1", async () => {
  await folder.write(SETTINGS, JSON.stringify({ glossaryPath: ".git/hooks/pre-commit" }));
  const sentence =
    'data.json:1:1: error: The glossary\'s path ".git/hooks/pre-commit" has a part that begins with a dot';
  const checked = await call(folder.path, ["check", "vault"]);
  expect([checked.code, checked.out.includes(sentence)]).toEqual([1, true]);
  const listed = await call(folder.path, ["list", "vault"]);
  expect([listed.code, listed.err.includes(sentence)]).toEqual([1, true]);
});

describe("a glossary that is a link to anything but a note of the vault is left alone, and that is said", () => {
  const targets = [
    "../.ssh/authorized_keys",
    "../.ssh/new_keys",
    "../outside/kept.md",
    "../outside/new.md",
    "../vault-2/kept.md",
    "../missing/new.md",
    ".git/hooks/pre-commit",
    ".git/hooks/new.md",
    ".obsidian/app.json",
    ".obsidian/plugins/other/main.js",
    ".hidden.md",
    "a/b/plain.txt",
    "a/b",
    ".",
    "..",
    "GLOSSARY.md",
    "hop",
    "/dev/null",
    "/dev/zero",
    "/etc/hostname",
    "nowhere.md",
  ];
  test.each(targets)("a link to %s", async (target) => {
    await link("../outside/kept.md", "vault/hop");
    await link(target, GLOSSARY);
    const before = await folderSnapshot(folder.path);
    for (const flags of [[], ["--yes"], ["--repair"], ["--check"], ["--json"]]) {
      const { code, err } = await glossary(...flags);
      expect(code).toBe(1);
      expect(err).toMatch(/^vault\/GLOSSARY\.md (?:is a (?:symbolic )?link |cannot be read: )/m);
    }
    expect(await folderSnapshot(folder.path)).toEqual(before);
  });

  const folders = ["../outside", "../.ssh", "..", "../..", ".obsidian", ".git/hooks", ".git", "/tmp", "hop"];
  test.each(folders.flatMap((target) => ["GLOSSARY.md", "kept.md"].map((name) => [target, name] as const)))(
    "in a folder that is a link to %s, by the name %s",
    async (target, name) => {
      await link("../outside", "vault/hop");
      await link(target, "vault/Words");
      await folder.write(SETTINGS, JSON.stringify({ glossaryPath: `Words/${name}` }));
      const before = await folderSnapshot(folder.path);
      const { code, err } = await glossary("--yes");
      expect(code).toBe(1);
      expect(err).toMatch(/is a link .*, so nothing is written there\.$/m);
      expect(await folderSnapshot(folder.path)).toEqual(before);
    },
  );

  test("a pipe", async () => {
    execFileSync(MAKE_PIPE, [join(folder.path, GLOSSARY)]);
    const { code, err } = await glossary();
    expect([code, err]).toEqual([1, expect.stringContaining("it is not a file")]);
  });

  test("a link that is put there between reading and writing", async () => {
    const note = await readGlossary(join(folder.path, "vault"), "a/GLOSSARY.md", folder.path);
    await rm(join(folder.path, "vault/a"), { recursive: true });
    await link("../outside", "vault/a");
    const before = await folderSnapshot(folder.path);
    await expect(writeGlossary(note, "text")).rejects.toThrow("leads out of the vault");
    expect(await folderSnapshot(folder.path)).toEqual(before);
  });
});

test("a link to another note of the vault is followed", async () => {
  await folder.write("vault/a/Words.md", "# Words\n");
  await link("a/Words.md", GLOSSARY);
  expect((await glossary()).code).toBe(0);
  expect(await readFile(join(folder.path, "vault/a/Words.md"), "utf8")).toContain("### leak");
});

test("a vault that is reached through a link, below a hidden folder, is a vault", async () => {
  await mkdir(join(folder.path, ".local"));
  await link("../vault", ".local/vault");
  const { code } = await call(folder.path, ["glossary", ".local/vault"]);
  expect([code, await readFile(join(folder.path, GLOSSARY), "utf8")]).toEqual([
    0,
    expect.stringContaining("### leak"),
  ]);
});

describe("lessons outside the vault are not read, and each link to one is said", () => {
  beforeEach(() => folder.write("outside/02 Secret.md", LESSON.replace("leak", "secret")));
  test.each([
    ["a link to a note", "../../outside/02 Secret.md", "vault/lessons/02 Secret.md", "note"],
    ["a link to a folder", "../../outside", "vault/lessons/more", "folder"],
    ["a link to the folder of the vault", "../..", "vault/lessons/up", "folder"],
  ])("%s", async (_, target, from, what) => {
    await link(target, from);
    const { code, err } = await glossary();
    expect(code).toBe(1);
    expect(err).toContain(`${from}:1:1: error: This is a link to a ${what} outside the vault`);
    expect(await readFile(join(folder.path, GLOSSARY), "utf8")).not.toContain("secret");
    const checked = await call(folder.path, ["check", "vault"]);
    expect([checked.code, checked.out.includes("(note/outside-vault)")]).toEqual([1, true]);
    const listed = await call(folder.path, ["list", from]);
    expect([listed.code, listed.out.includes("secret")]).toEqual([1, false]);
  });
});
