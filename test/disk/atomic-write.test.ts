import { chmod, link, lstat, mkdir, readFile, readdir, stat, symlink } from "node:fs/promises";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFile, isTemporaryName, replaceFile } from "../../pkg/disk/atomic-write";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("replacing a file", () => {
  test("puts the new bytes in its place and leaves nothing beside it", async () => {
    const path = await folder.write("note.md", "old");
    await replaceFile(path, bytes("new"));
    expect(await readFile(path, "utf8")).toBe("new");
    expect(await readdir(folder.path)).toEqual(["note.md"]);
  });

  test.each([0o600, 0o640, 0o755])("keeps the mode %o", async (mode) => {
    const path = await folder.write("note.md", "old");
    await chmod(path, mode);
    await replaceFile(path, bytes("new"));
    expect((await stat(path)).mode & 0o7777).toBe(mode);
  });

  test("never lets anybody read the new bytes who could not read the old ones", async () => {
    const path = await folder.write("note.md", "old");
    await chmod(path, 0o600);
    const modes = new Set<number>();
    const look = (): void => {
      for (const name of readdirSync(folder.path).filter(isTemporaryName)) {
        modes.add((statSync(join(folder.path, name), { throwIfNoEntry: false })?.mode ?? 0o600) & 0o777);
      }
    };
    const watch = setInterval(look, 0);
    await replaceFile(path, new Uint8Array(30_000_000));
    clearInterval(watch);
    expect([...modes]).toEqual([0o600]);
  });

  test("a reader who opened the old file keeps the old bytes whole", async () => {
    const path = await folder.write("note.md", "old");
    await link(path, join(folder.path, "the same file.md"));
    await replaceFile(path, bytes("new"));
    expect(await readFile(join(folder.path, "the same file.md"), "utf8")).toBe("old");
  });

  test("changes nothing when the last check throws", async () => {
    const path = await folder.write("note.md", "old");
    const refuse = (): Promise<void> => Promise.reject(new Error("stale"));
    await expect(replaceFile(path, bytes("new"), { confirm: refuse })).rejects.toThrow("stale");
    expect(await readFile(path, "utf8")).toBe("old");
    expect(await readdir(folder.path)).toEqual(["note.md"]);
  });

  test("does not create what is not there", async () => {
    await expect(replaceFile(join(folder.path, "none.md"), bytes("new"))).rejects.toMatchObject({
      code: "ENOENT",
    });
    expect(await readdir(folder.path)).toEqual([]);
  });
});

describe("creating a file", () => {
  test("writes it whole", async () => {
    const path = join(folder.path, "note.md");
    await createFile(path, bytes("text"));
    expect(await readFile(path, "utf8")).toBe("text");
    expect(await readdir(folder.path)).toEqual(["note.md"]);
    expect((await lstat(path)).nlink).toBe(1);
  });

  test.each(["a file", "a folder", "a dangling link"])("leaves %s that has the name alone", async (kind) => {
    const path = join(folder.path, "note.md");
    if (kind === "a file") await folder.write("note.md", "mine");
    if (kind === "a folder") await mkdir(path);
    if (kind === "a dangling link") await symlink("nowhere", path);
    const before = (await lstat(path)).ino;
    await expect(createFile(path, bytes("new"))).rejects.toMatchObject({ code: "EEXIST" });
    expect((await lstat(path)).ino).toBe(before);
    expect(await readdir(folder.path)).toEqual(["note.md"]);
  });

  test("of many at once under one name, exactly one wins", async () => {
    const path = join(folder.path, "note.md");
    const tries = Array.from({ length: 20 }, (_, index) => createFile(path, bytes(String(index))));
    const results = await Promise.allSettled(tries);
    const winners = results.flatMap((result, index) =>
      result.status === "fulfilled" ? [String(index)] : [],
    );
    expect(winners).toHaveLength(1);
    expect(await readFile(path, "utf8")).toBe(winners[0]);
  });
});

test.each([
  [".gfr-0123456789abcdef.tmp", true],
  [".gfr-0123456789abcdef.tmp2", false],
  ["gfr-0123456789abcdef.tmp", false],
  [".gfr-notes.tmp", false],
])("%s as a name of our own temporary files: %s", (name, own) => {
  expect(isTemporaryName(name)).toBe(own);
});
