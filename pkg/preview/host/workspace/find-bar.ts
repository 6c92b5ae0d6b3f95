import { debounce } from "../base/debounce";
import { setIcon } from "../ui/icons";
import { setTooltip } from "../ui/tooltip";

/** What a find bar searches in, and how it shows what it found. */
export interface FindTarget {
  /** Holds the text that is searched, as it is on the page. */
  readonly contentEl: HTMLElement;
  /** Settles when all of the note is on the page; what has not been drawn cannot be found. */
  drawAll(): Promise<void>;
  /** The bar is gone: whoever opened it gets the focus. */
  closed(): void;
}

/** Under these names the page's styles know what was found. */
const FOUND = "find-match";
const CURRENT = "find-current";

/** No more places than these are marked; a search for one letter would be slow. */
const MOST = 5000;

/** A line over a note that finds text in it: Enter goes to the next place, Shift Enter to the one before, Escape closes. */
export class FindBar {
  readonly containerEl: HTMLElement;
  private readonly target: FindTarget;
  private readonly inputEl: HTMLInputElement;
  private readonly countEl: HTMLElement;
  private readonly searchLater = debounce(() => this.search(), 120, true);
  private ranges: Range[] = [];
  private current = -1;
  private readonly observer: MutationObserver;

  constructor(parent: HTMLElement, target: FindTarget) {
    this.target = target;
    this.containerEl = parent.createDiv({
      cls: "document-search-container",
      attr: { role: "search", "aria-label": "Find in this note" },
    });
    parent.prepend(this.containerEl);
    this.containerEl.hide();
    this.inputEl = this.containerEl.createEl("input", {
      cls: "document-search-input",
      attr: {
        type: "search",
        placeholder: "Find in this note",
        "aria-label": "Find in this note",
        spellcheck: false,
      },
    });
    this.countEl = this.containerEl.createDiv({ cls: "document-search-count", attr: { role: "status" } });
    this.button("chevron-up", "Previous place", () => this.step(-1));
    this.button("chevron-down", "Next place", () => this.step(1));
    this.button("x", "Close", () => this.close());
    this.inputEl.addEventListener("input", () => void this.searchLater());
    this.containerEl.addEventListener("keydown", (event) => this.onKey(event));
    this.observer = new MutationObserver(() => void this.searchLater());
  }

  get isOpen(): boolean {
    return this.containerEl.isShown();
  }

  /** Shows the bar, with the text that is selected in the note. */
  open(): void {
    const selected = this.containerEl.win.getSelection()?.toString().trim() ?? "";
    if (selected !== "" && !selected.includes("\n")) this.inputEl.value = selected;
    this.containerEl.show();
    this.inputEl.focus();
    this.inputEl.select();
    this.observer.observe(this.target.contentEl, { childList: true, subtree: true, characterData: true });
    void this.search();
  }

  close(): void {
    if (!this.isOpen) return;
    this.searchLater.cancel();
    this.observer.disconnect();
    this.containerEl.hide();
    this.unmark();
    this.target.closed();
  }

  private button(icon: string, name: string, action: () => void): void {
    const button = this.containerEl.createEl("button", { cls: "clickable-icon", type: "button" });
    setIcon(button, icon);
    setTooltip(button, name);
    button.addEventListener("click", action);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && event.target === this.inputEl) this.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private async search(): Promise<void> {
    const wanted = this.inputEl.value;
    if (wanted !== "") await this.target.drawAll();
    if (!this.isOpen || wanted !== this.inputEl.value) return;
    const before = this.ranges[this.current]?.startContainer ?? null;
    this.ranges = wanted === "" ? [] : findRanges(this.target.contentEl, wanted);
    const same = this.ranges.findIndex((range) => range.startContainer === before);
    this.current = same >= 0 ? same : this.ranges.length > 0 ? this.firstBelow() : -1;
    this.mark();
  }

  /** The first place that is not above what is read now. */
  private firstBelow(): number {
    const top = this.target.contentEl.getBoundingClientRect().top;
    const index = this.ranges.findIndex((range) => range.getBoundingClientRect().top >= top);
    return index < 0 ? 0 : index;
  }

  private step(by: number): void {
    if (this.ranges.length === 0) return;
    this.current = (this.current + by + this.ranges.length) % this.ranges.length;
    this.mark();
  }

  private mark(): void {
    const highlights = highlightsOf(this.containerEl.win);
    this.unmark();
    const current = this.ranges[this.current];
    const count = this.ranges.length === MOST ? `${String(MOST)}+` : String(this.ranges.length);
    this.countEl.setText(
      this.inputEl.value === ""
        ? ""
        : current === undefined
          ? "Not found"
          : `${String(this.current + 1)} of ${count}`,
    );
    if (current === undefined) return;
    highlights?.set(FOUND, new Highlight(...this.ranges));
    highlights?.set(CURRENT, new Highlight(current));
    current.startContainer.parentElement?.scrollIntoView({ block: "center" });
  }

  private unmark(): void {
    const highlights = highlightsOf(this.containerEl.win);
    highlights?.delete(FOUND);
    highlights?.delete(CURRENT);
  }
}

/** Highlights are a window's; a browser without them finds, but marks nothing. */
function highlightsOf(win: Window): HighlightRegistry | undefined {
  return (win as Window & { readonly CSS?: { readonly highlights?: HighlightRegistry } }).CSS?.highlights;
}

/** Where a text occurs on the page; case does not count, and a place may run over several elements of one block. */
export function findRanges(root: HTMLElement, wanted: string): Range[] {
  const needle = wanted.toLowerCase();
  const ranges: Range[] = [];
  for (const nodes of blocksOfText(root)) {
    const text = nodes
      .map((node) => node.data)
      .join("")
      .toLowerCase();
    for (
      let at = text.indexOf(needle);
      at >= 0 && ranges.length < MOST;
      at = text.indexOf(needle, at + needle.length)
    )
      ranges.push(rangeOf(nodes, at, at + needle.length));
  }
  return ranges;
}

const BLOCKS =
  "p, li, h1, h2, h3, h4, h5, h6, td, th, pre, blockquote, dt, dd, div, summary, label, button, legend";

/** The text nodes that are read as one piece: those with the same nearest block. */
function* blocksOfText(root: HTMLElement): Generator<Text[]> {
  const walker = root.doc.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let block: Element | null = null;
  let nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent?.closest("[hidden], script, style, svg") !== null) continue;
    const own = parent.closest(BLOCKS);
    if (own !== block) {
      if (nodes.length > 0) yield nodes;
      nodes = [];
      block = own;
    }
    nodes.push(node as Text);
  }
  if (nodes.length > 0) yield nodes;
}

function rangeOf(nodes: readonly Text[], start: number, end: number): Range {
  const range = new Range();
  let offset = 0;
  for (const node of nodes) {
    const next = offset + node.data.length;
    if (start >= offset && start < next) range.setStart(node, start - offset);
    if (end > offset && end <= next) range.setEnd(node, end - offset);
    offset = next;
  }
  return range;
}
