import { afterEach, describe, expect, test } from "vitest";
import type { App } from "obsidian";
import { MetadataCache } from "../../../../pkg/preview/host/metadata/metadata-cache";
import { renameWithLinks } from "../../../../pkg/preview/host/vault/linked-rename";
import { rewriteLinks } from "../../../../pkg/preview/host/vault/rewrite-links";
import { addressText, relativePath } from "../../../../pkg/preview/host/vault/link-texts";
import { Vault } from "../../../../pkg/preview/host/vault/vault";
import { setVaultSettings } from "../../../../pkg/preview/host/vault/vault-settings";
import { FakeServer } from "../support/fake-server";

async function moved(files: Record<string, string>, from: string, to: string): Promise<FakeServer> {
  const server = new FakeServer(files);
  const vault = Vault.open(server.connect(), "Test", false);
  const metadataCache = new MetadataCache(vault, false);
  vault.load(server.listing().entries);
  await metadataCache.indexAll(true);
  const item = vault.getAbstractFileByPath(from);
  if (item === null) throw new Error(`There is no ${from}.`);
  await renameWithLinks({ vault, metadataCache } as unknown as App, item, to);
  return server;
}

afterEach(() => setVaultSettings({}));

describe("renaming a note leads the links in other notes to its new name", () => {
  test.each([
    ["[[Old]]", "[[New]]"],
    ["[[Old|shown]] and ![[Old#Part]]", "[[New|shown]] and ![[New#Part]]"],
    ["[[Old#^block|shown]]", "[[New#^block|shown]]"],
    ["| [[Old\\|shown]] |\n|---|", "| [[New\\|shown]] |\n|---|"],
    ["[text](Old.md)", "[text](New.md)"],
    ['[text](Old.md#Part "title")', '[text](New.md#Part "title")'],
    ["[text](<Old.md#A part>)", "[text](<New.md#A part>)"],
    ['---\nup: "[[Old#Part|up]]"\n---\n', '---\nup: "[[New#Part|up]]"\n---\n'],
    ["`[[Old]]` and\n\n```\n[[Old]]\n```\n\n[[Old]]", "`[[Old]]` and\n\n```\n[[Old]]\n```\n\n[[New]]"],
    ["[[Older]] [[#Old]] [Old](https://old.example)", "[[Older]] [[#Old]] [Old](https://old.example)"],
    ["\ufeff[[Old]]\r\n[[Old]]", "\ufeff[[New]]\r\n[[New]]"],
  ])("%j becomes %j", async (before, after) => {
    const server = await moved({ "Old.md": "", "Note.md": before }, "Old.md", "New.md");
    expect(server.text("Note.md")).toBe(after);
  });

  test("a Markdown link's address is escaped where the name needs it", async () => {
    const server = await moved({ "Old.md": "", "Note.md": "[x](Old.md)" }, "Old.md", "A (b) #c.md");
    expect(server.text("Note.md")).toBe("[x](A%20%28b%29%20%23c.md)");
  });

  test("its links to itself follow too", async () => {
    const server = await moved({ "Old.md": "[[Old#Part]]" }, "Old.md", "New.md");
    expect(server.text("New.md")).toBe("[[New#Part]]");
  });
});

describe("moving to another folder", () => {
  test("leaves links by name as they are, and writes nothing", async () => {
    const server = await moved({ "Old.md": "", "x/b.md": "", "Note.md": "[[Old]]" }, "Old.md", "x/Old.md");
    expect(server.text("Note.md")).toBe("[[Old]]");
    expect(server.requests.filter((request) => request.startsWith("PUT"))).toEqual([]);
  });

  test("names the folder where the name alone means another file now", async () => {
    const files = { "Old.md": "", "x/b.md": "", "x/Note.md": "[[Old]]", "x/y/Twin.md": "" };
    const server = await moved(files, "Old.md", "x/y/b.md");
    expect(server.text("x/Note.md")).toBe("[[x/y/b]]");
  });

  test("keeps the moved note's own relative links leading where they led", async () => {
    setVaultSettings({ newLinkFormat: "relative" });
    const files = { "x/Old.md": "[a](./a.md) [[../b]]", "x/a.md": "", "b.md": "", "y/c.md": "" };
    const server = await moved(files, "x/Old.md", "y/Old.md");
    expect(server.text("y/Old.md")).toBe("[a](../x/a.md) [[../b]]");
  });

  test.each([
    ["relative", "[[../y/New]]"],
    ["absolute", "[[y/New]]"],
    ["shortest", "[[New]]"],
  ])("writes changed links as the vault wants them: %s", async (newLinkFormat, link) => {
    setVaultSettings({ newLinkFormat });
    const files = { "Old.md": "", "x/Note.md": "[[Old]]", "y/c.md": "" };
    const server = await moved(files, "Old.md", "y/New.md");
    expect(server.text("x/Note.md")).toBe(link);
  });
});

test("a path is relative to the folder it is seen from", () => {
  expect(relativePath("a/b.md", "/")).toBe("a/b.md");
  expect(relativePath("a/b.md", "a")).toBe("b.md");
  expect(relativePath("a/b.md", "a/c")).toBe("../b.md");
  expect(relativePath("a/b.md", "c/d")).toBe("../../a/b.md");
});

test("an address of plain letters stays as it is", () => {
  expect(addressText("a/b.md")).toBe("a/b.md");
});

test("a text whose links all stay is the same text", () => {
  const text = "---\na: [[x]]\n---\n[[y]] ![z](z.png) %% [[c]] %%";
  expect(rewriteLinks(text, () => null)).toBe(text);
});
