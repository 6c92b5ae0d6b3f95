import { parseWikilink } from "../metadata/links";

/** Shows a note's properties, folded away: they are there to be looked up, not to be read first. */
export function drawProperties(parent: HTMLElement, frontmatter: Record<string, unknown>): void {
  const entries = Object.entries(frontmatter);
  if (entries.length === 0) return;
  const container = parent.createEl("details", { cls: "metadata-container" });
  container.createEl("summary", { cls: "metadata-properties-heading", text: "Properties" });
  const list = container
    .createDiv({ cls: "metadata-content" })
    .createEl("dl", { cls: "metadata-properties" });
  for (const [key, value] of entries) {
    const row = list.createDiv({ cls: "metadata-property", attr: { "data-property-key": key } });
    row.createEl("dt", { cls: "metadata-property-key", text: key });
    drawValue(row.createEl("dd", { cls: "metadata-property-value" }), value);
  }
}

function drawValue(el: HTMLElement, value: unknown): void {
  if (Array.isArray(value)) {
    const list = el.createEl("ul");
    for (const item of value) drawValue(list.createEl("li"), item);
  } else if (typeof value === "object" && value !== null) {
    el.setText(
      Object.entries(value)
        .map(([key, inner]) => `${key}: ${plain(inner)}`)
        .join(" · "),
    );
  } else {
    drawText(el, plain(value));
  }
}

/** Text with its wikilinks as links. */
function drawText(el: HTMLElement, text: string): void {
  let from = 0;
  for (const match of text.matchAll(/\[\[([^[\]]+)\]\]/g)) {
    const { link, displayText } = parseWikilink(match[1] ?? "");
    el.appendText(text.slice(from, match.index));
    el.createEl("a", { cls: "internal-link", text: displayText, attr: { "data-href": link } });
    from = match.index + match[0].length;
  }
  el.appendText(text.slice(from));
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return "—";
  return typeof value === "string" ? value : JSON.stringify(value);
}
