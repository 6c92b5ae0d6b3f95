/** What is looked at on the harness page; each function runs in the page. */

/** Runs in the page: what overflows, and what is linked but not level. */
export function measure() {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    found.push(`the note overflows by ${root.scrollWidth - root.clientWidth}px`);
  for (const block of document.querySelectorAll("[data-sample]")) {
    const name = block.dataset.sample;
    for (const line of block.querySelectorAll(".mod-wrap .gfr-line-code, .gfr-header, .gfr-note-item")) {
      if (line.scrollWidth > line.clientWidth + 1)
        found.push(`${name}: "${line.textContent.slice(0, 30)}" overflows`);
    }
    const targets = block.querySelectorAll(".gfr-badge, .gfr-button, .gfr-layout, .gfr-tab");
    for (const target of [...targets].filter((each) => each.offsetParent !== null)) {
      const right = target.getBoundingClientRect().right;
      const frame = target.closest(".gfr-tabs, .gfr-panes[data-layout='split'], .mod-scroll");
      if (frame === null && right > block.getBoundingClientRect().right + 1)
        found.push(`${name}: "${target.getAttribute("aria-label") ?? target.textContent}" is cut off`);
    }
    const panes = [...block.querySelectorAll(".gfr-pane")].filter((pane) => pane.offsetParent !== null);
    const rows = new Map();
    for (const pane of panes) {
      for (const part of pane.querySelectorAll(".gfr-listing-part:not(.gfr-masked)")) {
        const key = `${Math.round(pane.getBoundingClientRect().top)} ${part.style.getPropertyValue("--gfr-row")}`;
        const top = part.getBoundingClientRect().top;
        const before = rows.get(key);
        if (before === undefined) rows.set(key, top);
        else if (Math.abs(before - top) > 1)
          found.push(`${name}: row ${key} is ${Math.abs(before - top)}px off`);
      }
    }
  }
  return found;
}

/** Runs in the page: what selecting a whole pane by hand would put on the clipboard, beside what it should. */
export function selectPanes() {
  const found = [];
  for (const block of document.querySelectorAll("[data-sample]")) {
    for (const pane of block.querySelectorAll(".gfr-pane:not(.gfr-away)")) {
      const listing = pane.querySelector(".gfr-listing");
      if (listing.querySelector(".gfr-masked, details") !== null) continue;
      const selection = getSelection();
      selection.selectAllChildren(listing);
      const selected = selection.toString().replace(/\n$/, "");
      const lines = [...listing.querySelectorAll(".gfr-line-code")].map((line) => line.textContent);
      if (selected !== lines.join("\n")) {
        found.push(
          `${block.dataset.sample}: ${JSON.stringify(selected)} is not ${JSON.stringify(lines.join("\n"))}`,
        );
      }
      selection.removeAllRanges();
    }
  }
  return found;
}
