import { type EditorView, WidgetType } from "@codemirror/view";
import { Component } from "../../base/component";
import { reportLater } from "../../base/events";
import { MarkdownRenderer } from "../../markdown/markdown-renderer";
import type { InlineWidgetKind } from "./inline-marks";
import type { LivePreviewHost } from "./link-clicks";

const components = new WeakMap<HTMLElement, Component>();

/** What stands in the place of a few characters: a box, a bullet, a rule, a formula. */
export class InlineWidget extends WidgetType {
  private readonly kind: InlineWidgetKind;
  private readonly host: LivePreviewHost;

  constructor(kind: InlineWidgetKind, host: LivePreviewHost) {
    super();
    this.kind = kind;
    this.host = host;
  }

  override eq({ kind }: InlineWidget): boolean {
    return JSON.stringify(kind) === JSON.stringify(this.kind);
  }

  override toDOM(view: EditorView): HTMLElement {
    const { doc } = view.contentDOM;
    switch (this.kind.name) {
      case "task":
        return taskBox(doc, this.kind.mark, view);
      case "bullet": {
        const bullet = doc.createElement("span");
        bullet.className = "list-bullet";
        bullet.textContent = "•";
        return bullet;
      }
      case "rule": {
        const rule = doc.createElement("span");
        rule.className = "cm-rule";
        rule.setAttribute("role", "separator");
        return rule;
      }
      case "flair": {
        const flair = doc.createElement("span");
        flair.className = "code-block-flair";
        flair.textContent = this.kind.language;
        return flair;
      }
      case "math":
        return this.formula(doc, this.kind.source, view);
    }
  }

  override destroy(dom: HTMLElement): void {
    const component = components.get(dom);
    if (component !== undefined) this.host.owner.removeChild(component);
  }

  override ignoreEvent(): boolean {
    return this.kind.name === "task";
  }

  private formula(doc: Document, source: string, view: EditorView): HTMLElement {
    const el = doc.createElement("span");
    el.className = "cm-inline-math";
    const content = doc.createElement("div");
    const { app, owner } = this.host;
    const component = owner.addChild(new Component());
    components.set(el, component);
    MarkdownRenderer.render(app, source, content, this.host.sourcePath(), component as never)
      .then(() => {
        const rendered = content.firstElementChild;
        el.append(...(rendered?.childNodes ?? content.childNodes));
        view.requestMeasure();
      })
      .catch(reportLater);
    return el;
  }
}

function taskBox(doc: Document, mark: string, view: EditorView): HTMLElement {
  const box = doc.createElement("input");
  box.type = "checkbox";
  box.className = "task-list-item-checkbox";
  box.checked = mark !== " ";
  box.dataset.task = mark;
  box.setAttribute("aria-label", "Task");
  box.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("click", (event) => {
    event.preventDefault();
    const at = view.posAtDOM(box);
    if (!/^\[.\]$/.test(view.state.sliceDoc(at, at + 3))) return;
    const insert = view.state.sliceDoc(at + 1, at + 2) === " " ? "x" : " ";
    view.dispatch({ changes: { from: at + 1, to: at + 2, insert }, userEvent: "input" });
  });
  return box;
}
