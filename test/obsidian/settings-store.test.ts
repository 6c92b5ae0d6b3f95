import type { Plugin } from "obsidian";
import { expect, test } from "vitest";
import { SettingsStore } from "../../src/obsidian/settings/settings-store";

function storeOver(data: unknown, configDir = ".obsidian") {
  const disk = { data };
  const plugin = {
    app: { vault: { configDir } },
    loadData: () => Promise.resolve(disk.data),
    saveData: (written: unknown) => Promise.resolve((disk.data = written)).then(() => undefined),
  };
  return { disk, store: new SettingsStore(plugin as unknown as Plugin) };
}

test("a stored path that may not be written is a problem until it is changed", async () => {
  const { disk, store } = storeOver({ glossaryPath: ".git/hooks/pre-commit" });
  await store.load();
  expect(store.current.glossaryPath).toBe("GLOSSARY.md");
  expect(store.problem).toContain('".git/hooks/pre-commit"');
  await store.change({ glossaryPath: "Words.md" });
  expect([store.current.glossaryPath, store.problem]).toEqual(["Words.md", null]);
  expect(disk.data).toMatchObject({ glossaryPath: "Words.md" });
});

test("a path that may not be written is never stored", async () => {
  const { disk, store } = storeOver(null, "config");
  await store.load();
  for (const glossaryPath of ["../evil.md", "config/app.md", ".trash/evil.md", "main.js"]) {
    await store.change({ glossaryPath });
    expect(disk.data).toMatchObject({ glossaryPath: "GLOSSARY.md" });
  }
});
