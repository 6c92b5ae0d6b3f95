import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { VaultListing } from "../../../pkg/preview/protocol";
import { listen, type Listening } from "./support/listen";
import { startSession, type Session } from "./support/session";

const DATA = ".obsidian/plugins/go-for-reviewers/data.json";

let session: Session;
let told: Listening;
let copy: string;
beforeEach(async () => {
  session = await startSession({ "note.md": "one", "folder/deep/other.md": "two", [DATA]: "{}" });
  copy = `${session.vault} copy`;
  await cp(session.vault, copy, { recursive: true });
  await session.preview.watching;
  told = await listen(session);
});
afterEach(async () => {
  told.stop();
  await session.end();
});

const inVault = (path: string): string => join(session.vault, path);
const listing = async (): Promise<VaultListing> =>
  JSON.parse((await session.ask("/api/vault")).body) as VaultListing;
const deletions = (): readonly string[] => told.lines.filter((line) => line.startsWith("deleted"));

/** Deletes the vault's folder in one step: what goes before its folder does was deleted, as far as anybody can tell. */
async function deleteVault(): Promise<void> {
  await rename(session.vault, `${session.vault} deleted`);
  await rm(`${session.vault} deleted`, { recursive: true });
}

/** Each write is told, so the watcher lives. */
async function expectWatched(): Promise<void> {
  for (const path of ["note.md", "folder/deep/other.md", "folder/deep/new.md", "added.md"]) {
    const before = told.lines.length;
    await writeFile(inVault(path), "written by another program");
    await told.until((lines) => lines.slice(before).some((line) => line.endsWith(` ${path}`)));
  }
}

/** How the vault's folder goes, and how it comes back. */
const WAYS: readonly (readonly [string, () => Promise<unknown>, () => Promise<unknown>])[] = [
  ["deleted and restored", () => deleteVault(), () => cp(copy, session.vault, { recursive: true })],
  [
    "moved away and back",
    () => rename(session.vault, `${session.vault} away`),
    () => rename(`${session.vault} away`, session.vault),
  ],
];

test.each(WAYS)("while the vault's folder is %s, nothing is told as deleted", async (_name, go, comeBack) => {
  const before = await listing();
  await go();
  await told.until((lines) => lines.includes("away"));
  const away = await listing();
  expect(away.entries).toEqual(before.entries);
  expect(away.unread).toEqual([""]);
  await comeBack();
  await told.until((lines) => lines.includes("back"));
  expect(deletions()).toEqual([]);
  expect((await listing()).unread).toEqual([]);
  expect((await session.ask("/api/file?path=note.md")).body).toBe("one");
  await expectWatched();
});

test("a page that connects while the vault's folder is away is told so", async () => {
  await deleteVault();
  await told.until((lines) => lines.includes("away"));
  const late = await listen(session);
  await late.until((lines) => lines.includes("away"));
  late.stop();
});

test("while the vault's folder is away, requests are refused and none makes it anew", async () => {
  await deleteVault();
  const put = { method: "PUT", body: "{}", headers: { "If-None-Match": "*" } };
  const answers = [
    await session.ask("/api/file?path=note.md"),
    await session.ask("/api/file?path=note.md&optional=1"),
    await session.ask("/api/file?path=note.md", { method: "DELETE" }),
    await session.ask("/api/file?path=new.md", put),
    await session.ask(`/api/file?path=${DATA}`, put),
  ];
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
  expect(answers[0]?.body).toContain("The vault's folder is gone");
  expect(await readdir(session.outside.path)).not.toContain("vault");
  await told.until((lines) => lines.includes("away"));
  expect(deletions()).toEqual([]);
});

test("what is really missing once the vault's folder is back is told as deleted, and its data as changed", async () => {
  await deleteVault();
  await told.until((lines) => lines.includes("away"));
  await rm(join(copy, "folder"), { recursive: true });
  await cp(copy, session.vault, { recursive: true });
  await told.until((lines) => lines.includes("back"));
  expect([...deletions()].sort()).toEqual([
    "deleted folder",
    "deleted folder/deep",
    "deleted folder/deep/other.md",
  ]);
  expect(told.lines).toContain(`modified ${DATA}`);
});

test("an empty folder in the vault's place, as of a disk that is not mounted, does not count as the vault", async () => {
  await rename(session.vault, `${session.vault} away`);
  await mkdir(session.vault);
  await told.until((lines) => lines.includes("away"));
  expect((await listing()).entries.map(({ path }) => path)).toContain("folder/deep/other.md");
  await deleteVault();
  await rename(`${session.vault} away`, session.vault);
  await told.until((lines) => lines.includes("back"));
  expect(deletions()).toEqual([]);
});

test("another folder put in the vault's place at once is compared with the former, and watched", async () => {
  await writeFile(join(copy, "note.md"), "another");
  await rename(session.vault, `${session.vault} away`);
  await rename(copy, session.vault);
  await told.until((lines) => lines.includes("back"));
  expect(told.lines).toContain("modified note.md");
  expect(deletions()).toEqual([]);
  await expectWatched();
});

test("the notes of a folder in the vault that is deleted and restored come back by themselves", async () => {
  await rm(inVault("folder"), { recursive: true });
  await told.until((lines) => lines.includes("deleted folder"));
  await cp(join(copy, "folder"), inVault("folder"), { recursive: true });
  await told.until((lines) => lines.includes("created folder/deep/other.md"));
  await expectWatched();
});
