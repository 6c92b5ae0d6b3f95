import type { MarkdownPostProcessor, MarkdownPostProcessorContext } from "obsidian";
import { reportLater } from "../base/events";

export type CodeBlockHandler = (
  source: string,
  el: HTMLElement,
  ctx: MarkdownPostProcessorContext,
) => unknown;

const processors: MarkdownPostProcessor[] = [];
const languages = new Map<string, MarkdownPostProcessor>();

/** Adds a processor of rendered blocks; lower orders run first, equal ones as they came. */
export function registerPostProcessor(
  processor: MarkdownPostProcessor,
  sortOrder = processor.sortOrder ?? 0,
): void {
  processor.sortOrder = sortOrder;
  const after = processors.findIndex((other) => (other.sortOrder ?? 0) > sortOrder);
  processors.splice(after < 0 ? processors.length : after, 0, processor);
}

export function unregisterPostProcessor(processor: MarkdownPostProcessor): void {
  const index = processors.indexOf(processor);
  if (index >= 0) processors.splice(index, 1);
  for (const [language, owner] of languages) if (owner === processor) languages.delete(language);
}

/** Adds a processor of fenced code of one language. Throws when the language has one already, as the app does. */
export function registerCodeBlock(
  language: string,
  handler: CodeBlockHandler,
  sortOrder?: number,
): MarkdownPostProcessor {
  if (languages.has(language))
    throw new Error(`Code block postprocessor for language ${language} is already registered`);
  const processor: MarkdownPostProcessor = createCodeBlockPostProcessor(language, handler);
  languages.set(language, processor);
  registerPostProcessor(processor, sortOrder);
  return processor;
}

/** Whether fenced code of a language has a processor. */
export function hasCodeBlockProcessor(language: string): boolean {
  return languages.has(language);
}

/** A processor that puts `div.block-language-…` in the place of each fenced block of a language and hands it over. */
export function createCodeBlockPostProcessor(
  language: string,
  handler: CodeBlockHandler,
): (el: HTMLElement, ctx: MarkdownPostProcessorContext) => Promise<void> {
  return async (el, ctx) => {
    const wanted = `language-${language}`;
    const codes = el.findAllSelf("pre > code").filter((code) => code.classList.contains(wanted));
    const handled: unknown[] = [];
    for (const code of codes) {
      const fence = code.parentElement;
      if (fence === null) continue;
      const block = el.doc.createElement("div");
      block.className = `block-language-${language}`;
      const source = code.textContent.replace(/\n$/, "");
      fence.replaceWith(block);
      try {
        handled.push(handler(source, block, ctx));
      } catch (error) {
        block.createEl("pre", { text: source });
        reportLater(error);
      }
    }
    await Promise.all(handled);
  };
}

/** Runs every processor on a rendered element. The promise settles when those that wait for something are done. */
export async function runPostProcessors(el: HTMLElement, ctx: MarkdownPostProcessorContext): Promise<void> {
  const running: unknown[] = [];
  for (const processor of [...processors]) {
    try {
      running.push(processor(el, ctx));
    } catch (error) {
      reportLater(error);
    }
  }
  await Promise.all(running);
}
