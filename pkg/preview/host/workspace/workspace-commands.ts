import type { Command } from "obsidian";
import type { Host } from "../host";
import { Platform } from "../base/platform";
import { WorkspaceTabs } from "./tabs";

type Key = NonNullable<Command["hotkeys"]>[number];

/** Adds the commands that open, close, move and find leaves. */
export function addWorkspaceCommands(host: Host): void {
  const { commands, workspace } = host;
  const recent = () => workspace.getMostRecentLeaf();
  const add = (id: string, name: string, callback: () => unknown, ...hotkeys: Key[]): void =>
    commands.add({ id, name, hotkeys, callback: () => void callback() });
  const withLeaf =
    (action: (leaf: NonNullable<ReturnType<typeof recent>>) => unknown): (() => void) =>
    () => {
      const leaf = recent();
      if (leaf !== null) action(leaf);
    };
  // On a Mac the Alt key with an arrow moves by words.
  const arrow = (key: string): Key[] => [
    { modifiers: ["Mod", "Alt"], key },
    ...(Platform.isMacOS ? [] : [{ modifiers: ["Alt" as const], key }]),
  ];
  add("app:go-back", "Navigate back", () => workspace.travel("back"), ...arrow("ArrowLeft"));
  add("app:go-forward", "Navigate forward", () => workspace.travel("forward"), ...arrow("ArrowRight"));
  add(
    "workspace:split-vertical",
    "Split right",
    withLeaf((leaf) => workspace.duplicateLeaf(leaf, "split")),
  );
  add("workspace:new-tab", "New tab", () => workspace.choose(workspace.getLeaf("tab")), {
    modifiers: ["Alt"],
    key: "t",
  });
  // The browser keeps Ctrl+W for itself.
  add(
    "workspace:close",
    "Close current tab",
    withLeaf((leaf) => leaf.detach()),
    { modifiers: ["Alt"], key: "w" },
  );
  add(
    "workspace:close-others",
    "Close all other tabs",
    withLeaf((leaf) => {
      if (!(leaf.parent instanceof WorkspaceTabs)) return;
      for (const other of [...leaf.parent.leaves]) if (other !== leaf) other.detach();
    }),
  );
  const step = (by: number): void => {
    const leaf = recent();
    if (leaf === null || !(leaf.parent instanceof WorkspaceTabs)) return;
    const { leaves } = leaf.parent;
    const next = leaves[(leaves.indexOf(leaf) + by + leaves.length) % leaves.length];
    if (next !== undefined) workspace.setActiveLeaf(next, { focus: true });
  };
  add("workspace:next-tab", "Go to next tab", () => step(1), { modifiers: ["Alt"], key: "PageDown" });
  add("workspace:previous-tab", "Go to previous tab", () => step(-1), { modifiers: ["Alt"], key: "PageUp" });
  add("workspace:next-pane", "Focus on next pane", () => {
    const groups = workspace.rootSplit.children;
    const at = groups.findIndex((group) => group === recent()?.parent);
    const leaf = groups[(at + 1) % groups.length]?.shown;
    if (leaf != null) workspace.setActiveLeaf(leaf, { focus: true });
  });
  add("file-explorer:open", "Files: Show file list", async () => {
    const leaf = await workspace.ensureSideLeaf("file-explorer", "left", { active: true });
    leaf.containerEl.querySelector<HTMLElement>("[role=treeitem][tabindex='0']")?.focus();
  });
}
