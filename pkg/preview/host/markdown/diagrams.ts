import type { Mermaid } from "mermaid";
import type { Scene } from "./scene";

let loading: Promise<Mermaid> | null = null;
let lastDiagram = 0;
/** Diagrams are drawn one after the other: the library keeps one configuration for all. */
let queue: Promise<void> = Promise.resolve();

/** Fetches what draws diagrams; a page without diagrams never does. Rejects where the optional package is not installed. */
export function loadMermaid(): Promise<Mermaid> {
  return (loading ??= import("mermaid").then((module) => {
    const mermaid = module.default;
    if (mermaid === null)
      throw new Error("the package mermaid is not installed. Run npm install, then npm run build");
    return mermaid;
  }));
}

/** Draws fenced `mermaid` that no processor took, and again when the theme changes. */
export async function drawDiagrams(el: HTMLElement, scene: Scene): Promise<void> {
  const drawn = el.findAll("pre > code.language-mermaid").map((code) => {
    const source = code.textContent.replace(/\n$/, "");
    const block = el.doc.createElement("div");
    block.className = "mermaid";
    block.createEl("pre").createEl("code", { text: source });
    code.parentElement?.replaceWith(block);
    let dark = isDark(block);
    const changed = scene.app.workspace.on("css-change", () => {
      if (isDark(block) === dark) return;
      dark = isDark(block);
      void draw(block, source);
    });
    scene.owner.registerEvent(changed);
    return draw(block, source);
  });
  await Promise.all(drawn);
}

function draw(block: HTMLElement, source: string): Promise<void> {
  return (queue = queue.then(() => drawNow(block, source)));
}

async function drawNow(block: HTMLElement, source: string): Promise<void> {
  const id = `diagram-${String(++lastDiagram)}`;
  try {
    const mermaid = await loadMermaid();
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: "strict",
      htmlLabels: false,
      theme: isDark(block) ? "dark" : "default",
      suppressErrorRendering: true,
    });
    const { svg } = await mermaid.render(id, source);
    const picture = safeSvg(svg, block.doc);
    if (picture === null) throw new Error("what came out is no picture");
    picture.setAttribute("role", "img");
    if (!picture.hasAttribute("aria-label") && !picture.hasAttribute("aria-labelledby"))
      picture.setAttribute("aria-label", "Diagram");
    block.replaceChildren(picture);
    block.removeClass("mermaid-error");
  } catch (error) {
    showError(block, source, error);
  } finally {
    // What it measured with may stay behind after an error.
    document.getElementById(`d${id}`)?.remove();
  }
}

function showError(block: HTMLElement, source: string, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const [first = ""] = message.split("\n", 1);
  block.empty();
  block.addClass("mermaid-error");
  block.createEl("p", { text: `This diagram cannot be drawn: ${first.replace(/[:.]\s*$/, "")}.` });
  block.createEl("pre").createEl("code", { text: source });
}

function isDark(el: HTMLElement): boolean {
  // Paper is white.
  return el.doc.body.hasClass("theme-dark") && el.closest(".print") === null;
}

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
