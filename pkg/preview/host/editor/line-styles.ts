import { syntaxTree } from "@codemirror/language";
import { Prec, type EditorState, type Range } from "@codemirror/state";
import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from "@codemirror/view";

const plugin = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      const moved = update.selectionSet && cursorLine(update.view) !== null;
      if (update.docChanged || update.viewportChanged || parsed || moved)
        this.decorations = decorate(update.view);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

/**
 * Classes of whole lines, by what they belong to; the names are those the app's themes know. What stands before a
 * list item's text is one element around all that others mark there, which the lowest precedence makes it.
 */
export const lineStyles = Prec.lowest(plugin);

function decorate(view: EditorView): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const [from, { classes, lead }] of lineClasses(view)) {
    const style = lead === null ? {} : { style: `--list-hang: ${String(lead.width)}ch` };
    ranges.push(Decoration.line({ attributes: { class: classes.join(" "), ...style } }).range(from));
    if (lead?.to !== undefined) ranges.push(LEAD.range(from, lead.to));
  }
  return Decoration.set(ranges, true);
}

/** What stands before the text of a list item, as wide as the item's other lines stand in. */
const LEAD = Decoration.mark({ class: "cm-list-lead", inclusiveStart: true });

interface Lead {
  /** Where the text of the item begins; undefined on the item's further lines. */
  readonly to?: number;
  /** Characters. */
  readonly width: number;
}

interface LineStyle {
  readonly classes: string[];
  lead: Lead | null;
}

interface DrawnLines {
  readonly from: number;
  readonly to: number;
}

/**
 * The line of the cursor where it is out of view. The editor draws it all the same; without its classes it would have
 * another height, and the text below would move.
 */
function cursorLine({ state, viewport }: EditorView): DrawnLines | null {
  const { head } = state.selection.main;
  return head < viewport.from || head > viewport.to ? state.doc.lineAt(head) : null;
}

function lineClasses(view: EditorView): Map<number, LineStyle> {
  const { state } = view;
  const lines = new Map<number, LineStyle>();
  /** The lines that the editor draws around the range being read. */
  let drawn: DrawnLines = view.viewport;
  const styleAt = (from: number): LineStyle => {
    const style = lines.get(from) ?? { classes: [], lead: null };
    lines.set(from, style);
    return style;
  };
  const each = (from: number, to: number, add: (style: LineStyle, edge: string) => void): void => {
    const first = state.doc.lineAt(from);
    for (let line = first; ; line = state.doc.line(line.number + 1)) {
      const last = line.to >= to || line.number === state.doc.lines;
      if (line.to >= drawn.from && line.from <= drawn.to) {
        const edges = [line === first ? "begin" : "", last ? "end" : ""].filter((edge) => edge !== "");
        add(styleAt(line.from), edges.join(" "));
      }
      if (last || line.from > drawn.to) return;
    }
  };
  const cursor = cursorLine(view);
  for (const range of cursor === null ? view.visibleRanges : [...view.visibleRanges, cursor]) {
    drawn = range === cursor ? cursor : view.viewport;
    const { from, to } = range;
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
          const lead = leadOf(state, mark.from, mark.to);
          each(start, end, (style, edge) => {
            if (!style.classes.includes("HyperMD-list-line")) style.classes.push("HyperMD-list-line");
            style.lead = edge.includes("begin") ? lead : { width: lead.width };
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

/** A task's box takes as much room as so many characters. */
const BOX = 2;

function leadOf(state: EditorState, markStart: number, markEnd: number): Lead {
  const line = state.doc.lineAt(markEnd);
  const [, blanks = "", box = ""] =
    /^([ \t]*)(\[.\][ \t]+)?/.exec(line.text.slice(markEnd - line.from)) ?? [];
  const before = line.text.slice(0, markEnd - line.from);
  const tabs = before.split("\t").length - 1;
  const width = before.length + tabs * (state.tabSize - 1) + (box === "" ? Math.max(blanks.length, 1) : BOX);
  // In a quote, or behind another item's mark, there is more before it than blanks.
  const standsFirst = line.text.slice(0, markStart - line.from).trim() === "";
  return standsFirst ? { to: markEnd + blanks.length + box.length, width } : { width };
}
