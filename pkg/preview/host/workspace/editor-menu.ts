import type { Host } from "../host";
import { Menu } from "../ui/menu";
import { Notice } from "../ui/notice";
import { MarkdownView } from "./markdown-view";
import type { Workspace } from "./workspace";

/** Opens a menu where the other button is pressed in an editor; plugins put their lines into it. With Shift the browser's own comes. */
export function addEditorMenu({ workspace }: Host): void {
  document.addEventListener("contextmenu", (event) => {
    const target = event.target as Element;
    if (event.defaultPrevented || event.shiftKey || target.closest(".cm-line") === null) return;
    workspace.iterateRootLeaves(({ containerEl, view }) => {
      if (view instanceof MarkdownView && containerEl.contains(target))
        showEditorMenu(workspace, view, event);
    });
  });
}

function showEditorMenu(workspace: Workspace, view: MarkdownView, event: MouseEvent): void {
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
      if (await copyText(selected)) editor.replaceSelection("");
    },
    selected === "",
  );
  line("copy", "Copy", () => copyText(selected), selected === "");
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

/** Puts a text into the clipboard; where the browser refuses, the text itself is shown. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    new Notice(`The browser did not let the page copy. Here it is: ${text}`, 0);
    return false;
  }
}
