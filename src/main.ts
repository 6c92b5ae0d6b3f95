import { Notice, Plugin } from "obsidian";
import { timeOfDay, windowClock } from "./obsidian/app/scheduling";
import { registerAuthoring } from "./obsidian/authoring/register-authoring";
import { createBlockColours } from "./obsidian/blocks/block-colours";
import { registerBlocks } from "./obsidian/blocks/blocks";
import { checkNote } from "./obsidian/commands/check-note";
import { insertComparison, insertDrill } from "./obsidian/commands/insert-block";
import { registerSourceColours } from "./obsidian/editor/source-colours";
import { GlossaryBackup } from "./obsidian/glossary/glossary-writer";
import { addGlossaryCommands } from "./obsidian/glossary/glossary-commands";
import { GlossarySync } from "./obsidian/glossary/glossary-sync";
import { formatNotice } from "./obsidian/glossary/glossary-messages";
import { registerPractice } from "./obsidian/practice/register-practice";
import { registerProblems } from "./obsidian/problems/register-problems";
import { reviewPort } from "./obsidian/reviews/review-port";
import { ReviewStore } from "./obsidian/reviews/review-store";
import type { Settings } from "./obsidian/settings/settings";
import { SettingsStore } from "./obsidian/settings/settings-store";
import { SettingsTab } from "./obsidian/settings/settings-tab";
import { BlockLinkIndex } from "./obsidian/terms/block-link-index";
import { registerTerms } from "./obsidian/terms/register-terms";
import { TermStore } from "./obsidian/terms/term-store";
import { createComparisonStore } from "./view/compare/store";
import { createSessionStore } from "./view/drill/session-store";

/** The plugin: registers what it offers and wires the parts to each other. */
export default class GoForReviewers extends Plugin {
  readonly #settings = new SettingsStore(this);

  override async onload(): Promise<void> {
    const settings = this.#settings;
    await this.#loadSettings();
    this.addSettingTab(new SettingsTab(this, settings));

    const reviews = this.addChild(
      new ReviewStore({
        app: this.app,
        settings: () => settings.current,
        clock: windowClock,
        now: timeOfDay,
        notify: (sentence) => new Notice(sentence),
      }),
    );
    const comparisons = createComparisonStore({
      layout: settings.current.layout,
      onLayout: (layout) => void settings.change({ layout }),
      onOutcome: (key, rating) =>
        reviews.record({ e: "answer", q: key, ok: rating === "knew", rating, ctx: "lesson" }),
    });
    this.register(settings.onChange(({ layout }) => comparisons.chooseLayout(null, layout)));

    const highlighter = createBlockColours(this);
    let schedule = scheduleOf(settings.current);
    this.register(
      settings.onChange((changed) => {
        if (scheduleOf(changed) === schedule) return;
        schedule = scheduleOf(changed);
        reviews.refresh();
      }),
    );
    this.registerDomEvent(document, "visibilitychange", () => {
      if (document.hidden) void reviews.flush();
    });
    this.registerDomEvent(window, "pagehide", () => void reviews.flush());
    const session = createSessionStore();
    registerBlocks(this, {
      settings,
      comparisons,
      session,
      highlighter,
      reviews: reviewPort(reviews),
    });
    registerSourceColours(this, settings, highlighter);
    const terms = this.#addGlossary();
    registerPractice(this, { settings, terms, reviews, highlighter, session });
    this.#addCommands();
  }

  override async onExternalSettingsChange(): Promise<void> {
    await this.#loadSettings();
  }

  /** Says what is stored and not used, once until it is something else. */
  async #loadSettings(): Promise<void> {
    const before = this.#settings.problem;
    await this.#settings.load();
    const { problem } = this.#settings;
    if (problem !== null && problem !== before) new Notice(problem);
  }

  /** Answers the vault's terms, and the links to them inside blocks. */
  #addGlossary(): TermStore {
    const settings = this.#settings;
    const { vault } = this.app;
    const folder = this.manifest.dir ?? `${vault.configDir}/plugins/${this.manifest.id}`;
    const glossary = this.addChild(
      new GlossarySync({
        app: this.app,
        settings: () => settings.current,
        notifier: { notify: (notice) => new Notice(formatNotice(notice)) },
        backup: new GlossaryBackup(vault.adapter, folder),
      }),
    );
    addGlossaryCommands(this, glossary);
    const services = { app: this.app, settings: () => settings.current, clock: windowClock };
    const blockLinks = new BlockLinkIndex(services);
    const terms = this.addChild(new TermStore({ ...services, lessons: glossary.lessons, blockLinks }));
    const authoring = registerAuthoring(this, { settings, terms });
    registerProblems(this, { settings, terms, ...authoring });
    registerTerms(this, { settings, terms, blockLinks });
    const basis = () => [settings.current.glossaryPath, settings.current.termsKey].join("\n");
    let before = basis();
    this.register(
      settings.onChange(() => {
        if (basis() === before) return;
        before = basis();
        void glossary.settingsChanged();
      }),
    );
    return terms;
  }

  #addCommands(): void {
    this.addCommand({
      id: "insert-drill",
      name: "Insert a drill",
      editorCallback: (editor, { file }) => insertDrill(this.app, editor, file),
    });
    this.addCommand({
      id: "insert-comparison",
      name: "Insert a comparison",
      editorCallback: (editor, { file }) => insertComparison(this.app, editor, file),
    });
    this.addCommand({
      id: "check-note",
      name: "Check this note",
      checkCallback: (checking) => {
        const file = this.app.workspace.getActiveFile();
        if (file?.extension !== "md") return false;
        if (!checking) void checkNote(this.app, file, this.#settings.current);
        return true;
      },
    });
  }
}

/** What of the settings the cards depend on. */
function scheduleOf({ reviewsFolder, retention }: Settings): string {
  return `${reviewsFolder}\n${retention}`;
}
