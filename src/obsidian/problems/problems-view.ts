import { ItemView, Notice, Platform, type WorkspaceLeaf } from "obsidian";
import type { Diagnostic } from "../../core/text/diagnostic";
import { changeNote } from "./change-note";
import { openAt } from "./open-at";
import { kindOf, PROBLEM_KINDS, type ProblemKind } from "./problem-kinds";
import { drawProblems, moveInProblems, ROWS } from "./problem-list";
import { ProblemsIndex, type NoteProblems, type ProblemsIndexOptions } from "./problems-index";

export const PROBLEMS_VIEW = "gfr-problems";

export interface ProblemsViewServices extends Omit<ProblemsIndexOptions, "onChange" | "onProgress"> {
  /** Mends what a problem tells of: its edits in the text as it is now, or none where it is gone. */
  readonly fixIn: (text: string, problem: Diagnostic) => NonNullable<Diagnostic["fix"]>["edits"];
  /** Lets somebody choose between the definitions of a term, by its key; null asks which term. */
  readonly choose: (key: string | null) => void;
}

/** Everything that is wrong with the vault's notes, one click from its line. Reads the notes only while it is open. */
export class ProblemsView extends ItemView {
  readonly #services: ProblemsViewServices;
  readonly #index: ProblemsIndex;
  readonly #shown = new Set<ProblemKind>(PROBLEM_KINDS.map(({ kind }) => kind));
  #limit = ROWS;
  #summaryEl: HTMLElement | null = null;
  #filtersEl: HTMLElement | null = null;
  #listEl: HTMLElement | null = null;
  #moreEl: HTMLElement | null = null;
  #drawn = "";

  constructor(leaf: WorkspaceLeaf, services: ProblemsViewServices) {
    super(leaf);
    this.#services = services;
    this.icon = "list-checks";
    this.#index = new ProblemsIndex({
      ...services,
      onChange: () => this.#draw(),
      onProgress: () => {
        this.#summaryEl?.setText(this.#reading());
        // Nobody is told of every note.
        this.#summaryEl?.setAttr("aria-busy", "true");
      },
    });
  }

  override getViewType(): string {
    return PROBLEMS_VIEW;
  }

  override getDisplayText(): string {
    return "Problems";
  }

  protected override onOpen(): Promise<void> {
    const { contentEl } = this;
    contentEl.addClass("gfr-problems-view");
    const head = contentEl.createDiv({ cls: "gfr-problems-head" });
    this.#summaryEl = head.createDiv({ cls: "gfr-problems-summary", attr: { role: "status" } });
    this.#filtersEl = head.createDiv({
      cls: "gfr-problems-filters",
      attr: { role: "group", "aria-label": "Kinds of problems" },
    });
    const list = contentEl.createDiv({ cls: "gfr-problems-list" });
    this.#listEl = list;
    this.registerDomEvent(list, "keydown", (event) => {
      if (!event.altKey && !event.ctrlKey && !event.metaKey && moveInProblems(list, event.key))
        event.preventDefault();
    });
    this.#moreEl = contentEl.createDiv({ cls: "gfr-problems-more" });
    this.addChild(this.#index);
    this.#draw();
    return Promise.resolve();
  }

  protected override onClose(): Promise<void> {
    this.contentEl.empty();
    return Promise.resolve();
  }

  /** Reads everything anew. */
  readAll(): void {
    this.#index.readAll();
  }

  #draw(): void {
    const [summary, filters, list, more] = [this.#summaryEl, this.#filtersEl, this.#listEl, this.#moreEl];
    if (summary === null || filters === null || list === null || more === null) return;
    const all = this.#index.list();
    const shown = all
      .map(({ path, problems }) => ({
        path,
        problems: problems.filter((each) => this.#shown.has(kindOf(each))),
      }))
      .filter(({ problems }) => problems.length > 0);
    summary.setText(this.#summaryOf(all));
    summary.setAttr("aria-busy", String(!this.#index.settled));
    const state = this.#stateOf(shown);
    // Drawn anew only when it would be another list: the place in it stays.
    if (state === this.#drawn) return;
    this.#drawn = state;
    this.#drawFilters(filters, all);
    const hidden = drawProblems(list, shown, this.#limit, {
      open: (path, problem) => void this.#open(path, problem),
      fix: (path, problem) => void this.#fix(path, problem),
      choose: (path, problem) => this.#services.choose(this.#index.termAt(path, problem)),
    });
    if (shown.length === 0) this.#drawNothing(list, all.length > 0);
    more.empty();
    if (hidden > 0) {
      const button = more.createEl("button", { text: `Show more (${hidden})`, type: "button" });
      button.addEventListener("click", () => {
        this.#limit += ROWS * 5;
        this.#draw();
      });
    }
  }

  /** What the drawn list depends on: its rows, and how many there are in all. */
  #stateOf(shown: readonly NoteProblems[]): string {
    const rows: unknown[] = [];
    let count = 0;
    for (const { path, problems } of shown) {
      if (count < this.#limit) rows.push(path, problems);
      count += problems.length;
    }
    return JSON.stringify([rows, count, [...this.#shown], this.#limit, this.#index.settled]);
  }

  #drawNothing(list: HTMLElement, filtered: boolean): void {
    if (!filtered && !this.#index.settled) return;
    const empty = list.createDiv({ cls: "gfr-problems-empty" });
    empty.createDiv({
      cls: "gfr-problems-empty-title",
      text: filtered ? "Nothing of the kinds that are shown." : "Nothing to mend.",
    });
    if (!filtered) {
      empty.createDiv({
        text: "Every property, term, link and block of your lessons reads as it was written.",
      });
    }
  }

  #drawFilters(el: HTMLElement, all: readonly NoteProblems[]): void {
    const counts = new Map<ProblemKind, number>();
    for (const { problems } of all) {
      for (const problem of problems) counts.set(kindOf(problem), (counts.get(kindOf(problem)) ?? 0) + 1);
    }
    const focused = el.doc.activeElement?.getAttribute("data-kind") ?? null;
    el.empty();
    for (const { kind, name } of PROBLEM_KINDS) {
      const count = counts.get(kind) ?? 0;
      const button = el.createEl("button", {
        cls: "gfr-problems-filter",
        type: "button",
        attr: { "aria-pressed": String(this.#shown.has(kind)), "data-kind": kind },
      });
      button.createSpan({ text: name });
      button.createSpan({ cls: "gfr-problems-filter-count", text: ` ${count}` });
      button.addEventListener("click", () => {
        if (this.#shown.has(kind)) this.#shown.delete(kind);
        else this.#shown.add(kind);
        this.#draw();
      });
      if (kind === focused) button.focus();
    }
  }

  #summaryOf(all: readonly NoteProblems[]): string {
    if (!this.#index.settled) return this.#reading();
    const count = all.reduce((sum, { problems }) => sum + problems.length, 0);
    if (count === 0) return "No problems";
    const problems = count === 1 ? "1 problem" : `${count} problems`;
    return `${problems} in ${all.length === 1 ? "1 note" : `${all.length} notes`}.`;
  }

  #reading(): string {
    const waiting = this.#index.waiting;
    return waiting < 2 ? "Reading the notes…" : `Reading the notes, ${waiting} to go…`;
  }

  async #open(path: string, problem: Diagnostic): Promise<void> {
    const file = this.app.vault.getFileByPath(path);
    if (file === null) return;
    // On a phone the list lies over the note.
    if (Platform.isPhone) this.app.workspace.rightSplit.collapse();
    await openAt(this.app, file, problem);
  }

  async #fix(path: string, problem: Diagnostic): Promise<void> {
    const file = this.app.vault.getFileByPath(path);
    if (file === null) return;
    const changed = await changeNote(this.app, file, (text) => this.#services.fixIn(text, problem));
    if (changed === null) new Notice("The line is another one by now; nothing was changed.");
  }
}
