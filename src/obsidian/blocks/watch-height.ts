import { MarkdownView, type App } from "obsidian";
import type { Disposer } from "../../view/ports";

/**
 * Tells the pane a block stands in when the block's height changes, until disposed.
 *
 * The reading view remembers how high its sections were when it drew them. A block that grows afterwards (its
 * Markdown arrives, an answer unfolds) would leave the pane scrolling over blank space; `onResize` is the
 * documented way to have it measure again.
 */
export function watchHeight(app: App, element: HTMLElement): Disposer {
  let before: number | null = null;
  let asked = 0;
  const view = element.win;
  const observer = new ResizeObserver(([entry]) => {
    const height = entry?.contentRect.height ?? 0;
    const changed = before !== null && Math.abs(height - before) >= 1;
    before = height;
    if (!changed || asked !== 0) return;
    asked = view.requestAnimationFrame(() => {
      asked = 0;
      paneOf(app, element)?.onResize();
    });
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    view.cancelAnimationFrame(asked);
  };
}

/** The note's view that shows an element; null for previews, exports and other places without one. */
function paneOf(app: App, element: HTMLElement): MarkdownView | null {
  for (const { view } of app.workspace.getLeavesOfType("markdown")) {
    if (view instanceof MarkdownView && view.containerEl.contains(element)) return view;
  }
  return null;
}
