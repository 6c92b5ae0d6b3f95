import { createComparisonStore } from "../../../src/view/compare/store";
import { mountComparison } from "../../../src/view/compare/mount";
import { harnessHost } from "./host";
import { samples } from "./samples";

const query = new URLSearchParams(location.search);
document.body.className = query.get("theme") === "dark" ? "theme-dark" : "theme-light";
const wanted = query.get("only");
const note = document.getElementById("note");
const host = harnessHost(query.get("wrap") !== "no");
const store = createComparisonStore();
const layout = query.get("layout");
if (layout === "split" || layout === "stack" || layout === "tabs") store.chooseLayout(null, layout);
document.body.style.setProperty("--font-text-size", `${query.get("text") ?? "16"}px`);
document.body.classList.toggle("wide", innerWidth > 1000);
for (const sample of samples) {
  if (wanted !== null && sample.name !== wanted) continue;
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
