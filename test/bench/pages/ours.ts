import { createHighlighter } from "../../../src/highlight/highlighter";
import { loadEngine } from "../../../src/highlight/warm-up";
import { createScheduler } from "../../../src/obsidian/app/scheduling";
import "./highlight";

const highlighter = createHighlighter({
  loadEngine,
  schedule: createScheduler().schedule,
  now: () => performance.now(),
});

globalThis.highlightPage = {
  highlight: async (code, language) => (await highlighter.highlight(code, language))?.length ?? 0,
};
