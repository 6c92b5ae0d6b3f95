import { makeElement, makeSvg, extend } from "./create";

type PageWindow = Window & typeof globalThis;

/** Members of every node and of events: making elements, taking nodes out, asking across windows. */
export function installNodes(win: PageWindow): void {
  extend(win.Node.prototype, {
    get doc(): Document {
      return this.ownerDocument ?? win.document;
    },
    get win(): Window {
      return this.ownerDocument?.defaultView ?? win;
    },
    constructorWin: win,
    createEl(tag, info, callback) {
      return makeElement(this.doc, tag, info, this, callback);
    },
    createDiv(info, callback) {
      return makeElement(this.doc, "div", info, this, callback);
    },
    createSpan(info, callback) {
      return makeElement(this.doc, "span", info, this, callback);
    },
    createSvg(tag, info, callback) {
      return makeSvg(this.doc, tag, info, this, callback);
    },
    detach() {
      this.parentNode?.removeChild(this);
    },
    empty() {
      while (this.lastChild !== null) this.removeChild(this.lastChild);
    },
    appendText(text) {
      this.appendChild(this.doc.createTextNode(text));
    },
    insertAfter(node, child) {
      return this.insertBefore(node, child?.nextSibling ?? null);
    },
    indexOf(other) {
      return [...this.childNodes].indexOf(other as ChildNode);
    },
    setChildrenInPlace(children) {
      const kept = new Set(children);
      for (const child of [...this.childNodes]) if (!kept.has(child)) this.removeChild(child);
      for (const [index, child] of children.entries()) {
        const present = this.childNodes[index] ?? null;
        if (present !== child) this.insertBefore(child, present);
      }
    },
    instanceOf: instanceOfAnyWindow as unknown as Node["instanceOf"],
  });
  extend(win.UIEvent.prototype, {
    get targetNode(): Node | null {
      return this.target as Node | null;
    },
    get win(): Window {
      return this.view ?? win;
    },
    get doc(): Document {
      return (this.view ?? win).document;
    },
    instanceOf: instanceOfAnyWindow as unknown as UIEvent["instanceOf"],
  });
}

/** `instanceof` that also holds for an object made by another window's constructor of the same name. */
function instanceOfAnyWindow(
  this: { readonly win: Window },
  type: { new (): unknown; readonly name?: string },
): boolean {
  if (this instanceof type) return true;
  const theirs = (this.win as unknown as Record<string, unknown>)[type.name ?? ""];
  return typeof theirs === "function" && this instanceof theirs;
}
