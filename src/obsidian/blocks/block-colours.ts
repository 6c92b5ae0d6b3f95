import { loadPrism, type Plugin } from "obsidian";
import { createHighlighter } from "../../highlight/highlighter";
import { loadEngine, warmUp } from "../../highlight/warm-up";
import { createPrismTokenizer } from "../../highlight/prism";
import type { SynchronousHighlighter } from "../../highlight/tokens";
import { createScheduler, whenIdle } from "../app/scheduling";

/** Under this key the vault remembers, on this device, that a block was coloured in it. */
const BLOCKS_SEEN = "go-for-reviewers-blocks-seen";

/**
 * The highlighter all blocks share.
 *
 * It gets ready in idle time, once the layout stands in a vault where blocks were seen before, else once the first
 * block comes. A vault without blocks never loads it.
 */
export function createBlockColours(plugin: Plugin): SynchronousHighlighter {
  const { app } = plugin;
  const scheduler = createScheduler();
  plugin.register(scheduler.stop);
  let warming = false;
  const warm = (): void => {
    if (warming) return;
    warming = true;
    plugin.register(warmUp(highlighter, ["go", "python"], whenIdle));
  };
  const highlighter = createHighlighter({
    loadEngine,
    loadFallback: async () => createPrismTokenizer(await loadPrism()),
    onFirstBlock: () => {
      if (app.loadLocalStorage(BLOCKS_SEEN) !== true) app.saveLocalStorage(BLOCKS_SEEN, true);
      warm();
    },
    schedule: scheduler.schedule,
    now: () => performance.now(),
  });
  app.workspace.onLayoutReady(() => {
    if (app.loadLocalStorage(BLOCKS_SEEN) === true) warm();
  });
  return highlighter;
}
