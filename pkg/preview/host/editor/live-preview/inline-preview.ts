import { syntaxTree } from "@codemirror/language";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import type { Extension, Range } from "@codemirror/state";
import { StateEffect } from "@codemirror/state";
import { livePreviewState } from "../fields";
import { drawnBlocks } from "./block-field";
import { fenceMarks } from "./fences";
import { type InlineMark, type InlineScene, marksOf } from "./inline-marks";
import { InlineWidget } from "./inline-widget";
import type { LivePreviewHost } from "./link-clicks";

/** Links are looked up again: notes came, went or got other names. */
const linksChanged = StateEffect.define();

/** Shows marks as what they mean, in what is in view and away from the cursor. */
export function inlinePreview(host: LivePreviewHost): Extension {
  return ViewPlugin.define(
    (view) => {
      const plugin = {
        decorations: decorate(view, host),
        update(update: ViewUpdate): void {
          const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
          const moved = update.selectionSet && update.view.plugin(livePreviewState)?.mousedown !== true;
          // Links were looked up again, the mouse was let go, blocks are drawn anew.
          const told = update.transactions.some(({ effects }) => effects.length > 0);
          if (update.docChanged || update.viewportChanged || parsed || moved || told) {
            plugin.decorations = decorate(update.view, host);
          }
        },
        destroy(): void {
          host.app.metadataCache.offref(resolved);
        },
      };
      const resolved = host.app.metadataCache.on("resolved", () =>
        view.dispatch({ effects: linksChanged.of(null) }),
      );
      return plugin;
    },
    {
      decorations: ({ decorations }) => decorations,
    },
  );
}

function decorate(view: EditorView, host: LivePreviewHost): DecorationSet {
  const { state } = view;
  const drawn = drawnBlocks(state);
  const scene: InlineScene = {
    state,
    touches: (from, to) => state.selection.ranges.some((range) => range.from <= to && range.to >= from),
    isResolved: (linkpath) =>
      host.app.metadataCache.getFirstLinkpathDest(linkpath, host.sourcePath()) !== null,
  };
  const ranges: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(state).iterate({
      from,
      to,
      enter: (node) => {
        if (node.name === "FrontMatter" || node.name === "BlockMath") return false;
        const isDrawn =
          node.node.parent?.name === "Document" &&
          drawn.some((block) => block.from <= node.from && node.to <= block.to + 1);
        if (isDrawn) return false;
        const isFence = node.name === "FencedCode";
        const marks = isFence ? fenceMarks(node, scene) : marksOf(node, scene);
        for (const mark of marks) ranges.push(decorationOf(mark, host));
        return isFence ? false : undefined;
      },
    });
  }
  return Decoration.set(ranges, true);
}

function decorationOf(mark: InlineMark, host: LivePreviewHost): Range<Decoration> {
  const { from, to } = mark;
  switch (mark.kind) {
    case "hide":
      return Decoration.replace({}).range(from, to);
    case "class":
      return Decoration.mark({
        class: mark.className,
        ...(mark.link === undefined ? {} : { attributes: { "data-link": mark.link } }),
      }).range(from, to);
    case "widget":
      return Decoration.replace({ widget: new InlineWidget(mark.widget, host) }).range(from, to);
  }
}
