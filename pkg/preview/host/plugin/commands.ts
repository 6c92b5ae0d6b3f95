import type { App, Command, Hotkey } from "obsidian";
import { MarkdownView } from "../workspace/markdown-view";
import type { Scope } from "../ui/scope";

/** The commands of the page and of the plugins, by id. */
export class Commands {
  private readonly commands = new Map<string, Command>();
  private readonly app: App;
  private readonly unbind = new Map<string, () => void>();
  private readonly scope: Scope;

  constructor(app: App, scope: Scope) {
    this.app = app;
    this.scope = scope;
  }

  add(command: Command): void {
    this.remove(command.id);
    this.commands.set(command.id, command);
    const handlers = (command.hotkeys ?? []).map((hotkey: Hotkey) =>
      this.scope.register(hotkey.modifiers, hotkey.key, () => (this.run(command.id) ? false : undefined)),
    );
    this.unbind.set(command.id, () => handlers.forEach((handler) => this.scope.unregister(handler)));
  }

  remove(id: string): void {
    this.commands.delete(id);
    this.unbind.get(id)?.();
    this.unbind.delete(id);
  }

  /** The commands that can be run now, by name. */
  available(): Command[] {
    const list = [...this.commands.values()].filter((command) => this.attempt(command, true));
    return list.sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Runs a command; false when there is none of this id, or it cannot be run now. */
  run(id: string): boolean {
    const command = this.commands.get(id);
    return command !== undefined && this.attempt(command, true) && this.attempt(command, false);
  }

  private attempt(command: Command, checking: boolean): boolean {
    const view: unknown = this.app.workspace.getMostRecentLeaf()?.view;
    const editing = view instanceof MarkdownView && view.getMode() === "source" ? view : null;
    if (command.editorCheckCallback !== undefined) {
      return editing !== null && command.editorCheckCallback(checking, editing.editor, editing) === true;
    }
    if (command.editorCallback !== undefined) {
      if (editing !== null && !checking) command.editorCallback(editing.editor, editing);
      return editing !== null;
    }
    if (command.checkCallback !== undefined) return command.checkCallback(checking) === true || !checking;
    if (command.callback === undefined) return false;
    if (!checking) command.callback();
    return true;
  }
}
