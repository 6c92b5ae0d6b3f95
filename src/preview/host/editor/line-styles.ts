import { syntaxTree } from "@codemirror/language";
import { RangeSetBuilder, type EditorState } from "@codemirror/state";
import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from "@codemirror/view";

/** Classes of whole lines, by what they belong to; the names are those the app's themes know. */
export const lineStyles = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || parsed) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const [from, styles] of [...lineClasses(view)].sort(([one], [other]) => one - other)) {
    const { classes, indent } = styles;
    const style = indent === 0 ? {} : { style: `--list-hang: ${String(indent)}ch` };
    builder.add(from, from, Decoration.line({ attributes: { class: classes.join(" "), ...style } }));
  }
  return builder.finish();
}

interface LineStyle {
  readonly classes: string[];
  /** How far the text of a list item stands in, in characters. */
  indent: number;
}

function lineClasses(view: EditorView): Map<number, LineStyle> {
  const { state } = view;
  const lines = new Map<number, LineStyle>();
  const styleAt = (from: number): LineStyle => {
    const style = lines.get(from) ?? { classes: [], indent: 0 };
    lines.set(from, style);
    return style;
  };
  const each = (from: number, to: number, add: (style: LineStyle, edge: string) => void): void => {
    const first = state.doc.lineAt(from);
    for (let line = first; ; line = state.doc.line(line.number + 1)) {
      const last = line.to >= to || line.number === state.doc.lines;
      if (line.to >= view.viewport.from && line.from <= view.viewport.to) {
        const edges = [line === first ? "begin" : "", last ? "end" : ""].filter((edge) => edge !== "");
        add(styleAt(line.from), edges.join(" "));
      }
      if (last || line.from > view.viewport.to) return;
    }
  };
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(state).iterate({
      from,
      to,
      enter: ({ name, from: start, to: end, node }) => {
        const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(name)?.[1];
        if (heading !== undefined) {
          each(start, end, ({ classes }) => classes.push("HyperMD-header", `HyperMD-header-${heading}`));
        } else if (name === "FencedCode" || name === "CodeBlock") {
          each(start, end, ({ classes }, edge) => {
            classes.push(
              "HyperMD-codeblock",
              ...edge
                .split(" ")
                .filter(Boolean)
                .map((side) => `HyperMD-codeblock-${side}`),
            );
          });
          return false;
        } else if (name === "FrontMatter") {
          each(start, end, ({ classes }) => classes.push("cm-frontmatter-line"));
          return false;
        } else if (name === "BlockMath") {
          each(start, end, ({ classes }) => classes.push("cm-math-line"));
        } else if (name === "Blockquote") {
          each(start, end, ({ classes }) => classes.push("HyperMD-quote"));
        } else if (name === "ListItem") {
          const mark = node.getChild("ListMark");
          if (mark === null) return;
          const hang = hangOf(state, mark.to);
          each(start, end, (style) => {
            if (!style.classes.includes("HyperMD-list-line")) style.classes.push("HyperMD-list-line");
            style.indent = hang;
          });
        } else if (name === "Table") {
          each(start, end, ({ classes }) => classes.push("HyperMD-table-row"));
        } else if (name === "HorizontalRule") {
          each(start, end, ({ classes }) => classes.push("HyperMD-hr"));
        }
        return undefined;
      },
    });
  }
  return lines;
}

/** The column at which the text of a list item begins; wrapped lines hang there. */
function hangOf(state: EditorState, markEnd: number): number {
  const line = state.doc.lineAt(markEnd);
  const after = /^[ \t]*(?:\[.\][ \t]+)?/.exec(line.text.slice(markEnd - line.from))?.[0].length ?? 1;
  const before = line.text.slice(0, markEnd - line.from);
  const tabs = before.split("\t").length - 1;
  return before.length + tabs * (state.tabSize - 1) + Math.max(after, 1);
}
