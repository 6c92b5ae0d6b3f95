import type { App, Command, TFile } from "obsidian";
import type { Commands } from "../plugin/commands";
import { FuzzySuggestModal } from "./suggest-modal";

/** Finds a command by its letters and runs it. */
export class CommandPalette extends FuzzySuggestModal<Command> {
  private readonly commands: Commands;

  constructor(app: App, commands: Commands) {
    super(app);
    this.commands = commands;
    this.setPlaceholder("Run a command");
    this.setInstructions(KEYS);
    this.emptyStateText = "No command is called that.";
  }

  getItems(): Command[] {
    return this.commands.available();
  }

  getItemText(command: Command): string {
    return command.name;
  }

  onChooseItem(command: Command): void {
    this.commands.run(command.id);
  }
}

/** Finds a note by the letters of its path and opens it. */
export class QuickSwitcher extends FuzzySuggestModal<TFile> {
  constructor(app: App) {
    super(app);
    this.setPlaceholder("Open a note");
    this.setInstructions(KEYS);
    this.emptyStateText = "No note is called that.";
  }

  getItems(): TFile[] {
    const recent = this.app.workspace.getLastOpenFiles();
    const place = (file: TFile): number =>
      recent.includes(file.path) ? recent.indexOf(file.path) : recent.length;
    return this.app.vault
      .getMarkdownFiles()
      .sort((a, b) => place(a) - place(b) || a.path.localeCompare(b.path));
  }

  getItemText(file: TFile): string {
    return file.path.replace(/\.md$/, "");
  }

  onChooseItem(file: TFile, event: MouseEvent | KeyboardEvent): void {
    void this.app.workspace.getLeaf(event.ctrlKey || event.metaKey ? "tab" : false).openFile(file);
  }
}

const KEYS = [
  { command: "↑↓", purpose: "choose" },
  { command: "↵", purpose: "take" },
  { command: "esc", purpose: "close" },
];
