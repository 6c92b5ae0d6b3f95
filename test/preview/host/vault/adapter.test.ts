import { beforeEach, expect, test } from "vitest";
import { Vault } from "../../../../pkg/preview/host/vault/vault";
import { FakeServer } from "../support/fake-server";

let server: FakeServer;
let vault: Vault;
beforeEach(() => {
  server = new FakeServer({ "note.md": "1", "part/one.md": "2", "part/more/two.md": "3" });
  vault = Vault.open(server.connect(), "Test", false);
  vault.load(server.listing().entries);
});

test("a folder is listed as it is on disk, with what the vault has not heard of and links that stand for no note", async () => {
  server.put("part/new.md", "4");
  server.links.add("part/dangling.md");
  expect(await vault.adapter.list("part")).toEqual({
    files: ["part/one.md", "part/new.md", "part/dangling.md"],
    folders: ["part/more"],
  });
  expect((await vault.adapter.list("/")).files).toEqual(["note.md"]);
});

test.each([
  ["a folder that could not be read", "part", "part"],
  ["a folder below it", "part", "part/more"],
  ["the folder of something that could not be looked at", "part/unknown", "part"],
  ["every folder while the vault's own is away", "", "part/more"],
])("%s is not listed as empty: listing it rejects", async (_name, unread, folder) => {
  server.unread.add(unread);
  await expect(vault.adapter.list(folder)).rejects.toThrow();
});

test("what could not be read is no reason not to list its neighbours", async () => {
  server.unread.add("part/more");
  expect((await vault.adapter.list("part")).folders).toEqual(["part/more"]);
  expect((await vault.adapter.list("/")).files).toEqual(["note.md"]);
});
