import { Notice, parseYaml, type App, type Plugin, type TFile } from "obsidian";
import { fixFrontmatter } from "../../core/lesson/frontmatter";
import type { SettingsStore } from "../settings/settings-store";
import { writeFailure } from "../app/note-text";
import { changeNote } from "../app/change-note";
import { openAt } from "../app/open-at";
import { addTerm } from "./add-term";
import { chooseDefinition } from "./choose-definition";
import { frontmatterEditor } from "./frontmatter-editor";
import { frontmatterReading } from "./frontmatter-reading";
import type { TermStore } from "../terms/term-store";
import { LinkSuggest } from "./link-suggest";
import { TermListSuggest } from "./term-list-suggest";

export interface AuthoringServices {
  readonly settings: SettingsStore;
  readonly terms: TermStore;
}

/** What others need of it. */
export interface Authoring {
  /** Lets somebody choose between the definitions of a term, by its key; null asks which term. */
  readonly choose: (key: string | null) => void;
}

/** Registers what helps those who write lessons with their terms. */
export function registerAuthoring(plugin: Plugin, { settings, terms }: AuthoringServices): Authoring {
  const { app } = plugin;
  const termsKey = (): string => settings.current.termsKey;
  plugin.registerEditorSuggest(new TermListSuggest(app, terms, termsKey));
  plugin.registerEditorSuggest(new LinkSuggest(app, terms));
  plugin.registerEditorExtension(frontmatterEditor(termsKey));
  const showLine = (file: TFile, line: number): void => {
    const start = { line, column: 1, offset: 0 };
    void openAt(app, file, { code: "lesson/front-matter-invalid", position: { start, end: start } });
  };
  plugin.registerMarkdownPostProcessor(frontmatterReading({ app, termsKey, showLine }));
  addCommands(plugin, terms, termsKey);
  const choose = (key: string | null): void => chooseDefinition({ app, terms, termsKey }, key);
  plugin.addCommand({
    id: "choose-definition",
    name: "Choose between definitions",
    callback: () => choose(null),
  });
  return { choose };
}

function addCommands(plugin: Plugin, terms: TermStore, termsKey: () => string): void {
  const { app } = plugin;
  plugin.addCommand({
    id: "add-term",
    name: "Add term to this lesson",
    editorCallback: (editor, { file }) => void addTerm(editor, file, { app, terms, termsKey }),
  });
  plugin.registerEvent(
    app.workspace.on("editor-menu", (menu, editor, { file }) => {
      if (editor.getSelection().trim() === "") return;
      menu.addItem((item) =>
        item
          .setTitle("Add term to this lesson")
          .setIcon("book-marked")
          .onClick(() => void addTerm(editor, file, { app, terms, termsKey })),
      );
    }),
  );
  plugin.addCommand({
    id: "fix-terms",
    name: "Fix the terms of this note",
    checkCallback: (checking) => {
      const file = app.workspace.getActiveFile();
      if (file?.extension !== "md") return false;
      if (!checking) void fixNote(app, file, termsKey());
      return true;
    },
  });
}

/** Fixes a note's front matter: in its editor where it has one, so that it can be undone there, else on disk. */
async function fixNote(app: App, file: TFile, termsKey: string): Promise<void> {
  let fixed = 0;
  let left = 0;
  try {
    await changeNote(app, file, (text) => {
      const result = fixFrontmatter(text, { parseYaml, termsKey });
      fixed = result.edits.length;
      left = result.left;
      return result.edits;
    });
  } catch (error) {
    new Notice(writeFailure(file, error));
    return;
  }
  new Notice(formatFixed(fixed, left));
}

function formatFixed(fixed: number, left: number): string {
  const rest =
    left === 0
      ? ""
      : ` ${left === 1 ? "One problem is" : `${left} problems are`} left for you to fix; “Check this note” lists them.`;
  if (fixed === 0)
    return left === 0
      ? "Nothing to fix: the terms read as written."
      : `Nothing can be fixed automatically.${rest}`;
  return `${fixed === 1 ? "One line" : `${fixed} lines`} fixed.${rest}`;
}
