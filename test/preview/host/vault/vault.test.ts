import { beforeEach, describe, expect, test } from "vitest";
import { TFile, TFolder } from "../../../../pkg/preview/host/vault/files";
import { Vault } from "../../../../pkg/preview/host/vault/vault";
import { FakeServer } from "../support/fake-server";

let server: FakeServer;
let vault: Vault;
let told: string[];

function open(files: Record<string, string>, foldCase = false): void {
  server = new FakeServer(files);
  vault = Vault.open(server.connect(), "Test", foldCase);
  told = [];
  for (const name of ["create", "modify", "delete"]) {
    vault.on(name, (item: { path: string }) => told.push(`${name} ${item.path}`));
  }
  vault.on("rename", (item: { path: string }, former: string) =>
    told.push(`rename ${former} to ${item.path}`),
  );
  vault.load(server.listing().entries);
}

function file(path: string): TFile {
  const found = vault.getFileByPath(path);
  if (found === null) throw new Error(`There is no ${path}.`);
  return found;
}

beforeEach(() => {
  open({ "a.md": "one", "folder/b.md": "two" });
});

describe("the vault's files", () => {
  test("every file and folder is told as created while the vault is loaded", () => {
    expect(told).toEqual(["create folder", "create a.md", "create folder/b.md"]);
  });

  test("files know their folder, name and extension, and folders their children", () => {
    const b = file("folder/b.md");
    expect(b).toMatchObject({ name: "b.md", basename: "b", extension: "md" });
    expect(b.parent).toBeInstanceOf(TFolder);
    expect(b.parent?.children).toEqual([b]);
    expect(vault.getRoot().isRoot()).toBe(true);
    expect(vault.getMarkdownFiles()).toHaveLength(2);
  });

  test("a write is on disk before its event is told, and the stat is the disk's", async () => {
    let onDisk: string | undefined;
    vault.on("modify", () => void (onDisk = server.text("a.md")));
    await vault.modify(file("a.md"), "changed");
    expect(onDisk).toBe("changed");
    expect(file("a.md").stat).toMatchObject({ size: 7, mtime: server.entry("a.md").mtime });
  });

  test("changes of one file run one after another, each on what the one before wrote", async () => {
    const add = (letter: string) => vault.process(file("a.md"), (text) => text + letter);
    await Promise.all(["x", "y", "z"].map(add));
    expect(server.text("a.md")).toBe("onexyz");
  });

  test("a change that somebody else made between reading and writing is not lost", async () => {
    let once = true;
    server.before = (method, path) => {
      if (method === "PUT" && path === "a.md" && once) {
        once = false;
        server.put("a.md", "theirs");
      }
    };
    expect(await vault.process(file("a.md"), (text) => `${text}+ours`)).toBe("theirs+ours");
    expect(server.text("a.md")).toBe("theirs+ours");
  });

  test("a failed change keeps no later one from running", async () => {
    const failing = vault.process(file("a.md"), () => {
      throw new Error("no");
    });
    const working = vault.append(file("a.md"), "!");
    await expect(failing).rejects.toThrow("no");
    await working;
    expect(server.text("a.md")).toBe("one!");
  });

  test("a byte-order mark and carriage returns come through reading and writing", async () => {
    server.put("a.md", "\ufeffa\r\nb");
    expect(await vault.read(file("a.md"))).toBe("\ufeffa\r\nb");
    await vault.process(file("a.md"), (text) => text);
    expect(server.text("a.md")).toBe("\ufeffa\r\nb");
  });
});

describe("creating", () => {
  test("a new file is told with the folders that had to be made known", async () => {
    told = [];
    const made = await vault.create("folder/c.md", "text");
    expect(made).toBeInstanceOf(TFile);
    expect(told).toEqual(["create folder/c.md"]);
    expect(await vault.cachedRead(made)).toBe("text");
  });

  test("it is refused when the file is known, and when it is only on disk", async () => {
    await expect(vault.create("a.md", "")).rejects.toThrow("File already exists.");
    server.put("unseen.md", "theirs");
    await expect(vault.create("unseen.md", "")).rejects.toThrow("File already exists.");
    expect(server.text("unseen.md")).toBe("theirs");
    await expect(vault.createFolder("folder")).rejects.toThrow("Folder already exists.");
  });

  test("it is refused when the folder is missing or hidden", async () => {
    await expect(vault.create("nowhere/x.md", "")).rejects.toThrow("ENOENT");
    await expect(vault.create(".obsidian/x.md", "")).rejects.toThrow("hidden");
  });

  test("on a case-insensitive disk another case of a name is the same file", async () => {
    open({ "Glossary.md": "" }, true);
    await expect(vault.create("GLOSSARY.md", "")).rejects.toThrow("File already exists.");
    open({ "Glossary.md": "" });
    await expect(vault.create("GLOSSARY.md", "")).resolves.toBeInstanceOf(TFile);
  });
});

describe("changes from the disk", () => {
  test("the echo of an own write is told once", async () => {
    await vault.modify(file("a.md"), "x");
    told = [];
    await vault.applyChange({ kind: "modified", entry: server.entry("a.md") });
    expect(told).toEqual([]);
  });

  test("an echo that arrives before the write's answer is told once too", async () => {
    told = [];
    let echo = Promise.resolve();
    server.before = (method) => {
      if (method !== "PUT") return;
      globalThis.setTimeout(() => {
        echo = vault.applyChange({ kind: "modified", entry: server.entry("a.md") });
      });
    };
    await vault.modify(file("a.md"), "x");
    await new Promise((resolve) => globalThis.setTimeout(resolve, 5));
    await echo;
    expect(told).toEqual(["modify a.md"]);
  });

  test("others' changes, new files and deletions are told", async () => {
    told = [];
    await vault.applyChange({ kind: "modified", entry: server.put("a.md", "theirs") });
    await vault.applyChange({ kind: "created", entry: server.put("new/c.md", "") });
    await vault.applyChange({ kind: "deleted", path: "folder" });
    expect(told).toEqual([
      "modify a.md",
      "create new",
      "create new/c.md",
      "delete folder/b.md",
      "delete folder",
    ]);
    expect(await vault.cachedRead(file("a.md"))).toBe("theirs");
  });

  test("hidden files are no part of the vault", async () => {
    told = [];
    await vault.applyChange({ kind: "created", entry: server.put(".obsidian/app.json", "{}") });
    expect(told).toEqual([]);
  });

  test("a new listing is taken over difference by difference", async () => {
    server.put("a.md", "theirs");
    server.files.delete("folder/b.md");
    server.put("c.md", "");
    told = [];
    await vault.reconcile(server.listing());
    expect(told).toEqual(["delete folder/b.md", "modify a.md", "create c.md"]);
  });

  test.each([
    ["a folder that could not be looked at", "unread", "folder"],
    ["a note that became a link", "links", "folder/b.md"],
    ["the vault's own folder, which is away", "unread", ""],
  ] as const)("[T4] a new listing says nothing of %s", async (_name, part, place) => {
    server.files.delete("folder/b.md");
    server[part].add(place);
    told = [];
    await vault.reconcile(server.listing());
    expect(told).toEqual([]);
  });
});

describe("renaming", () => {
  test("the file stays the same object under its new path, and its echo is told once", async () => {
    const a = file("a.md");
    told = [];
    await vault.rename(a, "folder/z.md");
    await vault.applyChange({ kind: "deleted", path: "a.md" });
    await vault.applyChange({ kind: "created", entry: server.entry("folder/z.md") });
    expect(told).toEqual(["rename a.md to folder/z.md"]);
    expect(vault.getFileByPath("folder/z.md")).toBe(a);
    expect(vault.getFileByPath("a.md")).toBeNull();
    expect(a.basename).toBe("z");
  });

  test("an existing target refuses it", async () => {
    await expect(vault.rename(file("a.md"), "folder/b.md")).rejects.toThrow("already exists");
    expect(file("a.md").path).toBe("a.md");
  });
});

test("a member the preview lacks throws with its name", () => {
  expect(() => Reflect.get(vault, "getConfig") as unknown).toThrow("The preview has no Vault.getConfig.");
});
