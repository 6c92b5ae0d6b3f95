import type { HeadingCache, TFile, WorkspaceLeaf } from "obsidian";
import { debounce } from "../base/debounce";
import { setIcon } from "../ui/icons";
import { activeNote, followActiveNote } from "./active-note";
import type { MarkdownView } from "./markdown-view";
import { ItemView } from "./view";

interface Entry {
  readonly heading: HeadingCache;
  readonly el: HTMLElement;
  /** The entry it lies under. */
  readonly parent: Entry | null;
}

/** The headings of the note in use. The one being read is marked; choosing one goes there. */
export class OutlineView extends ItemView {
  override icon = "list";
  override navigation = false;
  private readonly treeEl: HTMLElement;
  private readonly emptyEl: HTMLElement;
  private note: MarkdownView | null = null;
  private file: TFile | null = null;
  private entries: Entry[] = [];
  private readonly folded = new Set<string>();
  private stopScroll: (() => void) | null = null;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.headerEl.remove();
    this.treeEl = this.contentEl.createDiv({
      cls: "outline",
      attr: { role: "tree", "aria-label": "Outline" },
    });
    this.emptyEl = this.contentEl.createDiv({ cls: "pane-empty" });
  }

  getViewType(): string {
    return "outline";
  }

  getDisplayText(): string {
    return "Outline";
  }

  override onload(): void {
    followActiveNote(this, () => this.follow());
    const redraw = debounce(() => this.draw(), 100, true);
    this.registerEvent(
      this.app.metadataCache.on("changed", (file) => {
        if (file === this.file) redraw();
      }),
    );
    this.registerDomEvent(this.treeEl, "keydown", (event: KeyboardEvent) => this.onKey(event));
    this.register(() => {
      redraw.cancel();
      this.stopScroll?.();
    });
    this.follow();
  }

  private follow(): void {
    const note = activeNote(this);
    if (note === this.note && (note?.file ?? null) === this.file) return;
    this.stopScroll?.();
    this.note = note;
    if ((note?.file ?? null) !== this.file) this.folded.clear();
    this.file = note?.file ?? null;
    if (note !== null) {
      const mark = debounce(() => this.markCurrent(), 60, true);
      // Scrolling does not bubble; it is heard on the way down.
      note.contentEl.addEventListener("scroll", mark, true);
      this.stopScroll = () => note.contentEl.removeEventListener("scroll", mark, true);
    }
    this.draw();
  }

  private draw(): void {
    const hadFocus = this.treeEl.contains(this.treeEl.doc.activeElement);
    const cache = this.file === null ? null : this.app.metadataCache.getFileCache(this.file);
    this.treeEl.empty();
    this.entries = [];
    const above: Entry[] = [];
    for (const heading of cache?.headings ?? []) {
      while ((above.at(-1)?.heading.level ?? 0) >= heading.level) above.pop();
      const entry = this.drawHeading(heading, above);
      this.entries.push(entry);
      above.push(entry);
    }
    this.drawFolds();
    const empty = this.entries.length === 0;
    this.treeEl.toggle(!empty);
    this.emptyEl.toggle(empty);
    this.emptyEl.setText(this.file === null ? "No note is open." : "This note has no headings.");
    this.markCurrent();
    if (hadFocus) this.treeEl.querySelector<HTMLElement>("[tabindex='0']")?.focus();
  }

  private drawHeading(heading: HeadingCache, above: readonly Entry[]): Entry {
    const level = above.length + 1;
    const el = this.treeEl.createDiv({
      cls: "tree-item-self is-clickable outline-item",
      attr: { role: "treeitem", "aria-level": level, tabindex: -1 },
    });
    el.style.setProperty("--level", String(level));
    el.createDiv({ cls: "tree-item-icon collapse-icon" });
    el.createDiv({ cls: "tree-item-inner", text: heading.heading });
    const entry = { heading, el, parent: above.at(-1) ?? null };
    el.addEventListener("click", (event) => {
      if ((event.target as Element).closest(".collapse-icon") !== null && this.hasBelow(entry))
        this.fold(entry);
      else this.goTo(entry);
    });
    return entry;
  }

  private hasBelow(entry: Entry): boolean {
    return this.entries.some((other) => other.parent === entry);
  }

  private drawFolds(): void {
    for (const entry of this.entries) {
      const folded = this.folded.has(keyOf(entry));
      const icon = entry.el.find(".collapse-icon");
      if (this.hasBelow(entry)) {
        entry.el.setAttr("aria-expanded", !folded);
        setIcon(icon, folded ? "chevron-right" : "chevron-down");
      } else icon.empty();
      let hidden = false;
      for (let up = entry.parent; up !== null; up = up.parent) hidden ||= this.folded.has(keyOf(up));
      entry.el.toggle(!hidden);
    }
  }

  private fold(entry: Entry): void {
    const key = keyOf(entry);
    if (!this.folded.delete(key)) this.folded.add(key);
    this.drawFolds();
  }

  /** Marks the heading whose part is at the top of the note. */
  private markCurrent(): void {
    if (this.note === null) return;
    // A heading scrolled to may stand a fraction below the top.
    const line = this.note.currentMode.getScroll() + 0.5;
    const current = this.entries.filter(({ heading }) => heading.position.start.line <= line).at(-1);
    const focused = this.treeEl.doc.activeElement;
    for (const { el } of this.entries) {
      el.toggleClass("is-active", el === current?.el);
      el.setAttr("aria-current", el === current?.el ? "true" : null);
      if (!this.treeEl.contains(focused))
        el.setAttr("tabindex", el === (current ?? this.entries[0])?.el ? 0 : -1);
    }
    if (!this.treeEl.contains(focused)) current?.el.scrollIntoView({ block: "nearest" });
  }

  private goTo(entry: Entry): void {
    if (this.note === null) return;
    this.note.setEphemeralState({ line: entry.heading.position.start.line });
    this.app.workspace.setActiveLeaf(this.note.leaf, { focus: true });
    this.folded.delete(keyOf(entry));
    this.drawFolds();
  }

  private onKey(event: KeyboardEvent): void {
    const visible = this.entries.filter(({ el }) => el.isShown());
    const at = visible.findIndex(({ el }) => el === this.treeEl.doc.activeElement);
    const entry = visible[at];
    if (entry === undefined) return;
    const focus = (to: Entry | null | undefined): void => {
      if (to == null) return;
      for (const { el } of this.entries) el.setAttr("tabindex", el === to.el ? 0 : -1);
      to.el.focus();
    };
    const expanded = entry.el.getAttribute("aria-expanded");
    const actions: Record<string, () => void> = {
      ArrowDown: () => focus(visible[at + 1]),
      ArrowUp: () => focus(visible[at - 1]),
      Home: () => focus(visible[0]),
      End: () => focus(visible.at(-1)),
      ArrowRight: () => (expanded === "false" ? this.fold(entry) : focus(visible[at + 1])),
      ArrowLeft: () => (expanded === "true" ? this.fold(entry) : focus(entry.parent)),
      Enter: () => this.goTo(entry),
      " ": () => this.goTo(entry),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  }
}

/** What a heading is folded by; lines move while one writes, words seldom. */
function keyOf({ heading, parent }: Entry): string {
  return `${parent === null ? "" : keyOf(parent)}#${heading.heading}`;
}
