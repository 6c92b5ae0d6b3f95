/**
 * Makes another window's page look like this one: its style sheets, those that scripts adopted, and the classes that
 * say which theme and device it is. Follows changes until the returned function is called.
 */
export function mirrorPage(from: Document, to: Window & typeof globalThis): () => void {
  const { document: doc } = to;
  doc.documentElement.lang = from.documentElement.lang;
  let adopted: readonly CSSStyleSheet[] = [];
  const copySheets = (): void => {
    const same =
      adopted.length === from.adoptedStyleSheets.length &&
      adopted.every((sheet, index) => sheet === from.adoptedStyleSheets[index]);
    if (same) return;
    adopted = [...from.adoptedStyleSheets];
    // A sheet belongs to the document it was made in; the other window gets copies.
    doc.adoptedStyleSheets = adopted.map((sheet) => {
      const copy = new to.CSSStyleSheet();
      copy.replaceSync([...sheet.cssRules].map((rule) => rule.cssText).join("\n"));
      return copy;
    });
  };
  const copyHead = (): void => {
    const styles = [...from.head.querySelectorAll<HTMLElement>("style, link[rel=stylesheet]")];
    doc.head.replaceChildren(
      ...styles.map((style) => {
        const copy = doc.importNode(style, true);
        // The other window's address is no place that a relative address could start from.
        if (style instanceof HTMLLinkElement) copy.setAttribute("href", style.href);
        return copy;
      }),
    );
  };
  const copyClasses = (): void => {
    doc.body.className = from.body.className;
    doc.body.setAttribute("style", from.body.getAttribute("style") ?? "");
  };
  copyHead();
  copySheets();
  copyClasses();
  const observers = [
    observe(from.head, { childList: true, subtree: true, characterData: true }, copyHead),
    observe(from.body, { attributes: true, attributeFilter: ["class", "style"] }, copyClasses),
  ];
  // Nothing tells of sheets that are adopted; a plugin switched on or off is seen within this time.
  const timer = window.setInterval(copySheets, 500);
  return () => {
    window.clearInterval(timer);
    for (const observer of observers) observer.disconnect();
  };
}

function observe(node: Node, options: MutationObserverInit, callback: () => void): MutationObserver {
  const observer = new MutationObserver(callback);
  observer.observe(node, options);
  return observer;
}
