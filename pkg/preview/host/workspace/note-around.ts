import type { TFile as ObsidianFile } from "obsidian";
import type { Host } from "../host";
import type { HoverParent } from "../ui/hover-popover";
import type { WorkspaceLeaf } from "./leaf";

/** A view of a note, as far as what stands in it is concerned. */
export type NoteView = HoverParent & { readonly file: ObsidianFile | null };

/** The leaf an element of the page stands in; null when it stands in none. */
export function leafAround({ workspace }: Host, el: Element): WorkspaceLeaf | null {
  let found: WorkspaceLeaf | null = null;
  workspace.iterateAllLeaves((leaf) => {
    if (leaf.containerEl.contains(el)) found = leaf;
  });
  return found;
}

/** The view of the note an element stands in. */
export function noteAround(host: Host, el: Element): NoteView | null {
  const view = leafAround(host, el)?.view;
  return view !== undefined && "file" in view && "hoverPopover" in view
    ? (view as unknown as NoteView)
    : null;
}

/** The path of the note a link was written in, which is not the one on show when it stands in an embed. */
export function sourceOf(host: Host, link: Element): string {
  const outer = noteAround(host, link)?.file?.path ?? "";
  const embed = link.parentElement?.closest<HTMLElement>(".internal-embed[data-src]");
  const inner = embed?.dataset.src?.split("#")[0];
  if (inner === undefined) return outer;
  return host.app.metadataCache.getFirstLinkpathDest(inner, outer)?.path ?? outer;
}
