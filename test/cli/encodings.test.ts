import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { NOT_UTF8 } from "../support/encodings";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";
import { call } from "./support/call";

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
  await folder.write("vault/.obsidian/app.json", "{}");
  await folder.write("vault/One.md", '---\nTerms introduced:\n  - "slice: a view"\n---\n');
});
afterEach(() => folder.remove());

test.each(NOT_UTF8)(
  "[G1] `glossary` destroys no byte of a glossary that is not UTF-8: $name",
  async ({ bytes }) => {
    const glossary = join(folder.path, "vault/GLOSSARY.md");
    await writeFile(glossary, bytes);
    for (const args of [[], ["--yes"], ["--repair", "--yes"]]) {
      const { code, err } = await call(folder.path, ["glossary", "vault", ...args]);
      expect([code, err]).toEqual([1, expect.stringContaining("vault/GLOSSARY.md is not UTF-8")]);
    }
    expect(new Uint8Array(await readFile(glossary))).toEqual(new Uint8Array(bytes));
  },
);

test.each(NOT_UTF8)("[T4] a lesson that is not UTF-8 is unknown, not empty: $name", async ({ bytes }) => {
  await call(folder.path, ["glossary", "vault"]);
  const glossary = join(folder.path, "vault/GLOSSARY.md");
  const before = await readFile(glossary, "utf8");
  expect(before).toContain("### slice");
  await writeFile(join(folder.path, "vault/One.md"), bytes);
  const { out, err } = await call(folder.path, ["glossary", "vault", "--yes"]);
  expect(out + err).toContain("note/not-utf8");
  expect(await readFile(glossary, "utf8")).toBe(before);
  expect(new Uint8Array(await readFile(join(folder.path, "vault/One.md")))).toEqual(new Uint8Array(bytes));
});
