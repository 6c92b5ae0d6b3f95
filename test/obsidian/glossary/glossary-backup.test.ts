import type { DataAdapter } from "obsidian";
import { expect, test } from "vitest";
import { GlossaryBackup } from "../../../src/obsidian/glossary/glossary-backup";

const FOLDER = ".obsidian/plugins/go-for-reviewers/glossary";

/** Files below the vault, as far as copies need them. */
function openDisk(files: Readonly<Record<string, string>> = {}): {
  readonly files: Map<string, string>;
  readonly adapter: DataAdapter;
} {
  const disk = new Map(Object.entries(files));
  const folders = new Set<string>();
  const adapter = {
    exists: (path: string) => Promise.resolve(disk.has(path) || folders.has(path)),
    mkdir: (path: string) => Promise.resolve(void folders.add(path)),
    write: (path: string, text: string) => Promise.resolve(void disk.set(path, text)),
    list: () => Promise.resolve({ files: [...disk.keys()], folders: [] }),
    remove: (path: string) => Promise.resolve(void disk.delete(path)),
  };
  return { files: disk, adapter: adapter as unknown as DataAdapter };
}

test("keeps the text as it was before the day's first write", async () => {
  const { files, adapter } = openDisk();
  const backup = new GlossaryBackup(adapter, FOLDER, () => "2026-01-31");
  await backup.keep("Morning.\n");
  await backup.keep("Noon.\n");
  // And so after a restart.
  await new GlossaryBackup(adapter, FOLDER, () => "2026-01-31").keep("Evening.\n");
  expect([...files]).toEqual([[`${FOLDER}/2026-01-31.md`, "Morning.\n"]]);
});

test("keeps five days, and touches no other file", async () => {
  const { files, adapter } = openDisk({ [`${FOLDER}/mine.md`]: "Mine." });
  let day = 1;
  const backup = new GlossaryBackup(adapter, FOLDER, () => `2026-02-0${day}`);
  for (; day <= 7; day++) await backup.keep(`Day ${day}.\n`);
  expect([...files.keys()]).toEqual([
    `${FOLDER}/mine.md`,
    ...[3, 4, 5, 6, 7].map((each) => `${FOLDER}/2026-02-0${each}.md`),
  ]);
});

test("keeps nothing of an empty note", async () => {
  const { files, adapter } = openDisk();
  await new GlossaryBackup(adapter, FOLDER).keep("");
  expect(files.size).toBe(0);
});
