import { createHighlighter } from "../../../src/highlight/highlighter";
import { loadEngine } from "../../../src/highlight/load-engine";
import "./highlight";

const highlighter = createHighlighter({
  loadEngine,
  schedule: (task) => void window.setTimeout(task),
  now: () => performance.now(),
});

globalThis.highlightPage = {
  highlight: async (code, language) => (await highlighter.highlight(code, language))?.length ?? 0,
};
