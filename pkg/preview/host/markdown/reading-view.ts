import type { App } from "obsidian";
import { Component } from "../base/component";
import type { Switches } from "../switches";
import { parseNote, type NoteSection, type ParsedNote } from "./parse-note";
import { drawProperties } from "./properties";
import { readingOptions } from "./reading-options";
import { markLinks, renderBlocks } from "./render-blocks";
import type { Scene } from "./scene";

/** How tall a line of a section is taken to be before it is rendered, in px. */
const LINE_HEIGHT = 26;

/** A section on the page: its place, and once it came near the viewport its content. */
interface Shown {
  section: NoteSection;
  readonly el: HTMLElement;
  component: Component | null;
  rendered: Promise<void> | null;
}

let lastDocument = 0;

/** A note for reading: one element per section, rendered when it comes into view, kept when the note changes elsewhere. */
export class ReadingView extends Component {
  readonly containerEl: HTMLElement;
  private readonly app: App;
  private readonly switches: Switches;
  private readonly headerEl: HTMLElement;
  private readonly sizerEl: HTMLElement;
  private readonly docId = `preview-${String(++lastDocument)}`;
  private readonly observer: IntersectionObserver;
  private shown: Shown[] = [];
  private note: ParsedNote = { text: "", frontmatter: {}, sections: [] };
  private path = "";

  constructor(app: App, switches: Switches, parent: HTMLElement) {
    super();
    this.app = app;
    this.switches = switches;
    this.containerEl = parent.createDiv({
      cls: "markdown-preview-view markdown-rendered is-readable-line-width allow-fold-headings",
      attr: { tabindex: -1 },
    });
    this.sizerEl = this.containerEl.createDiv({ cls: "markdown-preview-sizer markdown-preview-section" });
    this.sizerEl.createDiv({ cls: "markdown-preview-pusher" });
    this.headerEl = this.sizerEl.createDiv({ cls: "mod-header mod-ui" });
    this.observer = new IntersectionObserver((entries) => this.onVisible(entries), {
      root: this.containerEl,
      rootMargin: "100% 0px",
    });
  }

  override onload(): void {
    this.register(() => this.observer.disconnect());
    // Paper shows all of a note, so all of it is made before the pages are.
    const win = this.containerEl.win;
    const beforePrint = (): void => {
      const rest = this.shown.some(({ rendered }) => rendered === null);
      this.renderWhole();
      // What is made only now has not heard that it will be printed.
      if (rest) void this.settled().then(() => win.dispatchEvent(new Event("beforeprint")));
    };
    win.addEventListener("beforeprint", beforePrint);
    this.register(() => win.removeEventListener("beforeprint", beforePrint));
    this.registerEvent(this.app.metadataCache.on("resolved", () => this.refreshLinks()));
  }

  /** Shows a note's text; sections that stayed as they were keep their elements and what lives in them. */
  show(text: string, path: string): void {
    const other = path !== this.path;
    this.path = path;
    this.note = parseNote(text, readingOptions());
    this.drawHeader();
    if (other) this.dropAll();
    this.match();
    if (other) this.containerEl.scrollTop = 0;
  }

  set(data: string): void {
    this.show(data, this.path);
  }

  get(): string {
    return this.note.text;
  }

  clear(): void {
    this.dropAll();
    this.note = { text: "", frontmatter: {}, sections: [] };
  }

  /** Renders every section anew. */
  rerender(): void {
    const scroll = this.getScroll();
    this.dropAll();
    this.match();
    this.applyScroll(scroll);
  }

  /** The line at the top of the viewport; its fraction is how far its section is scrolled through. */
  getScroll(): number {
    const top = this.containerEl.scrollTop;
    // Above the first section stand the title and the properties.
    if (top <= 0) return 0;
    for (const { section, el } of this.shown) {
      const start = el.offsetTop;
      if (start + el.offsetHeight <= top) continue;
      const part = el.offsetHeight === 0 ? 0 : Math.max(0, top - start) / el.offsetHeight;
      return section.lineStart + part * (section.lineEnd - section.lineStart + 1);
    }
    return 0;
  }

  /** Brings a line to the top. What stands above it is rendered first, so that it stays there. */
  applyScroll(line: number): void {
    if (line <= 0) {
      this.containerEl.scrollTop = 0;
      return;
    }
    for (const shown of this.shown) {
      if (shown.section.lineStart <= line) void this.render(shown);
    }
    const target = this.shown.filter(({ section }) => section.lineStart <= line).at(-1);
    if (target === undefined) return;
    const { section, el } = target;
    const part = Math.min(1, (line - section.lineStart) / (section.lineEnd - section.lineStart + 1));
    this.containerEl.scrollTop = el.offsetTop + part * el.offsetHeight;
  }

  /** Settles when what is on the page has been rendered, processors included. */
  async settled(): Promise<void> {
    await Promise.all(this.shown.map(({ rendered }) => rendered ?? Promise.resolve()));
  }

  private drawHeader(): void {
    this.headerEl.empty();
    const name = this.path.slice(this.path.lastIndexOf("/") + 1).replace(/\.md$/, "");
    this.headerEl.createDiv({
      cls: "inline-title",
      text: name,
      attr: { role: "heading", "aria-level": 1, dir: "auto" },
    });
    drawProperties(this.headerEl, this.note.frontmatter);
    markLinks(this.headerEl, { app: this.app, sourcePath: this.path });
  }

  private match(): void {
    const kept = matchSections(
      this.shown.map(({ section }) => section.key),
      this.note.sections.map(({ key }) => key),
      this.switches.sections === "text",
    );
    const former = this.shown;
    const used = new Set<number>();
    this.shown = this.note.sections.map((section, index) => {
      const from = kept[index] ?? -1;
      const old = from < 0 ? undefined : former[from];
      if (old === undefined) return this.place(section);
      used.add(from);
      old.section = section;
      return old;
    });
    for (const [index, old] of former.entries()) if (!used.has(index)) this.drop(old);
    let before: Element = this.headerEl;
    for (const { el } of this.shown) {
      if (before.nextElementSibling !== el) before.after(el);
      before = el;
    }
    if (this.switches.rendering === "whole") this.renderWhole();
    else this.renderNear();
  }

  /** Renders what nobody has scrolled to yet too: for printing, and for finding text. */
  renderWhole(): void {
    for (const shown of this.shown) void this.render(shown);
  }

  private place(section: NoteSection): Shown {
    const el = this.sizerEl.createDiv({ cls: sectionClass(section) });
    el.style.minHeight = `${String((section.lineEnd - section.lineStart + 1) * LINE_HEIGHT)}px`;
    this.observer.observe(el);
    return { section, el, component: null, rendered: null };
  }

  private drop(shown: Shown): void {
    this.observer.unobserve(shown.el);
    if (shown.component !== null) this.removeChild(shown.component);
    shown.el.remove();
  }

  private dropAll(): void {
    for (const shown of this.shown.splice(0)) this.drop(shown);
  }

  /** Renders what is in view at once, so that a note does not flash; the observer does the rest. */
  private renderNear(): void {
    const height = this.containerEl.clientHeight;
    if (height === 0) return;
    const bottom = this.containerEl.scrollTop + height;
    for (const shown of this.shown) {
      if (shown.el.offsetTop > bottom) break;
      void this.render(shown);
    }
  }

  private onVisible(entries: readonly IntersectionObserverEntry[]): void {
    const near = new Set(entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target));
    for (const shown of this.shown) if (near.has(shown.el)) void this.render(shown);
  }

  private render(shown: Shown): Promise<void> {
    return (shown.rendered ??= this.fill(shown));
  }

  private async fill(shown: Shown): Promise<void> {
    this.observer.unobserve(shown.el);
    shown.component = this.addChild(new Component());
    const scene: Scene = {
      app: this.app,
      docId: this.docId,
      sourcePath: this.path,
      frontmatter: this.note.frontmatter,
      owner: shown.component,
      trail: [this.path],
      render: renderBlocks,
      sectionInfo: (el) => this.sectionInfo(el),
    };
    shown.el.style.minHeight = "";
    await renderBlocks(shown.el, [shown.section.element], scene);
  }

  private sectionInfo(el: HTMLElement): { text: string; lineStart: number; lineEnd: number } | null {
    const shown = this.shown.find((candidate) => candidate.el.contains(el));
    if (shown === undefined) return null;
    const inCallout = el.closest(".callout") !== null;
    if (inCallout && this.switches["callout-section"] === "null") return null;
    const { lineStart, lineEnd } = shown.section;
    return { text: this.note.text, lineStart, lineEnd };
  }

  private refreshLinks(): void {
    markLinks(this.containerEl, { app: this.app, sourcePath: this.path });
  }
}

function sectionClass({ element }: NoteSection): string {
  return element.type === "element" ? `el-${element.tagName}` : "el-div";
}

/**
 * For each new section, which old one it may take over; -1 for none. Equal sections at both ends keep their places;
 * with `anywhere` equal ones between them do too, in their order, each taken once.
 */
export function matchSections(old: readonly string[], next: readonly string[], anywhere: boolean): number[] {
  const result = next.map(() => -1);
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) {
    result[start] = start;
    start++;
  }
  let oldEnd = old.length;
  let nextEnd = next.length;
  while (oldEnd > start && nextEnd > start && old[oldEnd - 1] === next[nextEnd - 1]) {
    oldEnd--;
    nextEnd--;
    result[nextEnd] = oldEnd;
  }
  if (!anywhere) return result;
  const places = new Map<string, number[]>();
  for (let index = start; index < oldEnd; index++) {
    const key = old[index] ?? "";
    places.set(key, [...(places.get(key) ?? []), index]);
  }
  for (let index = start; index < nextEnd; index++)
    result[index] = places.get(next[index] ?? "")?.shift() ?? -1;
  return result;
}
