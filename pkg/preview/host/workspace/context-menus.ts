import type { Host } from "../host";
import { Menu } from "../ui/menu";
import { Notice } from "../ui/notice";
import { copyText } from "./copy-text";
import type { WorkspaceLeaf } from "./leaf";
import { MarkdownView } from "./markdown-view";
import { leafAround, sourceOf } from "./note-around";

/**
 * Opens menus where the other button is pressed in a note: on links, and in an editor. Plugins put their lines into
 * them. With Shift the browser's own menu comes.
 */
export function addContextMenus(host: Host): void {
  document.addEventListener("contextmenu", (event) => onContextMenu(host, event));
}

function onContextMenu(host: Host, event: MouseEvent): void {
  if (event.defaultPrevented || event.shiftKey) return;
  const target = event.target as Element;
  const link = target.closest<HTMLElement>("a.internal-link, a.external-link, .cm-line [data-link]");
  const leaf = leafAround(host, target);
  if (link !== null) showLinkMenu(host, link, leaf, event);
  else if (leaf?.view instanceof MarkdownView && target.closest(".cm-line") !== null)
    showEditorMenu(host, leaf.view, event);
}

function showLinkMenu(host: Host, link: HTMLElement, leaf: WorkspaceLeaf | null, event: MouseEvent): void {
  const address = link.dataset.link ?? link.dataset.href ?? link.getAttribute("href") ?? "";
  if (/^[a-z][a-z0-9+.-]*:/iu.test(address)) {
    const menu = Menu.forEvent(event);
    menu.addItem((item) =>
      item
        .setTitle("Copy address")
        .setIcon("copy")
        .onClick(() => void copyText(address)),
    );
    menu.addSeparator();
    host.workspace.trigger("url-menu", menu, address);
    return;
  }
  const menu = new Menu();
  const known = host.workspace.handleLinkContextMenu(
    menu as never,
    address,
    sourceOf(host, link),
    leaf ?? undefined,
  );
  if (!known) return;
  event.preventDefault();
  window.setTimeout(() => menu.showAtMouseEvent(event));
}

function showEditorMenu({ workspace }: Host, view: MarkdownView, event: MouseEvent): void {
  const { editor } = view;
  const menu = Menu.forEvent(event);
  const selected = editor.getSelection();
  const line = (icon: string, title: string, action: () => unknown, disabled = false): void => {
    menu.addItem((item) =>
      item
        .setTitle(title)
        .setIcon(icon)
        .setDisabled(disabled)
        .onClick(() => void action()),
    );
  };
  line(
    "scissors",
    "Cut",
    async () => {
      if (await copyText(selected, "")) editor.replaceSelection("");
    },
    selected === "",
  );
  line("copy", "Copy", () => copyText(selected, ""), selected === "");
  line("clipboard-list", "Paste", async () => {
    const text = await clipboardText();
    if (text !== null) editor.replaceSelection(text);
    editor.focus();
  });
  line("file-text", "Select all", () => {
    editor.setSelection({ line: 0, ch: 0 }, editor.offsetToPos(editor.getValue().length));
    editor.focus();
  });
  menu.addSeparator();
  workspace.trigger("editor-menu", menu, editor, view);
}

async function clipboardText(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    new Notice("The browser did not let the page paste. Press Ctrl V instead.");
    return null;
  }
}
