import { type Plugin, MarkdownView, type App } from "obsidian";
import { parseComparison } from "../../core/compare/parse";
import { parseDrill } from "../../core/drill/parse";
import type { Highlighter } from "../../highlight/tokens";
import { mountComparison } from "../../view/compare/mount";
import type { ComparisonStore } from "../../view/compare/store";
import { mountDrill } from "../../view/drill/mount";
import type { SessionStore } from "../../view/drill/session-store";
import type { ReviewPort } from "../../view/ports";
import type { Settings } from "../settings/settings";
import type { SettingsStore } from "../settings/settings-store";
import { AppViewHost } from "./app-view-host";
import { BlockChild, type DrawBlock } from "./block-child";
import type { Disposer } from "../../view/ports";

/** What the blocks of all notes share. */
export interface BlockServices {
  readonly settings: SettingsStore;
  readonly highlighter: Highlighter;
  readonly session: SessionStore;
  readonly comparisons: ComparisonStore;
  readonly reviews: ReviewPort;
}

/** Makes `go-drill` and `go-compare` blocks what they are, on every page that shows notes, until the plugin unloads. */
export function registerBlocks(plugin: Plugin, services: BlockServices): void {
  const live = new Set<BlockChild>();
  const register = (language: string, drawSource: (source: string) => DrawBlock) => {
    plugin.registerMarkdownCodeBlockProcessor(language, (source, element, context) => {
      const child = new BlockChild(element, context.sourcePath, source, drawSource(source));
      child.register(() => live.delete(child));
      child.register(watchHeight(plugin.app, element));
      live.add(child);
      context.addChild(child);
    });
  };

  const hostFor = (child: BlockChild): AppViewHost => {
    const settings = services.settings.current;
    child.containerEl.toggleClass("gfr-raw-colours", !settings.readableColours);
    return new AppViewHost(plugin.app, child, child.sourcePath, services.highlighter, {
      shuffle: settings.shuffleOptions,
      wrapCode: settings.wrapCode,
      answersInPrint: settings.answersInPrint,
    });
  };

  register("go-drill", (source) => (child) => {
    const { model: drill, diagnostics } = parseDrill(source);
    return mountDrill(child.containerEl, {
      drill,
      diagnostics,
      host: hostFor(child),
      store: services.session,
      reviews: services.reviews,
    });
  });
  register("go-compare", (source) => (child) => {
    const { model: comparison, diagnostics } = parseComparison(source);
    return mountComparison(child.containerEl, {
      comparison,
      diagnostics,
      host: hostFor(child),
      store: services.comparisons,
    });
  });

  plugin.register(
    redrawWhen(services.settings, () => {
      for (const child of live) child.redraw();
    }),
  );
}

/** Redraws after a change of settings that a block shows; a new layout is told to the blocks by their store. */
function redrawWhen(store: SettingsStore, redraw: () => void): () => void {
  const shown = ({ shuffleOptions, wrapCode, readableColours, answersInPrint }: Settings) =>
    [shuffleOptions, wrapCode, readableColours, answersInPrint].join();
  let before = shown(store.current);
  return store.onChange((settings) => {
    const after = shown(settings);
    if (after === before) return;
    before = after;
    redraw();
  });
}

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
