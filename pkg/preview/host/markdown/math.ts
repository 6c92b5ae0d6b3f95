import type Katex from "katex";

/** What a formula may make of itself: no links, no files, an end to macros that call themselves. */
const OPTIONS = {
  output: "htmlAndMathml",
  trust: false,
  strict: "ignore",
  maxExpand: 1000,
  maxSize: 50,
} as const;

let loading: Promise<typeof Katex> | null = null;
let loaded: typeof Katex | null = null;
const drawing = new Set<Promise<void>>();

/** Fetches what draws formulas; a page without formulas never does. */
export async function loadMathJax(): Promise<void> {
  loaded = await (loading ??= import("katex").then((module) => module.default));
}

/** An element with a formula, drawn at once when `loadMathJax` has settled and as soon as it has otherwise. */
export function renderMath(source: string, display: boolean): HTMLElement {
  const el = createEl("span", { cls: ["math", display ? "math-block" : "math-inline"], text: source });
  if (loaded === null) void drawFormula(el);
  else draw(el, source, loaded);
  return el;
}

/** Settles when every formula asked for so far is drawn. */
export async function finishRenderMath(): Promise<void> {
  await Promise.all(drawing);
}

/** Draws the formulas of a rendered piece of a note in their places. */
export async function decorateMath(el: HTMLElement): Promise<void> {
  await Promise.all(el.findAllSelf(".math:not(.is-loaded)").map(drawFormula));
}

function drawFormula(el: HTMLElement): Promise<void> {
  const source = el.textContent;
  const drawn = loadMathJax().then(() => {
    if (loaded !== null) draw(el, source, loaded);
  });
  drawing.add(drawn);
  return drawn.finally(() => drawing.delete(drawn));
}

function draw(el: HTMLElement, source: string, katex: typeof Katex): void {
  addStyles(el.doc);
  el.addClass("is-loaded");
  try {
    katex.render(source, el, { ...OPTIONS, displayMode: el.hasClass("math-block") });
  } catch (error) {
    el.empty();
    el.addClass("math-error");
    el.createEl("code", { text: source });
    el.createSpan({ cls: "math-error-message", text: `This formula cannot be drawn: ${reason(error)}` });
  }
}

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^KaTeX parse error:\s*/, "");
}

/** The formulas' styles and fonts, once per window. */
function addStyles(doc: Document): void {
  if (doc.head.querySelector("link[data-formulas]") !== null) return;
  const href = new URL("chunks/katex.css", globalThis.location.href).href;
  doc.head.createEl("link", { attr: { rel: "stylesheet", href, "data-formulas": "" } });
}
