import { createComparisonStore } from "../../../src/view/compare/store";
import { mountComparison } from "../../../src/view/compare/mount";
import { PALETTES } from "../code/palettes/palettes";
import { themeVariables } from "../code/palettes/variables";
import { harnessHost } from "./host";
import { longSample } from "./large-samples";
import { samples } from "./samples";

const query = new URLSearchParams(location.search);
const palette = PALETTES.find(({ name }) => name === query.get("palette"));
const dark = palette?.dark ?? query.get("theme") === "dark";
document.body.className = dark ? "theme-dark" : "theme-light";
if (palette !== undefined) {
  for (const [name, value] of themeVariables(palette)) document.body.style.setProperty(name, value);
}
const wanted = query.get("only");
const answers = query.get("answers");
const note = document.getElementById("note");
const host = harnessHost({
  wrapCode: query.get("wrap") !== "no",
  answersInPrint: answers === "hidden" || answers === "shown" ? answers : "as-they-stand",
});
const store = createComparisonStore();
const layout = query.get("layout");
if (layout === "split" || layout === "stack" || layout === "tabs") store.chooseLayout(null, layout);
document.body.style.setProperty("--font-text-size", `${query.get("text") ?? "16"}px`);
const widen = (): unknown => document.body.classList.toggle("wide", innerWidth > 1000);
widen();
addEventListener("resize", widen);
const shown = wanted === null ? samples : [...samples, longSample].filter(({ name }) => name === wanted);
for (const sample of shown) {
  const block = document.createElement("div");
  block.dataset.sample = sample.name;
  note?.append(block);
  mountComparison(block, {
    comparison: sample.comparison,
    diagnostics: sample.diagnostics ?? [],
    host,
    store,
  });
}
