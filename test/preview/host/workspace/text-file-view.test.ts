// @vitest-environment happy-dom
import type { App, TFile, WorkspaceLeaf } from "obsidian";
import { beforeAll, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { Vault } from "../../../../pkg/preview/host/vault/vault";
import { TextFileView } from "../../../../pkg/preview/host/workspace/text-file-view";
import { FakeServer } from "../support/fake-server";

beforeAll(() => installDomExtensions(window));

/** A view whose text is a plain string, with nothing drawn. */
class PlainView extends TextFileView {
  text = "";
  readonly conflicts: string[] = [];
  /** How often a text of the disk was looked at. */
  looks = 0;

  getViewType(): string {
    return "plain";
  }

  override getDisplayText(): string {
    return "Plain";
  }

  getViewData(): string {
    return this.text;
  }

  setViewData(data: string): void {
    this.text = data;
  }

  clear(): void {
    this.text = "";
  }

  protected override onConflict(disk: string): void {
    this.conflicts.push(disk);
  }

  protected override onLock(): void {
    this.looks++;
  }
}

/** A note in a vault in memory, open in a view. */
async function openNote(text: string) {
  const server = new FakeServer({ "A.md": text });
  const vault = Vault.open(server.connect(), "Test", false);
  vault.load(server.listing().entries);
  const drafts = new Map<string, unknown>();
  const app = {
    vault,
    workspace: { on: () => ({}) },
    loadLocalStorage: (key: string) => drafts.get(key) ?? null,
    saveLocalStorage: (key: string, value: unknown) => void drafts.set(key, value),
  } as unknown as App;
  const view = new PlainView({ app } as unknown as WorkspaceLeaf);
  const file = vault.getFileByPath("A.md") as TFile;
  view.file = file;
  view.onload();
  await view.onLoadFile(file);
  return { server, vault, view };
}

test("a text that was read before a save, and comes in after it, does not take what was saved from the screen", async () => {
  const { server, vault, view } = await openNote("one\n");
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let gets = 0;
  // A text with the replacement character is compared with the file's bytes before it is shown: that takes long here.
  server.before = (method) => (method === "GET" && ++gets === 2 ? released : undefined);
  void vault.applyChange({ kind: "modified", entry: server.put("A.md", "theirs \uFFFD\n") });
  await expect.poll(() => gets).toBe(2);
  server.put("A.md", "one\n");
  view.text = "one\nmine\n";
  await view.save();
  expect(server.text("A.md")).toBe("one\nmine\n");
  release();
  // When it was opened, after its own save, and now the late one.
  await expect.poll(() => view.looks).toBe(3);
  expect(view.text).toBe("one\nmine\n");
  expect(view.conflicts).toEqual([]);
});
