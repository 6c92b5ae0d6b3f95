// @vitest-environment happy-dom
import type { App } from "obsidian";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Events } from "../../../../pkg/preview/host/base/events";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { Vault } from "../../../../pkg/preview/host/vault/vault";
import { FileExplorerView } from "../../../../pkg/preview/host/workspace/file-explorer";
import { FakeServer } from "../support/fake-server";

beforeAll(() => installDomExtensions(window));

let kept: Record<string, unknown>;
let workspace: Events & { getActiveFile(): null };
let asked: string[];

beforeEach(() => {
  kept = {};
  asked = [];
  workspace = Object.assign(new Events(), { getActiveFile: () => null });
});

async function show(
  files: readonly string[],
): Promise<{ readonly vault: Vault; readonly view: FileExplorerView }> {
  const server = new FakeServer(Object.fromEntries(files.map((path) => [path, ""])));
  const vault = Vault.open(server.connect(), "Test", false);
  vault.load(server.listing().entries);
  const app = {
    vault,
    workspace,
    loadLocalStorage: (key: string) => kept[key] ?? null,
    saveLocalStorage: (key: string, value: unknown) => (kept[key] = value),
  } as unknown as App;
  const note = (what: string) => (item: { readonly path: string }) => asked.push(`${what} ${item.path}`);
  const view = new FileExplorerView({ app } as never, {
    open: note("open"),
    showMenu: note("menu"),
    rename: note("rename"),
    remove: note("remove"),
    makeNote: note("note in"),
    makeFolder: note("folder in"),
  });
  document.body.replaceChildren();
  await view.open(document.body);
  return { vault, view };
}

/** The tree as it is drawn: indented by level, what is marked with `*`, what Tab goes to with `>`. */
const tree = () =>
  [...document.querySelectorAll<HTMLElement>("[role=treeitem]")].map((el) => {
    const level = Number(el.getAttribute("aria-level"));
    const marks = (el.getAttribute("aria-current") ? "*" : "") + (el.tabIndex === 0 ? ">" : "");
    return " ".repeat(level - 1) + marks + el.textContent;
  });
const focused = () => (document.activeElement as HTMLElement).dataset.path;
const press = (key: string) =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );
const focus = (path: string) => document.querySelector<HTMLElement>(`[data-path="${path}"]`)?.focus();
const opened = (path: string) => workspace.trigger("file-open", { path });

const FILES = ["b/Note 10.md", "b/Note 2.md", "b/c/Deep.md", "a.md", "picture.png"];

describe("the tree of files", () => {
  test("has folders first and names in their natural order; outer folders are open the first time", async () => {
    await show(FILES);
    expect(tree()).toEqual([">b", " c", " Note 2", " Note 10", "a", "picture.pngpng"]);
  });

  test("marks the note that is open, unfolds what it lies in, and Tab goes to it", async () => {
    await show(FILES);
    opened("b/c/Deep.md");
    expect(tree().slice(0, 3)).toEqual(["b", " c", "  *>Deep"]);
    opened("a.md");
    expect(tree().filter((line) => /[*>]/.test(line))).toEqual(["*>a"]);
  });

  test("is walked with the arrows, Home and End", async () => {
    await show(FILES);
    focus("b");
    press("ArrowDown");
    expect(focused()).toBe("b/c");
    press("ArrowRight");
    press("ArrowRight");
    expect(focused()).toBe("b/c/Deep.md");
    press("ArrowLeft");
    press("ArrowLeft");
    expect(focused()).toBe("b/c");
    press("End");
    expect(focused()).toBe("picture.png");
    press("Home");
    press("ArrowLeft");
    expect(tree()).toEqual([">b", "a", "picture.pngpng"]);
  });

  test("opens, renames and removes by keys, and by the pointer", async () => {
    await show(FILES);
    focus("a.md");
    for (const key of ["Enter", " ", "F2", "Delete"]) press(key);
    expect(asked).toEqual(["open a.md", "open a.md", "rename a.md", "remove a.md"]);
    document.querySelector<HTMLElement>('[data-path="b/Note 2.md"] .tree-item-inner')?.click();
    document.querySelector('[data-path="b"]')?.dispatchEvent(new Event("contextmenu", { bubbles: true }));
    expect(asked.slice(4)).toEqual(["open b/Note 2.md", "menu b"]);
  });

  test("keeps which folders are open", async () => {
    await show(FILES);
    focus("b/c");
    press("Enter");
    focus("b");
    press("Enter");
    await show(FILES);
    expect(tree()).toEqual([">b", "a", "picture.pngpng"]);
    focus("b");
    press("Enter");
    expect(tree()).toContain("  Deep");
  });

  test("follows what comes and goes, and keeps the focus where it was", async () => {
    const { vault } = await show(FILES);
    focus("a.md");
    await vault.create("b/New.md", "");
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(tree()).toContain(" New");
    expect(focused()).toBe("a.md");
  });

  test("makes notes and folders beside the note that is open", async () => {
    await show(FILES);
    opened("b/c/Deep.md");
    for (const name of ["New note", "New folder"])
      document.querySelector<HTMLElement>(`[aria-label="${name}"]`)?.click();
    expect(asked).toEqual(["note in b/c", "folder in b/c"]);
    document.querySelector<HTMLElement>('[aria-label="Collapse all folders"]')?.click();
    expect(tree()).toEqual([">b", "a", "picture.pngpng"]);
  });

  test("a vault of many files begins with its folders closed", async () => {
    await show(Array.from({ length: 201 }, (_, index) => `many/${String(index)}.md`));
    expect(tree()).toEqual([">many"]);
  });
});
