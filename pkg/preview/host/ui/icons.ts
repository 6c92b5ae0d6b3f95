import { ICON_ALIASES, ICON_SHAPES } from "./icon-shapes";

const added = new Map<string, string>();

/** Draws an icon into an element, in place of what it held. A name the preview does not know is drawn as a circle. */
export function setIcon(parent: HTMLElement, iconId: string): void {
  parent.replaceChildren(getIcon(iconId) ?? outline(parent.ownerDocument, iconId, ICON_SHAPES.circle ?? ""));
}

/** An icon as an SVG element; null for a name the preview does not know. */
export function getIcon(iconId: string): SVGSVGElement | null {
  const name = iconId.replace(/^lucide-/, "");
  const custom = added.get(iconId);
  if (custom !== undefined) return customIcon(iconId, custom);
  const shape = ICON_SHAPES[ICON_ALIASES[name] ?? name];
  return shape === undefined ? null : outline(document, name, shape);
}

export function getIconIds(): string[] {
  return [...Object.keys(ICON_SHAPES), ...Object.keys(ICON_ALIASES), ...added.keys()];
}

/** Adds an icon; the content is drawn on Obsidian's grid of 100 by 100. */
export function addIcon(iconId: string, svgContent: string): void {
  added.set(iconId, svgContent);
}

export function removeIcon(iconId: string): void {
  added.delete(iconId);
}

function outline(doc: Document, name: string, shape: string): SVGSVGElement {
  const svg = frame(doc, name, "0 0 24 24");
  for (const part of shape.split(" M")) {
    const path = doc.createElementNS(svg.namespaceURI, "path");
    path.setAttribute("d", part.startsWith("M") ? part : `M${part}`);
    svg.append(path);
  }
  return svg;
}

function customIcon(name: string, content: string): SVGSVGElement {
  const svg = frame(document, name, "0 0 100 100");
  const parsed = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`,
    "image/svg+xml",
  );
  svg.append(...parsed.documentElement.childNodes);
  return svg;
}

function frame(doc: Document, name: string, viewBox: string): SVGSVGElement {
  const svg = doc.createElementNS("http://www.w3.org/2000/svg", "svg");
  const attributes: Record<string, string> = {
    viewBox,
    width: "24",
    height: "24",
    fill: "none",
    stroke: "currentColor",
    "stroke-width": "2",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "aria-hidden": "true",
    class: `svg-icon lucide-${name}`,
  };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  return svg;
}
