import { describe, expect, test } from "vitest";
import { MetadataCache } from "../../../../pkg/preview/host/metadata/metadata-cache";
import { Vault } from "../../../../pkg/preview/host/vault/vault";
import { FakeServer } from "../support/fake-server";

async function start(files: Record<string, string>, options: { atOnce?: boolean; quietly?: boolean } = {}) {
  const server = new FakeServer(files);
  const vault = Vault.open(server.connect(), "Test", false);
  const cache = new MetadataCache(vault, options.atOnce ?? false);
  const told: string[] = [];
  const note = (name: string) => (file?: { path: string }) =>
    told.push(file === undefined ? name : `${name} ${file.path}`);
  for (const name of ["changed", "deleted", "resolve", "resolved"]) cache.on(name, note(name));
  vault.on("modify", note("modify"));
  vault.load(server.listing().entries);
  await cache.indexAll(options.quietly ?? true);
  await new Promise((resolve) => globalThis.setTimeout(resolve));
  await cache.idle();
  const file = (path: string) => {
    const found = vault.getFileByPath(path);
    if (found === null) throw new Error(`There is no ${path}.`);
    return found;
  };
  return { server, vault, cache, told, file };
}

describe("events of the metadata cache", () => {
  test("a warm start changes nothing and resolves; a cold start tells every note", async () => {
    const warm = await start({ "a.md": "# A", "b.md": "[[a]]" });
    expect(warm.told).toEqual(["resolve a.md", "resolve b.md", "resolved"]);
    const cold = await start({ "a.md": "# A" }, { quietly: false });
    expect(cold.told).toEqual(["changed a.md", "resolve a.md", "resolved"]);
  });

  test("changed comes after modify, and resolved after changed", async () => {
    const { vault, cache, told, file } = await start({ "a.md": "# A" });
    told.length = 0;
    await vault.modify(file("a.md"), "# B");
    expect(told).toEqual(["modify a.md"]);
    expect(cache.getFileCache(file("a.md"))?.headings?.[0]?.heading).toBe("A");
    await cache.idle();
    await new Promise((resolve) => globalThis.setTimeout(resolve, 5));
    expect(told).toEqual(["modify a.md", "changed a.md", "resolve a.md", "resolved"]);
    expect(cache.getFileCache(file("a.md"))?.headings?.[0]?.heading).toBe("B");
  });

  test("switched to at once, the cache follows without a task between", async () => {
    const { vault, cache, told, file } = await start({ "a.md": "# A" }, { atOnce: true });
    told.length = 0;
    await vault.modify(file("a.md"), "# B");
    await cache.idle();
    expect(told).toEqual(["modify a.md", "changed a.md", "resolve a.md", "resolved"]);
  });

  test("a rename moves the cache and is not told as changed", async () => {
    const { vault, cache, told, file } = await start({ "a.md": "# A" });
    told.length = 0;
    await vault.rename(file("a.md"), "z.md");
    await cache.idle();
    await new Promise((resolve) => globalThis.setTimeout(resolve, 5));
    expect(told.filter((line) => line.startsWith("changed"))).toEqual([]);
    expect(cache.getCache("a.md")).toBeNull();
    expect(cache.getCache("z.md")?.headings?.[0]?.heading).toBe("A");
  });

  test("a deletion tells the former cache", async () => {
    const { vault, cache, file } = await start({ "a.md": "# A" });
    let former: unknown;
    cache.on("deleted", (_file: unknown, previous: unknown) => void (former = previous));
    await vault.delete(file("a.md"));
    expect(former).toMatchObject({ headings: [{ heading: "A" }] });
    expect(cache.getCache("a.md")).toBeNull();
  });
});

describe("links", () => {
  test("resolved and unresolved links are counted by what they mean", async () => {
    const { cache } = await start({
      "a.md": "[[b]] [[b#x|y]] [[nowhere]] [[#here]] ![[b]] [z](b.md)",
      "b.md": "",
    });
    expect(cache.resolvedLinks["a.md"]).toEqual({ "b.md": 4 });
    expect(cache.unresolvedLinks["a.md"]).toEqual({ nowhere: 1 });
  });

  test("a note that comes into being resolves the links to it, and its going unresolves them", async () => {
    const { vault, cache, file } = await start({ "a.md": "[[new]]" });
    expect(cache.unresolvedLinks["a.md"]).toEqual({ new: 1 });
    await vault.create("New.md", "");
    await cache.idle();
    await new Promise((resolve) => globalThis.setTimeout(resolve, 5));
    expect(cache.resolvedLinks["a.md"]).toEqual({ "New.md": 1 });
    await vault.delete(file("New.md"));
    await cache.idle();
    await new Promise((resolve) => globalThis.setTimeout(resolve, 5));
    expect(cache.unresolvedLinks["a.md"]).toEqual({ new: 1 });
  });

  test.each([
    ["b", "x/a.md", "b.md", "what is written as the whole path is meant"],
    ["c", "x/a.md", "x/c.md", "the same folder is nearest"],
    ["c", "z/a.md", "x/c.md", "then the first by path"],
    ["b", "a.md", "b.md", "the top is nearest to the top"],
    ["B", "a.md", "b.md", "case does not count"],
    ["y/b", "x/a.md", "y/b.md", "a path is looked for as an ending"],
    ["/b", "x/a.md", "b.md", "a leading slash means the vault's top"],
    ["./b", "x/a.md", "x/b.md", "a dot means the note's own folder"],
    ["../b", "x/a.md", "b.md", "two dots mean the folder above"],
    ["c.md", "x/a.md", "x/c.md", "the extension may be written"],
    ["pic.png", "a.md", "x/pic.png", "other files need theirs"],
    ["none", "a.md", null, "what is not there is null"],
  ])("[[%s]] in %s is %s: %s", async (link, source, expected, why) => {
    const { cache } = await start({
      "a.md": "",
      "b.md": "",
      "x/a.md": "",
      "x/b.md": "",
      "y/b.md": "",
      "x/c.md": "",
      "y/c.md": "",
      "x/pic.png": "",
    });
    expect(cache.getFirstLinkpathDest(link, source)?.path ?? null, why).toBe(expected);
  });

  test("a link text is the name when no other file has it, else the path", async () => {
    const { cache, file } = await start({ "x/only.md": "", "x/b.md": "", "y/b.md": "" });
    expect(cache.fileToLinktext(file("x/only.md"), "", true)).toBe("only");
    expect(cache.fileToLinktext(file("x/b.md"), "", true)).toBe("x/b");
    expect(cache.fileToLinktext(file("x/b.md"), "", false)).toBe("x/b.md");
  });
});
