import {
  MarkdownRenderChild,
  MarkdownView,
  type App,
  type MarkdownPostProcessor,
  type MarkdownPostProcessorContext,
} from "obsidian";
import { watchHeight } from "../blocks/blocks";
import { LessonHead, type LessonHeads } from "./lesson-head";

/**
 * Draws the heads of lessons that are read, in the first section of their notes: what else stands in
 * a note that is read belongs to the app. `sections` gets what may hold one.
 */
export function readingHeads(heads: LessonHeads, sections: Set<PossibleFirstSection>): MarkdownPostProcessor {
  return (el, context) => {
    // What is rendered apart from its note, as a text inside a drill, is no section.
    if (context.getSectionInfo(el) === null) return;
    context.addChild(new PossibleFirstSection(el, { heads, context, sections }));
  };
}

interface SectionOptions {
  readonly heads: LessonHeads;
  readonly context: MarkdownPostProcessorContext;
  readonly sections: Set<PossibleFirstSection>;
}

/** A section of a note that is read. The note may change around it, so each asks anew whether it is the first. */
export class PossibleFirstSection extends MarkdownRenderChild {
  readonly #options: SectionOptions;
  #drawn: { readonly head: LessonHead; readonly el: HTMLElement } | null = null;

  constructor(el: HTMLElement, options: SectionOptions) {
    super(el);
    this.#options = options;
  }

  override onload(): void {
    const { heads, sections } = this.#options;
    sections.add(this);
    this.register(() => sections.delete(this));
    this.register(heads.onChange(() => this.#update()));
    // Sections are rendered before they are put into their note.
    this.register(this.containerEl.onNodeInserted(() => this.#update(), true));
    this.#update();
  }

  override onunload(): void {
    this.#remove();
  }

  #update(): void {
    if (!this.#isFirst()) this.#remove();
    else if (this.#drawn === null) this.#add();
  }

  #isFirst(): boolean {
    const { heads, context } = this.#options;
    const { app } = heads.services;
    const { sourcePath } = context;
    if (heads.find(sourcePath) === null || !isRead(app, this.containerEl, sourcePath)) return false;
    const info = context.getSectionInfo(this.containerEl);
    const first = app.metadataCache.getCache(sourcePath)?.sections?.find(({ type }) => !UNSEEN.has(type))
      ?.position.start.line;
    return info !== null && first !== undefined && first >= info.lineStart && first <= info.lineEnd;
  }

  #add(): void {
    const { heads, context } = this.#options;
    const el = this.containerEl.createDiv({ prepend: true });
    const head = this.addChild(new LessonHead(heads, el, context.sourcePath));
    head.register(watchHeight(heads.services.app, el));
    this.#drawn = { head, el };
  }

  #remove(): void {
    if (this.#drawn === null) return;
    const { head, el } = this.#drawn;
    this.#drawn = null;
    this.removeChild(head);
    el.remove();
  }
}

/** Sections that are not seen where they are written. */
const UNSEEN: ReadonlySet<string> = new Set(["yaml", "comment", "footnoteDefinition", "definition"]);

/** Whether an element stands in the reading view of its own note, and in no embed, preview or export. */
function isRead(app: App, el: HTMLElement, path: string): boolean {
  if (el.closest(".markdown-embed") !== null) return false;
  return app.workspace
    .getLeavesOfType("markdown")
    .some(
      ({ view }) =>
        view instanceof MarkdownView && view.file?.path === path && view.previewMode.containerEl.contains(el),
    );
}
