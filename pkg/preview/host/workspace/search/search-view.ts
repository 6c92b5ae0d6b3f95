import type { WorkspaceLeaf } from "obsidian";
import { debounce } from "../../base/debounce";
import { sortInSlices } from "../../base/sort-in-slices";
import { getAllTags } from "../../metadata/front-matter-api";
import { setIcon } from "../../ui/icons";
import { setTooltip } from "../../ui/tooltip";
import { TFile } from "../../vault/files";
import { ItemView } from "../view";
import { parseQuery, type Query } from "./query";
import { places, ResultList, type ResultListHost } from "./result-list";
import { type ReadTexts, type Searchable, SearchRun } from "./search-run";

/** How long after the last letter the search begins, in ms. */
const DELAY = 200;

const ORDER = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

const HELP = [
  ["word another", "both words"],
  ['"two words"', "these words together"],
  ["-word", "not this word"],
  ["a OR b", "one of them"],
  ["file:name", "in the note's name"],
  ["path:folder", "in its path"],
  ["tag:#go", "notes with this tag"],
  ["/go \\w+/", "a pattern"],
] as const;

/** What the search asks of the page. */
export interface SearchHost extends ResultListHost {
  readonly texts: ReadTexts<TFile>;
}

/** Searches all notes, and shows the lines where something was found. */
export class SearchView extends ItemView {
  override icon = "search";
  override navigation = false;
  private readonly inputEl: HTMLInputElement;
  private readonly caseEl: HTMLElement;
  private readonly statusEl: HTMLElement;
  private readonly troubleEl: HTMLElement;
  private readonly helpEl: HTMLElement;
  private readonly results: ResultList;
  private readonly searchLater = debounce(() => this.search(), DELAY, true);
  private readonly host: SearchHost;
  private matchCase = false;
  private run: SearchRun<TFile> | null = null;
  /** All notes in the order they are searched in; null when one came, went or got another name. */
  private sorted: Promise<readonly TFile[]> | null = null;

  constructor(leaf: WorkspaceLeaf, host: SearchHost) {
    super(leaf);
    this.host = host;
    this.headerEl.remove();
    const row = this.contentEl.createDiv({ cls: "search-row", attr: { role: "search" } });
    this.inputEl = row.createEl("input", {
      cls: "search-input",
      attr: {
        type: "search",
        placeholder: "Search in all notes",
        "aria-label": "Search in all notes",
        spellcheck: false,
      },
    });
    this.caseEl = row.createEl("button", {
      cls: "clickable-icon",
      type: "button",
      attr: { "aria-pressed": false },
    });
    setIcon(this.caseEl, "case-sensitive");
    setTooltip(this.caseEl, "Match case");
    this.statusEl = this.contentEl.createDiv({ cls: "search-status", attr: { role: "status" } });
    this.troubleEl = this.contentEl.createDiv({ cls: "search-trouble", attr: { role: "alert" } });
    this.helpEl = this.contentEl.createEl("dl", { cls: "search-help" });
    for (const [written, meaning] of HELP) {
      this.helpEl.createEl("dt").createEl("code", { text: written });
      this.helpEl.createEl("dd", { text: meaning });
    }
    this.results = new ResultList(this.contentEl, "Results", host);
  }

  getViewType(): string {
    return "search";
  }

  getDisplayText(): string {
    return "Search";
  }

  override getState(): Record<string, unknown> {
    return { query: this.inputEl.value, matchCase: this.matchCase };
  }

  override setState(state: unknown): Promise<void> {
    const { query, matchCase } = (state ?? {}) as { query?: unknown; matchCase?: unknown };
    if (typeof query === "string") this.inputEl.value = query;
    this.setCase(matchCase === true);
    this.search();
    return Promise.resolve();
  }

  override onload(): void {
    this.registerDomEvent(this.inputEl, "input", () => void this.searchLater());
    this.registerDomEvent(this.inputEl, "keydown", (event: KeyboardEvent) => {
      if (event.key === "Enter") this.search();
      else if (event.key === "ArrowDown") this.results.containerEl.querySelector("button")?.focus();
      else if (event.key === "Escape" && this.run !== null) this.stop("Stopped.");
      else return;
      event.preventDefault();
    });
    this.registerDomEvent(this.caseEl, "click", () => {
      this.setCase(!this.matchCase);
      this.search();
    });
    for (const name of ["create", "delete", "rename"] as const)
      this.registerEvent(this.app.vault.on(name as "create", () => void (this.sorted = null)));
    this.register(() => {
      this.searchLater.cancel();
      this.run?.cancel();
    });
  }

  private setCase(matchCase: boolean): void {
    this.matchCase = matchCase;
    this.caseEl.setAttr("aria-pressed", matchCase);
  }

  private stop(reason: string): void {
    this.run?.cancel();
    this.run = null;
    this.statusEl.setText(reason);
  }

  private search(): void {
    this.searchLater.cancel();
    this.stop("");
    this.results.clear();
    const query = parseQuery(this.inputEl.value);
    this.troubleEl.setText(query.trouble ?? "");
    const idle = query.alternatives.length === 0 || query.trouble !== null;
    this.helpEl.toggle(query.alternatives.length === 0);
    if (idle) return;
    void this.searchFor(query);
  }

  private async searchFor(query: Query): Promise<void> {
    const run = new SearchRun<TFile>(query, this.matchCase, this.host.texts);
    this.run = run;
    let notes = 0;
    let count = 0;
    const said = (): string => {
      if (notes === 0) return "Nothing found";
      const inNotes = `${String(notes)} ${notes === 1 ? "note" : "notes"}`;
      return count === 0 ? inNotes : `${places(count)} in ${inNotes}`;
    };
    this.statusEl.setText("Searching…");
    this.sorted ??= sortInSlices(this.markdownFiles(), (a, b) => ORDER.compare(a.path, b.path));
    const files = await this.sorted;
    if (this.run !== run) return;
    const { skipped, cancelled } = await run.run(files.map(this.factsOf), {
      found: (file, matches) => {
        if (this.run !== run) return;
        notes += 1;
        count += matches.reduce((sum, match) => sum + match.spans.length, 0);
        this.results.add(file, matches);
      },
      progress: (done, total) => {
        if (this.run === run)
          this.statusEl.setText(`${said()}; ${String(done)} of ${String(total)} notes searched`);
      },
    });
    if (cancelled || this.run !== run) return;
    this.run = null;
    this.statusEl.setText(`${said()}.`);
    if (skipped > 0)
      this.troubleEl.setText("This pattern takes too long; not all notes could be searched with it.");
  }

  private markdownFiles(): TFile[] {
    return this.app.vault
      .getMarkdownFiles()
      .filter((file): file is TFile & typeof file => file instanceof TFile);
  }

  private readonly factsOf = (file: TFile): Searchable<TFile> => {
    const { metadataCache } = this.app;
    return {
      file,
      path: file.path,
      name: file.name,
      // Asked for by few searches.
      get tags(): readonly string[] {
        const cache = metadataCache.getFileCache(file);
        return cache === null ? [] : (getAllTags(cache) ?? []).map((tag) => tag.replace(/^#/u, ""));
      },
    };
  };
}
