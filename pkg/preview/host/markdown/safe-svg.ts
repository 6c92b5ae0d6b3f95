/** What has no place in a picture: it runs, or it brings another language in. */
const FORBIDDEN = [
  "script",
  "foreignobject",
  "iframe",
  "image",
  "set",
  "animate",
  "animatetransform",
  "animatemotion",
];

/** What in a style sheet would fetch something; a picture's own parts are named by `#`. */
const FETCHES = /@import|url\(\s*(?!["']?#)/i;

/** Reads a picture's text and makes it harmless; null when it is no picture. Nothing in it runs, links or fetches. */
export function safeSvg(source: string, doc: Document): Element | null {
  const root = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  if (root.localName !== "svg" || root.querySelector("parsererror") !== null) return null;
  for (const element of [root, ...root.querySelectorAll("*")]) {
    const forbidden =
      FORBIDDEN.includes(element.localName.toLowerCase()) ||
      (element.localName === "style" && FETCHES.test(element.textContent));
    if (forbidden) element.remove();
    else dropAttributes(element);
  }
  return doc.importNode(root, true);
}

function dropAttributes(element: Element): void {
  for (const { name, localName, value } of [...element.attributes]) {
    const leads = localName === "href" && !value.startsWith("#");
    if (/^on/i.test(localName) || leads || FETCHES.test(value)) element.removeAttribute(name);
  }
}
