/**
 * What is out of order on a harness page as it stands; run inside the page. Nothing may be wider than its card, and
 * on a touch screen nothing to be touched may be small.
 */
export function measure(touch) {
  const found = new Set();
  const visible = (element) => element.getClientRects().length > 0 && !element.closest(".gfr-live-region, .gfr-visually-hidden");
  for (const card of document.querySelectorAll(".gfr-drill")) {
    const edge = card.getBoundingClientRect().right + 1;
    const sample = card.parentElement.id;
    for (const element of card.querySelectorAll("*")) {
      const wide = visible(element) && element.getBoundingClientRect().right > edge;
      if (wide && !element.closest(".mod-scroll")) {
        found.add(`too wide: ${sample} ${element.getAttribute("class") ?? element.localName}`);
      }
    }
    if (!touch) continue;
    for (const target of card.querySelectorAll("button, .gfr-option-label, .gfr-outcome, .gfr-field")) {
      const { width, height } = target.getBoundingClientRect();
      if (visible(target) && (height < 40 || width < 40)) {
        found.add(`small to touch: ${sample} ${target.getAttribute("class")} ${width} by ${height}`);
      }
    }
  }
  return [...found];
}

/** Violations axe finds on a page, one line each; `source` is axe-core's script. */
export async function audit(page, source) {
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => window.axe.run(document.getElementById("note")));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `axe ${id}: ${node.html.slice(0, 140)} ${(node.failureSummary ?? "").slice(0, 260)}`),
  );
}
