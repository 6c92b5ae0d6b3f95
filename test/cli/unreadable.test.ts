import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import type * as promises from "node:fs/promises";
import { mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";
import { call } from "./support/call";

/** Folders that the system refuses to list. Tests may run as root, whom no mode keeps out. */
const locked = new Set<string>();
vi.mock("node:fs/promises", async (importOriginal) => {
  const real = await importOriginal<typeof promises>();
  const refusing = (path: unknown, ...more: unknown[]): unknown =>
    locked.has(String(path))
      ? Promise.reject(Object.assign(new Error(`EACCES: ${String(path)}`), { code: "EACCES" }))
      : (real.readdir as (...args: unknown[]) => unknown)(path, ...more);
  return { ...real, readdir: refusing };
});

/** The system's own program; no package brings it. */
const MAKE_PIPE = "mkfifo";

let folder: TemporaryFolder;
let before: string;
const lesson = (term: string): string => `---\nTerms introduced:\n  - ${term} — what it means  \n---\n`;
const at = (path: string): string => join(folder.path, path);
const glossary = (...flags: string[]) => call(folder.path, ["glossary", "vault", ...flags]);
const written = (): Promise<string> => readFile(at("vault/GLOSSARY.md"), "utf8");

beforeEach(async () => {
  folder = await temporaryFolder();
  await folder.write("vault/.obsidian/app.json", "{}");
  await folder.write("vault/part/01 Leaks.md", lesson("leak"));
  await folder.write("vault/part/deep/02 Locks [old].md", lesson("mutex"));
  for (const name of ["slice", "map", "channel", "select", "panic", "defer", "nil", "rune", "iota"]) {
    await folder.write(`vault/${name}.md`, lesson(name));
  }
  expect((await glossary()).code).toBe(0);
  before = await written();
});
afterEach(async () => {
  locked.clear();
  await folder.remove();
});

/** What may become of a lesson or its folder without its being deleted. */
const troubles: readonly (readonly [string, unknown: readonly string[], () => unknown])[] = [
  [
    "a folder that may not be listed",
    ["part/01 Leaks.md", "part/deep/02 Locks [old].md"],
    () => locked.add(at("vault/part")),
  ],
  [
    "a folder below that may not be listed",
    ["part/deep/02 Locks [old].md"],
    () => locked.add(at("vault/part/deep")),
  ],
  [
    "a folder become a link to nothing",
    ["part/01 Leaks.md", "part/deep/02 Locks [old].md"],
    async () => {
      await rename(at("vault/part"), at("elsewhere"));
      await symlink("../unplugged", at("vault/part"));
    },
  ],
  [
    "a folder become a link that leads to itself",
    ["part/01 Leaks.md", "part/deep/02 Locks [old].md"],
    async () => {
      await rm(at("vault/part"), { recursive: true });
      await symlink("part", at("vault/part"));
    },
  ],
  [
    "a folder become a link out of the vault",
    ["part/01 Leaks.md", "part/deep/02 Locks [old].md"],
    async () => {
      await rename(at("vault/part"), at("elsewhere"));
      await symlink("../elsewhere", at("vault/part"));
    },
  ],
  [
    "a lesson become a link to nothing",
    ["part/01 Leaks.md"],
    async () => {
      await rm(at("vault/part/01 Leaks.md"));
      await symlink("nowhere.md", at("vault/part/01 Leaks.md"));
    },
  ],
  [
    "a lesson become a link that leads to itself",
    ["part/01 Leaks.md"],
    async () => {
      await rm(at("vault/part/01 Leaks.md"));
      await symlink("01 Leaks.md", at("vault/part/01 Leaks.md"));
    },
  ],
  [
    "a lesson become a folder",
    ["part/01 Leaks.md"],
    async () => {
      await rm(at("vault/part/01 Leaks.md"));
      await mkdir(at("vault/part/01 Leaks.md"));
    },
  ],
  [
    "a lesson become a link to a folder",
    ["part/01 Leaks.md"],
    async () => {
      await rm(at("vault/part/01 Leaks.md"));
      await symlink("deep", at("vault/part/01 Leaks.md"));
    },
  ],
  [
    "a lesson become a link out of the vault",
    ["part/01 Leaks.md"],
    async () => {
      await rename(at("vault/part/01 Leaks.md"), at("Leaks.md"));
      await symlink("../../Leaks.md", at("vault/part/01 Leaks.md"));
    },
  ],
  [
    "a lesson become a pipe",
    ["part/01 Leaks.md"],
    async () => {
      await rm(at("vault/part/01 Leaks.md"));
      execFileSync(MAKE_PIPE, [at("vault/part/01 Leaks.md")]);
    },
  ],
  [
    "a lesson of other bytes than UTF-8",
    ["part/01 Leaks.md"],
    () => folder.write("vault/part/01 Leaks.md", Uint8Array.from([0xe9])),
  ],
];

describe("[T4] unknown is not empty: entries stay to the byte, it is said, and the exit code is 1", () => {
  test.each(troubles)("%s", async (_, unknown, happen) => {
    await happen();
    const { code, err } = await glossary("--yes");
    expect(code).toBe(1);
    expect(err).toMatch(/^vault\/part.*:1:1: error: .* \(note\/(?:unreadable|outside-vault|not-utf8)\)$/m);
    const notes = unknown.length === 1 ? "1 note are" : `${unknown.length} notes are`;
    expect(err).toContain(`The terms of ${notes} unknown; vault/GLOSSARY.md keeps what it has of them.`);
    expect(await written()).toBe(before);
    expect(JSON.parse((await glossary("--json")).out)).toMatchObject({ status: "unchanged", unknown });
  });

  test.each(troubles)("%s, while another lesson changes", async (_, _unknown, happen) => {
    await happen();
    await folder.write("vault/slice.md", lesson("array"));
    expect((await glossary("--yes")).code).toBe(1);
    const text = await written();
    const headings = ["array", "leak", "mutex", "slice"].filter((term) => text.includes(`### ${term}\n`));
    expect(headings).toEqual(["array", "leak", "mutex"]);
  });

  test("a lesson that is deleted is known to be gone", async () => {
    await rm(at("vault/part/01 Leaks.md"));
    const { code, err } = await glossary();
    expect([code, err]).toEqual([0, ""]);
    expect(await written()).not.toContain("### leak");
  });

  test("links to nothing and folders called like notes are no trouble where no lesson was", async () => {
    await symlink("nowhere", at("vault/images"));
    await mkdir(at("vault/New folder.md"));
    expect(await glossary()).toEqual({ code: 0, out: "vault/GLOSSARY.md is up to date.\n", err: "" });
  });
});

test("a glossary in another case is the glossary, and no second one is made", async () => {
  await rename(at("vault/GLOSSARY.md"), at("vault/Glossary.md"));
  await folder.write("vault/slice.md", lesson("array"));
  expect((await glossary("--yes")).out).toContain("vault/Glossary.md written");
  const names = (await readdir(at("vault"))).filter((name) => /^glossary/i.test(name));
  expect(names).toEqual(["Glossary.md"]);
  expect((await call(folder.path, ["check", "vault"])).out).not.toContain("Glossary.md");
});

describe("temporary files of killed runs", () => {
  const machine = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
  const nameFor = (id: number): string => `.gfr-${machine}${id.toString(16).padStart(8, "0")}0123abcd.tmp`;

  test("are removed by the next run, and those of runs under way are not", async () => {
    const { pid: ended } = spawnSync(process.execPath, ["--version"]);
    await folder.write(`vault/${nameFor(ended)}`, "half");
    await folder.write(`vault/${nameFor(process.pid)}`, "half");
    await glossary("--check");
    expect(await readdir(at("vault"))).toContain(nameFor(ended));
    await glossary();
    const left = (await readdir(at("vault"))).filter((name) => name.endsWith(".tmp"));
    expect(left).toEqual([nameFor(process.pid)]);
  });
});
