import type { SplitDirection, ViewState } from "obsidian";
import type { WorkspaceLeaf } from "./leaf";
import type { LeafTree } from "./leaf-tree";
import type { WorkspaceSidedock } from "./sidedock";
import { type SplitChild, WorkspaceSplit } from "./splits";
import { WorkspaceTabs } from "./tabs";

interface LeafLayout {
  readonly id: string;
  readonly state: ViewState;
  readonly place: unknown;
  readonly active?: boolean;
}

interface TabsLayout {
  readonly type: "tabs";
  readonly size: string;
  readonly current: number;
  readonly leaves: readonly LeafLayout[];
}

interface SplitLayout {
  readonly type: "split";
  readonly size: string;
  readonly direction: SplitDirection;
  readonly children: readonly (SplitLayout | TabsLayout)[];
}

interface DockLayout {
  readonly collapsed: boolean;
  readonly width: number | null;
  readonly tabs: TabsLayout;
}

/** All that is open, and where: plain data that outlives the page. */
export interface Layout {
  readonly version: 1;
  readonly main: SplitLayout;
  readonly left: DockLayout;
  readonly right: DockLayout;
  readonly lastOpenFiles: readonly string[];
}

/** What a layout tells the workspace, and asks of it. */
export interface LaidOut {
  readonly activeLeaf: WorkspaceLeaf | null;
  getLastOpenFiles(): string[];
  setLastOpenFiles(paths: readonly string[]): void;
  choose(leaf: WorkspaceLeaf): void;
  detach(leaf: WorkspaceLeaf): void;
  resized(): void;
}

/** What is open now. Windows cannot be opened again without the person: what is in them counts as tabs. */
export function describeLayout(workspace: LaidOut, tree: LeafTree): Layout {
  const describeLeaf = (leaf: WorkspaceLeaf): LeafLayout => ({
    id: leaf.id,
    state: { ...leaf.getViewState(), pinned: leaf.pinned },
    place: leaf.getEphemeralState(),
    ...(leaf === workspace.activeLeaf ? { active: true } : {}),
  });
  const describeTabs = (tabs: WorkspaceTabs, more: readonly WorkspaceLeaf[] = []): TabsLayout => ({
    type: "tabs",
    size: tabs.containerEl.style.flexGrow,
    current: tabs.shown === null ? 0 : tabs.leaves.indexOf(tabs.shown),
    leaves: [...tabs.leaves, ...more].map(describeLeaf),
  });
  const floating = tree.floating.children.flatMap((item) => item.leaves);
  const first = tree.root.groups[0];
  const describe = (child: SplitChild): SplitLayout | TabsLayout =>
    child instanceof WorkspaceTabs
      ? describeTabs(child, child === first ? floating : [])
      : describeSplit(child);
  const describeSplit = (split: WorkspaceSplit): SplitLayout => ({
    type: "split",
    size: split.containerEl.style.flexGrow,
    direction: split.direction,
    children: split.children.map(describe),
  });
  const describeDock = (dock: WorkspaceSidedock): DockLayout => ({
    collapsed: dock.collapsed,
    width: dock.width,
    tabs: describeTabs(dock.tabs),
  });
  return {
    version: 1,
    main: describeSplit(tree.root),
    left: describeDock(tree.left),
    right: describeDock(tree.right),
    lastOpenFiles: workspace.getLastOpenFiles(),
  };
}

/** Whether what was kept is a layout this page can read. */
export function isLayout(value: unknown): value is Layout {
  const { version, main, left, right, lastOpenFiles } = (value ?? {}) as Partial<
    Record<keyof Layout, unknown>
  >;
  const parts = [main, left, right, lastOpenFiles];
  return version === 1 && parts.every((part) => typeof part === "object" && part !== null);
}

/** Opens in the main area what a layout names; what is in the background is made when it is first shown. */
export async function applyLayout(workspace: LaidOut, tree: LeafTree, layout: Layout): Promise<void> {
  const former = tree.root.leaves;
  const opening: Promise<void>[] = [];
  const found: { active: WorkspaceLeaf | null } = { active: null };
  const fillTabs = (tabs: WorkspaceTabs, described: TabsLayout): void => {
    tabs.containerEl.style.flexGrow = described.size;
    const leaves = described.leaves.map((entry) => [tree.addLeaf(tabs), entry] as const);
    const shown = leaves[described.current]?.[0] ?? leaves[0]?.[0];
    if (shown !== undefined) tabs.show(shown);
    for (const [leaf, { state, place, active: isActive }] of leaves) {
      opening.push(leaf.setViewState({ ...state, active: false }, place));
      if (isActive === true) found.active = leaf;
    }
  };
  const fill = (split: WorkspaceSplit, described: SplitLayout): void => {
    for (const child of described.children) {
      if (child.type === "tabs") {
        if (child.leaves.length > 0) fillTabs(tree.addGroup(split, split.children.length), child);
        continue;
      }
      const inner = new WorkspaceSplit(child.direction, () => workspace.resized());
      inner.containerEl.style.flexGrow = child.size;
      fill(inner, child);
      if (inner.children.length > 0) split.insert(inner);
    }
  };
  fill(tree.root, layout.main);
  if (tree.root.leaves.length > former.length) for (const leaf of former) workspace.detach(leaf);
  tree.root.turn(layout.main.direction);
  for (const [dock, described] of [
    [tree.left, layout.left],
    [tree.right, layout.right],
  ] as const) {
    if (described.width !== null) dock.setWidth(described.width);
    if (described.collapsed) dock.collapse();
    else dock.expand();
    // The page has put its panels there; a plugin's own are the plugin's to open.
    for (const [index, { state }] of described.tabs.leaves.entries()) {
      const leaf = dock.tabs.leaves.find((candidate) => candidate.view.getViewType() === state.type);
      if (leaf === undefined) continue;
      if (index === described.tabs.current) dock.tabs.show(leaf);
      opening.push(leaf.setViewState({ ...state, active: false }));
    }
  }
  await Promise.allSettled(opening);
  workspace.setLastOpenFiles(layout.lastOpenFiles);
  const first = tree.root.groups[0]?.shown ?? null;
  const chosen = found.active ?? first;
  if (chosen !== null) workspace.choose(chosen);
}
