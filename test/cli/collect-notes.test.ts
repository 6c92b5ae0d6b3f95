import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { collectNotes } from "../../pkg/cli/collect-notes";
import { UsageError } from "../../pkg/cli/command";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
  for (const path of [
    "vault/.obsidian/app.json",
    "vault/.obsidian/notes.md",
    "vault/.trash/gone.md",
    "vault/b.md",
    "vault/a/deep/c.MD",
    "vault/image.png",
    "vault/b (Conflicted copy laptop 202601021530).md",
    "vault/b.sync-conflict-20260102-153000-ABCDEFG.md",
    "vault/b (Anna's conflicted copy 2026-01-02).md",
    "vault/On conflicts (a lesson).md",
  ]) {
    await folder.write(path, "");
  }
});
afterEach(() => folder.remove());

const shown = async (given: string): Promise<readonly string[]> =>
  (await collectNotes(given, folder.path)).notes.map((note) => note.shown);

test("a folder stands for the notes below it, sorted, without hidden ones and conflict copies", async () => {
  expect(await shown("vault")).toEqual([
    "vault/On conflicts (a lesson).md",
    "vault/a/deep/c.MD",
    "vault/b.md",
  ]);
});

test("a note named by itself is taken whatever it is called", async () => {
  expect(await shown("vault/b.md")).toEqual(["vault/b.md"]);
  expect(await shown("vault/.trash/gone.md")).toEqual(["vault/.trash/gone.md"]);
});

test("paths in the vault start at its own folder, wherever below it the call points", async () => {
  for (const given of ["vault/a", "vault/a/deep", "vault/a/deep/c.MD"]) {
    const { root, notes, whole } = await collectNotes(given, folder.path);
    expect([root, whole, notes.map(({ path }) => path)]).toEqual([
      join(folder.path, "vault"),
      false,
      ["a/deep/c.MD"],
    ]);
  }
  expect((await collectNotes("vault", folder.path)).whole).toBe(true);
});

test("without a vault round it, the folder that was named counts as one", async () => {
  await folder.write("plain/x/y.md", "");
  const { root, notes } = await collectNotes("plain", folder.path);
  expect([root, notes.map(({ path }) => path)]).toEqual([join(folder.path, "plain"), ["x/y.md"]]);
});

describe("symbolic links", () => {
  test("folders that contain each other end, each note once", async () => {
    await symlink("..", join(folder.path, "vault/a/up"));
    await symlink(".", join(folder.path, "vault/self"));
    await symlink("a", join(folder.path, "vault/again"));
    const notes = await shown("vault");
    expect(notes.filter((path) => path.endsWith("c.MD"))).toHaveLength(1);
    expect(notes).toHaveLength(3);
  });

  test("a note that leads nowhere is a diagnostic, anything else that does is nothing", async () => {
    await symlink("nowhere.md", join(folder.path, "vault/dangling.md"));
    await symlink("nowhere.png", join(folder.path, "vault/dangling.png"));
    const { problems } = await collectNotes("vault", folder.path);
    expect(problems.map(({ shown: path, diagnostic }) => [path, diagnostic.code])).toEqual([
      ["vault/dangling.md", "note/unreadable"],
    ]);
  });
});

test.each([
  ["nowhere", "nowhere cannot be read: it is not there, or is a link to something that is not."],
  ["vault/image.png", "vault/image.png is not a note; notes end in .md."],
])("%s is a wrong call", async (given, message) => {
  await expect(collectNotes(given, folder.path)).rejects.toEqual(new UsageError(message));
});
