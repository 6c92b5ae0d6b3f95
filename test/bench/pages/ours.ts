import { createHighlighter } from "../../../src/highlight/highlighter";
import { loadEngine } from "../../../src/highlight/load-engine";
import { createTurns } from "../../../src/obsidian/blocks/turns";
import "./highlight";

const highlighter = createHighlighter({
  loadEngine,
  schedule: createTurns().schedule,
  now: () => performance.now(),
});

globalThis.highlightPage = {
  highlight: async (code, language) => (await highlighter.highlight(code, language))?.length ?? 0,
};
