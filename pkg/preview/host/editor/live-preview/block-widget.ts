import { type EditorView, WidgetType } from "@codemirror/view";
import type { Component } from "../../base/component";
import { setIcon } from "../../ui/icons";
import type { LiveBlock } from "./block-kinds";

/** What draws a block's content. */
export interface BlockRenderer {
  /** Widgets of another version are never taken for one another, however equal. */
  version: number;
  /** Draws into an element; what comes of it lives as long as the component. */
  render(el: HTMLElement, block: LiveBlock, view: EditorView): Component;
  drop(component: Component): void;
}

/** A line of text is about so high, in px; a guess until the widget was measured. */
const LINE_HEIGHT = 24;

/** How many heights are remembered. */
const REMEMBERED = 500;

/** What a drawn block holds until it is taken away. */
interface Drawn {
  readonly component: Component;
  readonly observer: ResizeObserver;
}

const drawn = new WeakMap<HTMLElement, Drawn>();
const heights = new Map<string, number>();

/** A block as it will be read, with a button that opens its source. */
export class BlockWidget extends WidgetType {
  private readonly block: LiveBlock;
  private readonly renderer: BlockRenderer;
  private readonly version: number;

  constructor(block: LiveBlock, renderer: BlockRenderer, version: number) {
    super();
    this.block = block;
    this.renderer = renderer;
    this.version = version;
  }

  override eq(other: BlockWidget): boolean {
    const { kind, source } = this.block;
    return kind === other.block.kind && source === other.block.source && this.version === other.version;
  }

  override toDOM(view: EditorView): HTMLElement {
    const el = view.contentDOM.doc.createElement("div");
    el.className = classOf(this.block);
    el.setAttribute("contenteditable", "false");
    const component = this.renderer.render(el, this.block, view);
    drawn.set(el, { component, observer: watchHeight(el, this.block.source) });
    addEditButton(el, this.block, view);
    return el;
  }

  /**
   * Nothing may be measured here. Blocks that leave together are cleared one after the other while all are still on
   * the page: the browser would lay out a note that is too short, and pull the view back to its end.
   */
  override destroy(dom: HTMLElement): void {
    const held = drawn.get(dom);
    if (held === undefined) return;
    drawn.delete(dom);
    held.observer.disconnect();
    this.renderer.drop(held.component);
  }

  override get estimatedHeight(): number {
    return heights.get(this.block.source) ?? this.block.source.split("\n").length * LINE_HEIGHT;
  }

  /** In a processed code block and in properties everything is the block's own; elsewhere a click goes to the source. */
  override ignoreEvent(event: Event): boolean {
    if (this.block.kind === "code" || this.block.kind === "properties") return true;
    if (event.type !== "mousedown") return true;
    const target = event.target as Element | null;
    return target?.closest("a, button, input, select, textarea, summary, [role='button']") != null;
  }
}

function classOf({ kind, language }: LiveBlock): string {
  const base = "cm-embed-block markdown-rendered";
  if (kind === "code") return `cm-preview-code-block ${base} cm-lang-${language}`;
  return `${base} cm-${kind === "properties" ? "properties" : kind}-block`;
}

function addEditButton(el: HTMLElement, { kind, from }: LiveBlock, view: EditorView): void {
  const button = el.createEl("button", {
    cls: "edit-block-button",
    attr: { type: "button", "aria-label": kind === "properties" ? "Edit the properties" : "Edit this block" },
  });
  setIcon(button, "code-2");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
    openSource(view, el, kind === "code" ? 1 : 0, from);
  });
}

/** Puts the cursor into a block's source, `line` lines below its first. */
function openSource(view: EditorView, el: HTMLElement, line: number, guess: number): void {
  // The block may have moved since it was drawn.
  const at = el.isConnected ? view.posAtDOM(el) : guess;
  const { doc } = view.state;
  const first = doc.lineAt(at).number;
  const target = doc.line(Math.min(first + line, doc.lines));
  const anchor = target.from === 0 ? Math.min(1, target.to) : target.from;
  view.dispatch({ selection: { anchor }, scrollIntoView: true, userEvent: "select" });
  view.focus();
}

/** Remembers how high a block is, whenever the browser has laid it out anew. */
function watchHeight(el: HTMLElement, source: string): ResizeObserver {
  const observer = new ResizeObserver(([entry]) => remember(source, entry?.borderBoxSize[0]?.blockSize ?? 0));
  observer.observe(el);
  return observer;
}

function remember(source: string, height: number): void {
  if (height === 0) return;
  heights.delete(source);
  heights.set(source, height);
  if (heights.size <= REMEMBERED) return;
  const [oldest] = heights.keys();
  if (oldest !== undefined) heights.delete(oldest);
}
