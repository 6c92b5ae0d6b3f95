import type { Component } from "../base/component";
import { type TAbstractFile, TFolder } from "../vault/files";

export interface DragHost {
  /** The file or folder an event happens on; null beside all of them. */
  itemAt(event: Event): TAbstractFile | null;
  root(): TFolder;
  move(item: TAbstractFile, folder: TFolder): void;
}

/** Files and folders are dragged onto a folder, or beside all folders onto the vault itself. */
export function dragFiles(view: Component, treeEl: HTMLElement, host: DragHost): void {
  let dragged: TAbstractFile | null = null;
  const folderAt = (event: Event): TFolder | null => {
    const item = host.itemAt(event);
    const folder: unknown = item === null ? host.root() : item instanceof TFolder ? item : item.parent;
    if (!(folder instanceof TFolder) || dragged === null || folder === dragged.parent) return null;
    const inside = folder === dragged || folder.path.startsWith(`${dragged.path}/`);
    return inside ? null : folder;
  };
  const mark = (folder: TFolder | null): void => {
    for (const el of treeEl.findAll(".is-being-dragged-over")) el.removeClass("is-being-dragged-over");
    treeEl.toggleClass("is-being-dragged-over", folder?.isRoot() === true);
    if (folder === null || folder.isRoot()) return;
    treeEl.querySelector(`[data-path="${CSS.escape(folder.path)}"]`)?.addClass("is-being-dragged-over");
  };
  view.registerDomEvent(treeEl, "dragstart", (event: DragEvent) => {
    dragged = host.itemAt(event);
    event.dataTransfer?.setData("text/plain", dragged?.path ?? "");
  });
  view.registerDomEvent(treeEl, "dragover", (event: DragEvent) => {
    const folder = folderAt(event);
    mark(folder);
    if (folder !== null) event.preventDefault();
  });
  view.registerDomEvent(treeEl, "dragleave", () => mark(null));
  view.registerDomEvent(treeEl, "dragend", () => {
    mark(null);
    dragged = null;
  });
  view.registerDomEvent(treeEl, "drop", (event: DragEvent) => {
    const folder = folderAt(event);
    mark(null);
    if (folder === null || dragged === null) return;
    event.preventDefault();
    host.move(dragged, folder);
  });
}
