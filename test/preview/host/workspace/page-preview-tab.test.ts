// @vitest-environment happy-dom
import type { App, HoverLinkSource } from "obsidian";
import { beforeAll, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { needsMod, PagePreviewTab } from "../../../../pkg/preview/host/workspace/page-preview-tab";

beforeAll(() => installDomExtensions(window));

const SOURCES: ReadonlyMap<string, HoverLinkSource> = new Map([
  ["preview", { display: "Reading view", defaultMod: false }],
  ["terms", { display: "Terms", defaultMod: true }],
]);

function appWith(kept: unknown): App {
  const state = { kept };
  return {
    loadLocalStorage: () => state.kept,
    saveLocalStorage: (_key: string, value: unknown) => (state.kept = value),
  } as unknown as App;
}

test("a link shows its note as its source would have it, until it is chosen otherwise", () => {
  const app = appWith(null);
  const needed = () => ["preview", "terms", "unknown"].map((id) => needsMod(app, SOURCES, id));
  expect(needed()).toEqual([false, true, false]);
  const tab = new PagePreviewTab(app, SOURCES);
  tab.show();
  const boxes = [...tab.containerEl.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  expect(boxes.map((box) => box.checked)).toEqual([false, true]);
  tab.setControlValue("preview", true);
  tab.setControlValue("terms", false);
  expect(needed()).toEqual([true, false, false]);
});

test.each([3, "x", []])("what is kept and is no choice (%j) is passed over", (kept) => {
  expect(needsMod(appWith(kept), SOURCES, "terms")).toBe(true);
});
