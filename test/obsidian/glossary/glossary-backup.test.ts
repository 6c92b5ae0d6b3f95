import type { DataAdapter } from "obsidian";
import { expect, test } from "vitest";
import { GlossaryBackup } from "../../../src/obsidian/glossary/glossary-writer";

/** The plugin's folder, and a calendar that goes only when it is told to. */
class Disk {
  readonly files = new Map<string, { readonly text: string; readonly mtime: number }>();
  day = 1;

  /** The plugin, started anew. */
  open(): GlossaryBackup {
    const adapter = {
      stat: (path: string) => Promise.resolve(this.files.get(path) ?? null),
      write: (path: string, text: string) =>
        Promise.resolve(void this.files.set(path, { text, mtime: this.#now().getTime() })),
    };
    return new GlossaryBackup(adapter as unknown as DataAdapter, "plugin", () => this.#now());
  }

  #now(): Date {
    return new Date(2026, 1, this.day, 12);
  }

  get texts(): readonly string[] {
    return [...this.files].map(([path, { text }]) => `${path} ${text}`);
  }
}

test("keeps the text as it was before the day's first write, also after a restart", async () => {
  const disk = new Disk();
  const backup = disk.open();
  await backup.keep("Morning.");
  await backup.keep("Noon.");
  await disk.open().keep("Evening.");
  expect(disk.texts).toEqual(["plugin/glossary-0.md Morning."]);
});

test("keeps a week", async () => {
  const disk = new Disk();
  const backup = disk.open();
  for (disk.day = 1; disk.day <= 9; disk.day++) await backup.keep(`Day ${disk.day}.`);
  expect(disk.texts).toEqual([8, 9, 3, 4, 5, 6, 7].map((day, at) => `plugin/glossary-${at}.md Day ${day}.`));
});

test("keeps nothing of an empty note", async () => {
  const disk = new Disk();
  await disk.open().keep("");
  expect(disk.texts).toEqual([]);
});
