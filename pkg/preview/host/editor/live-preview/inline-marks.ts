import type { EditorState } from "@codemirror/state";
import type { SyntaxNodeRef } from "@lezer/common";

/** What becomes of a stretch of text: nothing of it is seen, it is seen in another way, or something is in its place. */
export type InlineMark =
  | { readonly kind: "hide"; readonly from: number; readonly to: number }
  | {
      readonly kind: "class";
      readonly from: number;
      readonly to: number;
      readonly className: string;
      readonly link?: string;
    }
  | {
      readonly kind: "widget";
      readonly from: number;
      readonly to: number;
      readonly widget: InlineWidgetKind;
    };

export type InlineWidgetKind =
  | { readonly name: "task"; readonly mark: string }
  | { readonly name: "bullet" }
  | { readonly name: "rule" }
  /** The language of code whose fence is not shown; empty for none. */
  | { readonly name: "flair"; readonly language: string }
  | { readonly name: "math"; readonly source: string };

/** What is known of the note while its marks are read. */
export interface InlineScene {
  readonly state: EditorState;
  /** Whether the selection touches a stretch, so that it is shown as it is written. */
  readonly touches: (from: number, to: number) => boolean;
  readonly isResolved: (linkpath: string) => boolean;
}

/** What a node of the syntax tree is shown as. */
export function marksOf(node: SyntaxNodeRef, scene: InlineScene): InlineMark[] {
  const { state, touches } = scene;
  const { name, from, to } = node;
  switch (name) {
    case "EmphasisMark":
    case "StrikethroughMark":
    case "HighlightMark":
      return parentTouched(node, scene) ? [] : [hide(from, to)];
    case "CodeMark":
      return node.node.parent?.name !== "InlineCode" || parentTouched(node, scene) ? [] : [hide(from, to)];
    case "HeaderMark":
      return headerMark(node, scene);
    case "QuoteMark": {
      const line = state.doc.lineAt(from);
      return touches(line.from, line.to) ? [] : [hide(from, Math.min(to + 1, line.to))];
    }
    case "InternalLink":
      return internalLink(node, scene, 2);
    case "Embed":
      return internalLink(node, scene, 3);
    case "Link":
      return link(node, scene);
    case "URL":
    case "Autolink":
      return node.node.parent?.name === "Link" || node.node.parent?.name === "Image"
        ? []
        : [{ kind: "class", from, to, className: "cm-url external-link", link: state.sliceDoc(from, to) }];
    case "Escape":
      return touches(from, to) ? [] : [hide(from, from + 1)];
    case "TaskMarker":
      return touches(from, to)
        ? []
        : [widget(from, to, { name: "task", mark: state.sliceDoc(from + 1, to - 1) })];
    case "ListMark":
      return listMark(node, scene);
    case "HorizontalRule": {
      return touches(from, to) ? [] : [widget(from, to, { name: "rule" })];
    }
    case "InlineMath":
      return touches(from, to) ? [] : [widget(from, to, { name: "math", source: state.sliceDoc(from, to) })];
    case "FootnoteReference":
      return touches(from, to)
        ? []
        : [
            hide(from, from + 2),
            { kind: "class", from: from + 2, to: to - 1, className: "cm-footnote-number" },
            hide(to - 1, to),
          ];
    default:
      return [];
  }
}

function headerMark(node: SyntaxNodeRef, { state, touches }: InlineScene): InlineMark[] {
  const line = state.doc.lineAt(node.from);
  if (touches(line.from, line.to) || node.node.parent?.name.startsWith("ATX") !== true) return [];
  // The blank after the number signs belongs to them, as does the one before those that close a heading.
  if (node.from === line.from || /^ *$/.test(line.text.slice(0, node.from - line.from))) {
    const blanks = /^[ \t]*/.exec(line.text.slice(node.to - line.from))?.[0].length ?? 0;
    return [hide(node.from, node.to + blanks)];
  }
  return [hide(node.from, node.to)];
}

function internalLink(
  node: SyntaxNodeRef,
  { state, touches, isResolved }: InlineScene,
  open: number,
): InlineMark[] {
  const { from, to } = node;
  const inner = state.sliceDoc(from + open, to - 2);
  const bar = inner.indexOf("|");
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const linkpath = target.split("#")[0] ?? "";
  const resolved = linkpath === "" || isResolved(linkpath);
  const className = `cm-underline${resolved ? "" : " is-unresolved"}`;
  const text = from + open + (bar < 0 ? 0 : bar + 1);
  const shown: InlineMark = { kind: "class", from: text, to: to - 2, className, link: target };
  if (touches(from, to)) return [{ ...shown, from: from + open }];
  return [hide(from, text), shown, hide(to - 2, to)].filter((mark) => mark.from < mark.to);
}

function link(node: SyntaxNodeRef, { state, touches }: InlineScene): InlineMark[] {
  const url = node.node.getChild("URL");
  const [open, close] = node.node.getChildren("LinkMark");
  if (url === null || open === undefined || close === undefined) return [];
  const address = state.sliceDoc(url.from, url.to);
  const shown: InlineMark = {
    kind: "class",
    from: open.to,
    to: close.from,
    className: "cm-underline",
    link: address,
  };
  if (touches(node.from, node.to)) return shown.from < shown.to ? [shown] : [];
  return [hide(open.from, open.to), shown, hide(close.from, node.to)].filter((mark) => mark.from < mark.to);
}

function listMark(node: SyntaxNodeRef, { state, touches }: InlineScene): InlineMark[] {
  const { from, to } = node;
  if (touches(from, to) || !/^[-*+]$/.test(state.sliceDoc(from, to))) return [];
  const task = node.node.nextSibling?.name === "Task" || node.node.parent?.getChild("Task") != null;
  if (task) return [hide(from, Math.min(to + 1, state.doc.lineAt(from).to))];
  return [widget(from, to, { name: "bullet" })];
}

function parentTouched(node: SyntaxNodeRef, { touches }: InlineScene): boolean {
  const parent = node.node.parent;
  return parent !== null && touches(parent.from, parent.to);
}

function hide(from: number, to: number): InlineMark {
  return { kind: "hide", from, to };
}

function widget(from: number, to: number, kind: InlineWidgetKind): InlineMark {
  return { kind: "widget", from, to, widget: kind };
}
