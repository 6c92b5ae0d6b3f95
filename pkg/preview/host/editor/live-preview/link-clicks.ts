import type { App } from "obsidian";
import type { Component } from "../../base/component";
import type { Switches } from "../../switches";
import { EditorView } from "@codemirror/view";
import type { Extension } from "@codemirror/state";
import { Keymap } from "../../ui/scope";

/** What Live Preview asks of the editor it is in. */
export interface LivePreviewHost {
  readonly app: App;
  readonly switches: Switches;
  /** Path of the note in the editor. */
  readonly sourcePath: () => string;
  /** Owns what widgets render; ends with the editor. */
  readonly owner: Component;
  readonly openLink: (linktext: string, event: MouseEvent) => void;
}

/** Opens links that are clicked where they are shown as links; one in whose source the cursor is needs Ctrl or Cmd. */
export function linkClicks(host: LivePreviewHost): Extension {
  return EditorView.domEventHandlers({
    mousedown: (event, view) => {
      const link = linkAt(event);
      if (link === null || event.button > 1) return false;
      const at = view.posAtDOM(link);
      const { main } = view.state.selection;
      const line = view.state.doc.lineAt(at);
      const isEdited =
        view.hasFocus && main.head >= line.from && main.head <= line.to && main.head !== line.from;
      if (isEdited && Keymap.isModEvent(event) === false) return false;
      // The click opens, and does not put the cursor there.
      event.preventDefault();
      return true;
    },
    click: (event, view) => {
      const link = linkAt(event);
      if (link === null || (!event.defaultPrevented && view.hasFocus && Keymap.isModEvent(event) === false))
        return false;
      return open(host, link, event);
    },
    mouseover: (event) => {
      const link = linkAt(event);
      if (link === null || isExternal(link)) return false;
      host.app.workspace.trigger("hover-link", {
        event,
        source: "editor",
        hoverParent: host.owner,
        targetEl: link,
        linktext: link.dataset.link ?? "",
        sourcePath: host.sourcePath(),
      });
      return false;
    },
  });
}

function linkAt(event: Event): HTMLElement | null {
  const target = event.target as Element | null;
  return target?.closest<HTMLElement>(".cm-line [data-link]") ?? null;
}

function isExternal(link: HTMLElement): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(link.dataset.link ?? "");
}

function open(host: LivePreviewHost, link: HTMLElement, event: MouseEvent): boolean {
  const address = link.dataset.link ?? "";
  event.preventDefault();
  if (isExternal(link)) link.win.open(address, "_blank", "noopener");
  else host.openLink(decodeTarget(address), event);
  return true;
}

function decodeTarget(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
