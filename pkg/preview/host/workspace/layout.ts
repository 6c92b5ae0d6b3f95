import type { App, ViewState } from "obsidian";
import type { WorkspaceLeaf } from "./leaf";
import type { Workspace } from "./workspace";

interface LeafLayout {
  readonly state: ViewState;
  readonly place: unknown;
  readonly active: boolean;
}

interface PaneLayout {
  readonly current: number;
  readonly leaves: readonly LeafLayout[];
}

/** What is open: plain data that outlives the page. */
export interface Layout {
  readonly version: 2;
  /** The note, and the one beside it; each with the tabs behind it. */
  readonly panes: readonly PaneLayout[];
  readonly filesFolded: boolean;
  readonly lastOpenFiles: readonly string[];
}

/** Under this name the browser keeps the layout of a vault. */
const KEY = "layout";

/** What is open now. */
export function describeLayout(workspace: Workspace): Layout {
  return {
    version: 2,
    panes: workspace.rootSplit.children.map(({ leaves, shown }) => ({
      current: shown === null ? 0 : leaves.indexOf(shown),
      leaves: leaves.map((leaf) => ({
        state: leaf.getViewState(),
        place: leaf.getEphemeralState(),
        active: leaf === workspace.activeLeaf,
      })),
    })),
    filesFolded: workspace.leftSplit.collapsed,
    lastOpenFiles: workspace.getLastOpenFiles(),
  };
}

/** Whether what was kept is a layout this page can read. */
export function isLayout(value: unknown): value is Layout {
  const { version, panes, lastOpenFiles } = (value ?? {}) as Partial<Record<keyof Layout, unknown>>;
  return version === 2 && Array.isArray(panes) && Array.isArray(lastOpenFiles);
}

/** Opens in the main area what a layout names; what is in the background is made when it is first shown. */
export async function applyLayout(workspace: Workspace, layout: Layout): Promise<void> {
  const former = workspace.rootSplit.leaves;
  const opening: Promise<void>[] = [];
  let chosen: WorkspaceLeaf | null = null;
  for (const { current, leaves } of layout.panes) {
    if (!Array.isArray(leaves) || leaves.length === 0) continue;
    const group = workspace.addGroup();
    const made = (leaves as readonly LeafLayout[]).map((entry) => [workspace.addLeaf(group), entry] as const);
    const shown = made[current]?.[0] ?? made[0]?.[0];
    if (shown !== undefined) group.show(shown);
    for (const [leaf, { state, place, active }] of made) {
      opening.push(leaf.setViewState({ ...state, active: false }, place));
      if (active) chosen = leaf;
    }
  }
  if (workspace.rootSplit.leaves.length > former.length) for (const leaf of former) workspace.detach(leaf);
  if (layout.filesFolded) workspace.leftSplit.collapse();
  else workspace.leftSplit.expand();
  await Promise.allSettled(opening);
  workspace.setLastOpenFiles(layout.lastOpenFiles);
  chosen ??= workspace.rootSplit.children[0]?.shown ?? null;
  if (chosen !== null) workspace.choose(chosen);
}

/** Opens what was open last time in this browser; false when nothing was. */
export async function restoreLayout(app: App, workspace: Workspace): Promise<boolean> {
  try {
    const kept: unknown = app.loadLocalStorage(KEY);
    if (!isLayout(kept)) return false;
    await applyLayout(workspace, kept);
  } catch {
    // It is damaged, or was kept by another version of the page: what could be opened is.
  }
  return workspace.rootSplit.leaves.some((leaf) => leaf.view.getViewType() !== "empty");
}

/** Keeps each change from now on, and how far notes are read when the page goes. */
export function keepLayout(app: App, workspace: Workspace): void {
  const save = (): void => {
    if (workspace.layoutReady) app.saveLocalStorage(KEY, describeLayout(workspace));
  };
  workspace.on("save-layout", save);
  window.addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
}
