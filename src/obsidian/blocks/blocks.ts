import type { Plugin } from "obsidian";
import { parseComparison } from "../../core/compare/parse";
import { parseDrill } from "../../core/drill/parse";
import type { Highlighter } from "../../highlight/tokens";
import { mountComparison } from "../../view/compare/mount";
import type { ComparisonStore } from "../../view/compare/store";
import { mountDrill } from "../../view/drill/mount";
import type { SessionStore } from "../../view/store/session-store";
import type { Settings } from "../settings/settings";
import type { SettingsStore } from "../settings/settings-store";
import { AppViewHost } from "./app-view-host";
import { BlockChild, type DrawBlock } from "./block-child";
import { watchHeight } from "./watch-height";

/** What the blocks of all notes share. */
export interface BlockServices {
  readonly settings: SettingsStore;
  readonly highlighter: Highlighter;
  readonly session: SessionStore;
  readonly comparisons: ComparisonStore;
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
      answersOnPaper: settings.answersOnPaper,
    });
  };

  register("go-drill", (source) => (child) => {
    const { model: drill, diagnostics } = parseDrill(source);
    return mountDrill(child.containerEl, {
      drill,
      diagnostics,
      host: hostFor(child),
      store: services.session,
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
  const shown = ({ shuffleOptions, wrapCode, readableColours, answersOnPaper }: Settings) =>
    [shuffleOptions, wrapCode, readableColours, answersOnPaper].join();
  let before = shown(store.current);
  return store.onChange((settings) => {
    const after = shown(settings);
    if (after === before) return;
    before = after;
    redraw();
  });
}
