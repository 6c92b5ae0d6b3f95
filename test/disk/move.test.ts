import { lstat, mkdir, readFile, readdir, readlink, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { moveToFreeName } from "../../pkg/disk/move";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const at = (path: string): string => join(folder.path, path);

test("of many files moved to one name at once, one gets it and the others stay", async () => {
  const names = Array.from({ length: 20 }, (_, index) => `${index}.md`);
  for (const name of names) await folder.write(name, name);
  const results = await Promise.allSettled(names.map((name) => moveToFreeName(at(name), at("note.md"))));
  const moved = names.filter((_, index) => results[index]?.status === "fulfilled");
  expect(moved).toEqual([await readFile(at("note.md"), "utf8")]);
  expect((await readdir(folder.path)).sort()).toEqual(
    [...names.filter((name) => !moved.includes(name)), "note.md"].sort(),
  );
});

test("a link moves as a link", async () => {
  await symlink("nowhere.md", at("link.md"));
  await moveToFreeName(at("link.md"), at("moved.md"));
  expect(await readlink(at("moved.md"))).toBe("nowhere.md");
  expect(await readdir(folder.path)).toEqual(["moved.md"]);
});

test.each(["file", "folder", "link"])("neither a file nor a folder takes the name of a %s", async (kind) => {
  if (kind === "file") await folder.write("taken", "text");
  if (kind === "folder") await folder.write("taken/note.md", "text");
  if (kind === "link") await symlink("nowhere", at("taken"));
  const before = (await lstat(at("taken"))).ino;
  await folder.write("note.md", "mine");
  await mkdir(at("folder"));
  for (const name of ["note.md", "folder"]) {
    await expect(moveToFreeName(at(name), at("taken"))).rejects.toMatchObject({ code: "EEXIST" });
  }
  expect((await lstat(at("taken"))).ino).toBe(before);
  expect((await readdir(folder.path)).sort()).toEqual(["folder", "note.md", "taken"]);
});
