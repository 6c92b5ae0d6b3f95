import type { ElementContent } from "hast";
import type { App, MarkdownPostProcessorContext, MarkdownSectionInformation } from "obsidian";
import type { Component, MarkdownRenderChild } from "../base/component";

/** Where Markdown is being rendered: what links are relative to, who owns what is made, how deep embeds are. */
export interface Scene {
  readonly app: App;
  readonly docId: string;
  readonly sourcePath: string;
  readonly frontmatter: Record<string, unknown>;
  /** The owner of what processors and embeds add. */
  readonly owner: Component;
  /** Paths of the notes that embed one another down to here, outermost first. */
  readonly trail: readonly string[];
  /** Renders blocks in a scene of the same kind; what embeds show their notes with. */
  readonly render: (el: HTMLElement, blocks: readonly ElementContent[], scene: Scene) => Promise<void>;
  /** The lines of the section an element stands in, when there is one. */
  readonly sectionInfo: (el: HTMLElement) => MarkdownSectionInformation | null;
}

/** What a processor is given. */
export function contextOf(scene: Scene): MarkdownPostProcessorContext {
  return {
    docId: scene.docId,
    sourcePath: scene.sourcePath,
    frontmatter: scene.frontmatter,
    addChild: (child) => {
      scene.owner.addChild(child as unknown as MarkdownRenderChild);
    },
    getSectionInfo: scene.sectionInfo,
  };
}
