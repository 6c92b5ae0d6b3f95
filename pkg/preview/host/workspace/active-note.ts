import type { Component } from "../base/component";
import { MarkdownView } from "./markdown-view";
import type { View } from "./view";

/** The note a panel at the side is about: the one that was last in use. */
export function activeNote(view: View): MarkdownView | null {
  const shown: unknown = view.app.workspace.getMostRecentLeaf()?.view;
  return shown instanceof MarkdownView ? shown : null;
}

/** Calls back when another note comes into use, or another leaf shows it. */
export function followActiveNote(view: View & Component, callback: () => void): void {
  const { workspace } = view.app;
  view.registerEvent(workspace.on("active-leaf-change", () => callback()));
  view.registerEvent(workspace.on("file-open", () => callback()));
  view.registerEvent(workspace.on("layout-change", () => callback()));
}
