import type { App, Component as ObsidianComponent, MarkdownPostProcessor } from "obsidian";
import { MarkdownRenderChild, type Component } from "../base/component";
import { parseNote } from "./parse-note";
import {
  createCodeBlockPostProcessor,
  registerPostProcessor,
  unregisterPostProcessor,
} from "./post-processors";
import { readingOptions } from "./reading-options";
import { renderBlocks } from "./render-blocks";

let lastDocument = 0;

/** Renders Markdown outside a note's own view. Where it is rendered has no sections. */
export abstract class MarkdownRenderer extends MarkdownRenderChild {
  declare app: App;
  hoverPopover = null;

  /** Appends rendered Markdown to an element; what it needs alive lives as long as `component`. */
  static async render(
    app: App,
    markdown: string,
    el: HTMLElement,
    sourcePath: string,
    component: ObsidianComponent,
  ): Promise<void> {
    const note = parseNote(markdown, readingOptions());
    const blocks = note.sections.map((section) => section.element);
    const content = el.doc.createElement("div");
    const done = renderBlocks(content, blocks, {
      app,
      docId: `rendered-${String(++lastDocument)}`,
      sourcePath,
      frontmatter: note.frontmatter,
      owner: component as unknown as Component,
      trail: sourcePath === "" ? [] : [sourcePath],
      render: renderBlocks,
      sectionInfo: () => null,
    });
    el.append(...content.childNodes);
    await done;
  }

  static renderMarkdown(
    markdown: string,
    el: HTMLElement,
    sourcePath: string,
    component: ObsidianComponent,
  ): Promise<void> {
    const { app } = component as ObsidianComponent & { readonly app?: App };
    if (app === undefined)
      throw new Error(
        "The preview has no MarkdownRenderer.renderMarkdown for a component without app; use render.",
      );
    return MarkdownRenderer.render(app, markdown, el, sourcePath, component);
  }
}

/** The renderer's processors, as Obsidian lets plugins reach them without a plugin of their own. */
export const MarkdownPreviewRenderer = {
  registerPostProcessor(postProcessor: MarkdownPostProcessor, sortOrder?: number): void {
    registerPostProcessor(postProcessor, sortOrder);
  },
  unregisterPostProcessor(postProcessor: MarkdownPostProcessor): void {
    unregisterPostProcessor(postProcessor);
  },
  createCodeBlockPostProcessor,
};
