import {
  MarkdownRenderChild,
  Notice,
  parseYaml,
  type App,
  type MarkdownPostProcessor,
  type TFile,
} from "obsidian";
import { fixFrontmatter } from "../../core/lesson/frontmatter";
import { isFrontMatterDelimiter } from "../../core/markdown/note";
import { writeFailure } from "../app/note-text";
import { changeNote } from "../app/change-note";
import { drawFrontmatterCard, yamlDiagnostics } from "./frontmatter-card";

export interface FrontmatterReadingServices {
  readonly app: App;
  readonly termsKey: () => string;
  /** Opens the note for writing at a line, from 1. */
  readonly showLine: (file: TFile, line: number) => void;
}

/**
 * Shows above the first section of a note that is read what is wrong with its front matter, which a reader does not
 * see at all. Nothing is drawn in embeds, previews and in print, where nobody fixes it.
 */
export function frontmatterReading(services: FrontmatterReadingServices): MarkdownPostProcessor {
  return (el, context) => {
    const info = context.getSectionInfo(el);
    if (info === null || !info.text.startsWith("---") || !isFirstOfBody(info.text, info.lineStart)) return;
    if (el.closest(".popover, .markdown-embed, .print") !== null) return;
    const file = services.app.vault.getFileByPath(context.sourcePath);
    if (file === null) return;
    const card = el.createDiv({ prepend: true });
    context.addChild(new FrontmatterCard(card, file, services));
  };
}

/** The card of one rendered note, kept up with the note's text. */
class FrontmatterCard extends MarkdownRenderChild {
  readonly #file: TFile;
  readonly #services: FrontmatterReadingServices;

  constructor(el: HTMLElement, file: TFile, services: FrontmatterReadingServices) {
    super(el);
    this.#file = file;
    this.#services = services;
  }

  override onload(): void {
    const { app } = this.#services;
    this.registerEvent(
      app.metadataCache.on("changed", (file, text) => {
        if (file === this.#file) this.#draw(text);
      }),
    );
    void app.vault.cachedRead(this.#file).then(
      (text) => this.#draw(text),
      () => undefined,
    );
  }

  #draw(text: string): void {
    const { app, termsKey, showLine } = this.#services;
    drawFrontmatterCard(this.containerEl, yamlDiagnostics(text, termsKey()), {
      fixAll: () =>
        void changeNote(
          app,
          this.#file,
          (current) => fixFrontmatter(current, { parseYaml, termsKey: termsKey() }).edits,
        ).catch((error: unknown) => new Notice(writeFailure(this.#file, error))),
      show: (line) => showLine(this.#file, line),
    });
  }
}

/** Whether a section, by its line from 0, is the first below the front matter. */
function isFirstOfBody(text: string, line: number): boolean {
  const lines = text.split(/\r?\n/, line + 1);
  const closing = lines.findIndex((each, index) => index > 0 && isFrontMatterDelimiter(each));
  if (closing < 0) return line === 0;
  return line > closing && lines.slice(closing + 1, line).every((each) => each.trim() === "");
}
