import { ItemView, Notice, Platform, type WorkspaceLeaf } from "obsidian";
import type { Diagnostic } from "../../core/text/diagnostic";
import { writeFailure } from "../app/note-text";
import { changeNote } from "../app/change-note";
import { openAt } from "../app/open-at";
import {
  DIAGNOSTIC_KINDS,
  type DiagnosticKind,
  DiagnosticStore,
  type DiagnosticStoreOptions,
} from "./diagnostic-store";
import { focusRow, moveInRows, ProblemList, rowsIn, shownNotes } from "./problem-list";

export const PROBLEMS_VIEW = "gfr-problems";

/** Rows that are drawn at first, and how many times as many more each time they are asked for. */
const ROWS = 200;
const MORE = 5;

export interface ProblemsViewServices extends Omit<DiagnosticStoreOptions, "onChange" | "onProgress"> {
  /** Fixes what a problem tells of: its edits in the text as it is now, or none where it is gone. */
  readonly fixIn: (text: string, problem: Diagnostic) => NonNullable<Diagnostic["fix"]>["edits"];
  /** Lets somebody choose between the definitions of a term, by its key; null asks which term. */
  readonly choose: (key: string | null) => void;
}

/** What the view is made of while it is open. */
interface Parts {
  readonly summaryEl: HTMLElement;
  readonly filters: ProblemFilters;
  readonly listEl: HTMLElement;
  readonly list: ProblemList;
  readonly emptyEl: HTMLElement;
  readonly moreEl: HTMLElement;
}

/** Everything that is wrong with the vault's notes, one click from its line. Reads the notes only while it is open. */
export class ProblemsView extends ItemView {
  readonly #services: ProblemsViewServices;
  readonly #store: DiagnosticStore;
  readonly #shown = new Set<DiagnosticKind>(DIAGNOSTIC_KINDS.map(({ kind }) => kind));
  #limit = ROWS;
  #parts: Parts | null = null;

  constructor(leaf: WorkspaceLeaf, services: ProblemsViewServices) {
    super(leaf);
    this.#services = services;
    this.icon = "list-checks";
    this.#store = new DiagnosticStore({
      ...services,
      onChange: () => this.#draw(),
      onProgress: () => {
        this.#parts?.summaryEl.setText(this.#reading());
        // Nobody is told of every note.
        this.#parts?.summaryEl.setAttr("aria-busy", "true");
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
    const summaryEl = head.createDiv({ cls: "gfr-problems-summary", attr: { role: "status" } });
    const filters = new ProblemFilters(head, this.#shown, () => this.#draw());
    const listEl = contentEl.createDiv({ cls: "gfr-problems-list" });
    this.registerDomEvent(listEl, "keydown", (event) => {
      if (!event.altKey && !event.ctrlKey && !event.metaKey && moveInRows(listEl, event.key))
        event.preventDefault();
    });
    const list = new ProblemList(listEl, this.#services.clock, {
      open: (path, problem) => void this.#open(path, problem),
      fix: (path, problem) => void this.#fix(path, problem),
      choose: (path, problem) => this.#services.choose(this.#store.termAt(path, problem)),
    });
    const emptyEl = contentEl.createDiv();
    const moreEl = contentEl.createDiv({ cls: "gfr-problems-more" });
    this.#parts = { summaryEl, filters, listEl, list, emptyEl, moreEl };
    this.addChild(this.#store);
    this.#draw();
    return Promise.resolve();
  }

  protected override onClose(): Promise<void> {
    this.#parts?.list.stop();
    this.#parts = null;
    this.contentEl.empty();
    return Promise.resolve();
  }

  /** Reads everything anew. */
  readAll(): void {
    this.#store.readAll();
  }

  #draw(): void {
    if (this.#parts === null) return;
    const { summaryEl, filters, list, emptyEl, moreEl } = this.#parts;
    const counts = new Map(DIAGNOSTIC_KINDS.map(({ kind }) => [kind, this.#store.count(kind)]));
    const sum = (kinds: Iterable<DiagnosticKind>): number =>
      [...kinds].reduce((count, kind) => count + (counts.get(kind) ?? 0), 0);
    const total = sum(counts.keys());
    const wanted = sum(this.#shown);
    summaryEl.setText(this.#store.settled ? this.#summaryOf(total) : this.#reading());
    summaryEl.setAttr("aria-busy", String(!this.#store.settled));
    filters.update(counts);
    list.show(shownNotes(this.#store.list(), this.#shown, this.#limit));
    emptyEl.empty();
    if (wanted === 0) this.#drawNothing(emptyEl, total > 0);
    this.#drawMore(moreEl, wanted - this.#limit);
  }

  #drawMore(el: HTMLElement, hidden: number): void {
    const text = `Show more (${hidden})`;
    const button = el.querySelector("button");
    if (hidden <= 0) el.empty();
    else if (button !== null) button.setText(text);
    else
      el.createEl("button", { text, type: "button" }).addEventListener("click", () => void this.#showMore());
  }

  /** Shows more, and puts the focus on the first row that came. */
  async #showMore(): Promise<void> {
    const shown = this.#limit;
    this.#limit += ROWS * MORE;
    this.#draw();
    if (this.#parts === null) return;
    const { list, listEl } = this.#parts;
    await list.drawn();
    focusRow(rowsIn(listEl)[shown]);
  }

  #drawNothing(el: HTMLElement, filtered: boolean): void {
    if (!filtered && !this.#store.settled) return;
    const empty = el.createDiv({ cls: "gfr-problems-empty" });
    empty.createDiv({
      cls: "gfr-problems-empty-title",
      text: filtered ? "No problems of the selected kinds." : "Nothing to fix.",
    });
    if (!filtered) {
      empty.createDiv({
        text: "Every property, term, link and block of your lessons reads as it was written.",
      });
    }
  }

  #summaryOf(count: number): string {
    if (count === 0) return "No problems";
    const notes = this.#store.list().length;
    const problems = count === 1 ? "1 problem" : `${count} problems`;
    return `${problems} in ${notes === 1 ? "1 note" : `${notes} notes`}.`;
  }

  #reading(): string {
    const waiting = this.#store.waiting;
    return waiting < 2 ? "Reading the notes…" : `Reading the notes, ${waiting} left…`;
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
    try {
      const changed = await changeNote(this.app, file, (text) => this.#services.fixIn(text, problem));
      if (changed === null) new Notice("The line has changed. Nothing was fixed.");
    } catch (error) {
      new Notice(writeFailure(file, error));
    }
  }
}

/** The buttons that choose which kinds of problems are shown, each with how many there are. */
class ProblemFilters {
  readonly #shown: ReadonlySet<DiagnosticKind>;
  readonly #buttons = new Map<DiagnosticKind, { readonly el: HTMLElement; readonly countEl: HTMLElement }>();

  /** `shown` has the kinds that are shown, and changes with what is chosen. */
  constructor(el: HTMLElement, shown: Set<DiagnosticKind>, onChange: () => void) {
    this.#shown = shown;
    const group = el.createDiv({
      cls: "gfr-problems-filters",
      attr: { role: "group", "aria-label": "Kinds of problems" },
    });
    for (const { kind, name } of DIAGNOSTIC_KINDS) {
      const button = group.createEl("button", { cls: "gfr-problems-filter", type: "button" });
      button.createSpan({ text: name });
      const countEl = button.createSpan({ cls: "gfr-problems-filter-count" });
      button.addEventListener("click", () => {
        if (shown.has(kind)) shown.delete(kind);
        else shown.add(kind);
        onChange();
      });
      this.#buttons.set(kind, { el: button, countEl });
    }
  }

  update(counts: ReadonlyMap<DiagnosticKind, number>): void {
    for (const [kind, { el, countEl }] of this.#buttons) {
      el.setAttr("aria-pressed", String(this.#shown.has(kind)));
      countEl.setText(` ${counts.get(kind) ?? 0}`);
    }
  }
}
