import type { EditorView } from "@codemirror/view";
import { Component } from "../../base/component";
import { reportLater } from "../../base/events";
import { parseNote } from "../../markdown/parse-note";
import { drawProperties } from "../../markdown/properties";
import { readingOptions } from "../../markdown/reading-options";
import { renderBlocks } from "../../markdown/render-blocks";
import type { LiveBlock } from "./block-kinds";
import type { BlockRenderer } from "./block-widget";
import type { LivePreviewHost } from "./link-clicks";

let lastDocument = 0;

/** Draws blocks with the page's own renderer. */
export function blockRenderer(host: LivePreviewHost): BlockRenderer {
  const docId = `live-${String(++lastDocument)}`;
  return {
    version: 0,
    render: (el, block, view) => {
      const component = host.owner.addChild(new Component());
      if (block.kind === "properties")
        drawProperties(el, parseNote(`${block.source}\n`, readingOptions()).frontmatter);
      else renderContent(el, block, view, { host, docId, component });
      // Blocks the page draws by itself tell the editor when they grow: pictures and diagrams arrive late.
      if (block.kind !== "code") watchSize(el, view, component);
      return component;
    },
    drop: (component) => void host.owner.removeChild(component),
  };
}

interface Drawing {
  readonly host: LivePreviewHost;
  readonly docId: string;
  readonly component: Component;
}

function renderContent(el: HTMLElement, block: LiveBlock, view: EditorView, drawing: Drawing): void {
  const { host, docId, component } = drawing;
  const { app, switches } = host;
  const sourcePath = host.sourcePath();
  const note = parseNote(block.source, readingOptions());
  const frontmatter =
    switches["live-frontmatter"] === "parsed"
      ? parseNote(view.state.doc.toString(), readingOptions()).frontmatter
      : {};
  void renderBlocks(
    el,
    note.sections.map(({ element }) => element),
    {
      app,
      docId,
      sourcePath,
      frontmatter,
      owner: component,
      trail: [sourcePath],
      render: renderBlocks,
      sectionInfo: (inner) => (block.kind === "code" ? sectionInfo(view, el, inner, block) : null),
    },
  ).catch(reportLater);
  el.addEventListener("click", (event) => openInternalLink(host, event));
}

/** The lines the block has now, which the text above may have moved. */
function sectionInfo(view: EditorView, el: HTMLElement, inner: HTMLElement, { source }: LiveBlock) {
  if (!el.isConnected || !el.contains(inner)) return null;
  const { doc } = view.state;
  const lineStart = doc.lineAt(view.posAtDOM(el)).number - 1;
  return { text: doc.toString(), lineStart, lineEnd: lineStart + source.split("\n").length - 1 };
}

function openInternalLink(host: LivePreviewHost, event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLElement>("a.internal-link");
  if (link === null || event.defaultPrevented) return;
  event.preventDefault();
  host.openLink(link.dataset.href ?? link.getAttribute("href") ?? "", event);
}

function watchSize(el: HTMLElement, view: EditorView, component: Component): void {
  const observer = new ResizeObserver(() => view.requestMeasure());
  observer.observe(el);
  component.register(() => observer.disconnect());
}
