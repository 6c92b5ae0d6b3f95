/** Adds members to a prototype as the language's own are: not enumerable, replaceable. Getters stay getters. */
export function extend<T extends object>(prototype: T, members: Partial<T> & ThisType<T>): void {
  const descriptors: Record<string, PropertyDescriptor> = Object.getOwnPropertyDescriptors(members);
  for (const descriptor of Object.values(descriptors)) {
    descriptor.enumerable = false;
    descriptor.configurable = true;
  }
  Object.defineProperties(prototype, descriptors);
}

type ClassNames = string | readonly string[] | undefined;

/** Makes an element as `createEl` of any node does: class, text, attributes, place. */
export function makeElement<K extends keyof HTMLElementTagNameMap>(
  doc: Document,
  tag: K,
  info?: DomElementInfo | string,
  parent?: Node,
  callback?: (el: HTMLElementTagNameMap[K]) => void,
): HTMLElementTagNameMap[K] {
  const element = doc.createElement(tag);
  const options: DomElementInfo = typeof info === "string" ? { cls: info } : (info ?? {});
  addClasses(element, options.cls);
  if (options.text !== undefined) setContent(element, options.text);
  for (const [name, value] of Object.entries(options.attr ?? {})) setAttribute(element, name, value);
  if (options.title !== undefined) element.title = options.title;
  for (const name of ["value", "type", "placeholder", "href"] as const) {
    const value = options[name];
    if (value === undefined) continue;
    if (name === "value") (element as HTMLInputElement).value = value;
    else element.setAttribute(name, value);
  }
  place(element, options.parent ?? parent, options.prepend);
  callback?.(element);
  return element;
}

/** Makes an SVG element; see `makeElement`. */
export function makeSvg<K extends keyof SVGElementTagNameMap>(
  doc: Document,
  tag: K,
  info?: SvgElementInfo | string,
  parent?: Node,
  callback?: (el: SVGElementTagNameMap[K]) => void,
): SVGElementTagNameMap[K] {
  const element = doc.createElementNS("http://www.w3.org/2000/svg", tag);
  const options: SvgElementInfo = typeof info === "string" ? { cls: info } : (info ?? {});
  addClasses(element, options.cls);
  for (const [name, value] of Object.entries(options.attr ?? {})) setAttribute(element, name, value);
  place(element, options.parent ?? parent, options.prepend);
  callback?.(element);
  return element;
}

/** Replaces an element's content by text or by a fragment's nodes. */
export function setContent(element: Element, content: string | DocumentFragment): void {
  if (typeof content === "string") element.textContent = content;
  else element.replaceChildren(content);
}

/** Sets an attribute; null removes it. */
export function setAttribute(element: Element, name: string, value: string | number | boolean | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

function addClasses(element: Element, names: ClassNames): void {
  const list = typeof names === "string" ? names.split(" ") : (names ?? []);
  element.classList.add(...list.filter(Boolean));
}

function place(element: Element, parent: Node | undefined, prepend = false): void {
  if (parent === undefined) return;
  if (prepend) parent.insertBefore(element, parent.firstChild);
  else parent.appendChild(element);
}
