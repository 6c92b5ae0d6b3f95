import { parseComparison } from "../../../src/core/compare/parse";
import { parseDrill } from "../../../src/core/drill/parse";
import { createHighlighter } from "../../../src/highlight/highlighter";
import { loadEngine } from "../../../src/highlight/warm-up";
import { createScheduler } from "../../../src/obsidian/app/scheduling";
import type { Highlighter } from "../../../src/highlight/tokens";
import { mountComparison } from "../../../src/view/compare/mount";
import { createComparisonStore } from "../../../src/view/compare/store";
import { mountDrill } from "../../../src/view/drill/mount";
import { createSessionStore } from "../../../src/view/drill/session-store";
import type { ViewHost } from "../../../src/view/ports";
import type { BlockSource } from "../blocks";

/** Milliseconds from the first block on. */
export interface NoteTimes {
  /** Until all blocks stand in the page and a frame was drawn. */
  readonly interactive: number;
  /** Until the last listing has its colours. */
  readonly coloured: number;
}

export interface NotePage {
  /** The note with the plugin off: every block as its source. */
  showPlain(blocks: readonly BlockSource[]): Promise<NoteTimes>;
  showBlocks(blocks: readonly BlockSource[]): Promise<NoteTimes>;
  /** Milliseconds to parse one drill and show it, as after a keystroke in its source. */
  redraw(source: string): number;
}

declare global {
  var notePage: NotePage;
}

const pending = new Set<Promise<unknown>>();
const highlighter = watched(
  createHighlighter({
    loadEngine,
    schedule: createScheduler().schedule,
    now: () => performance.now(),
  }),
);

/** Markdown stays text: rendering it is the app's work, and the note with the plugin off has none rendered either. */
const host: ViewHost = {
  renderMarkdown: (markdown, element) => {
    element.append(Object.assign(document.createElement("p"), { textContent: markdown }));
    return () => undefined;
  },
  highlighter,
  copy: () => Promise.resolve(true),
  openLink: () => undefined,
  preferences: { shuffle: true, wrapCode: true, answersInPrint: "as-they-stand" },
};
const session = createSessionStore();
const comparisons = createComparisonStore();

globalThis.notePage = {
  showPlain: (blocks) =>
    measured(({ source }, element) => {
      const pre = document.createElement("pre");
      const code = document.createElement("code");
      code.textContent = source;
      pre.append(code);
      element.append(pre);
    }, blocks),
  showBlocks: (blocks) => measured(show, blocks),
  redraw: (source) => {
    const element = document.body.appendChild(document.createElement("div"));
    const begun = performance.now();
    const dispose = show({ language: "go-drill", source }, element);
    const took = performance.now() - begun;
    dispose();
    element.remove();
    return took;
  },
};

function show({ language, source }: BlockSource, element: HTMLElement): () => void {
  if (language === "go-drill") {
    const { model: drill, diagnostics } = parseDrill(source);
    return mountDrill(element, { drill, diagnostics, host, store: session });
  }
  const { model: comparison, diagnostics } = parseComparison(source);
  return mountComparison(element, { comparison, diagnostics, host, store: comparisons });
}

async function measured(
  draw: (block: BlockSource, element: HTMLElement) => unknown,
  blocks: readonly BlockSource[],
): Promise<NoteTimes> {
  const begun = performance.now();
  for (const block of blocks) {
    const element = document.createElement("div");
    element.className = `block-language-${block.language}`;
    document.body.append(element);
    draw(block, element);
  }
  await nextFrame();
  const interactive = performance.now() - begun;
  while (pending.size > 0) await Promise.all(pending);
  await nextFrame();
  return { interactive, coloured: performance.now() - begun };
}

/** Resolves in the frame after the next one, when the first has been drawn. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

function watched(inner: Highlighter): Highlighter {
  return {
    cached: (code, language) => inner.cached(code, language),
    highlight: (code, language) => {
      const result = inner.highlight(code, language).finally(() => pending.delete(result));
      pending.add(result);
      return result;
    },
  };
}
