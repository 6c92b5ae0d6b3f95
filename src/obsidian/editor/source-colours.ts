import {
  Prec,
  RangeSet,
  StateEffect,
  type Extension,
  type Range,
  type StateEffectType,
} from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";
import type { BlockSyntax } from "../../core/lesson/block-syntax";
import type { Block } from "../../core/markdown/blocks";
import type { SynchronousHighlighter } from "../../highlight/tokens";
import type { WhenIdle } from "../../highlight/warm-up";
import { BlockReader, endOf, followChange, startOf, type OwnBlock } from "./own-blocks";
import { rangesOf, readSource } from "./source-ranges";
import { SourceTokens } from "./source-tokens";
import type { Plugin } from "obsidian";
import { whenIdle } from "../app/scheduling";
import type { SettingsStore } from "../settings/settings-store";

/** What editors are coloured with. */
export interface SourceColoursOptions {
  readonly highlighter: SynchronousHighlighter;
  readonly whenIdle: WhenIdle;
  /** Whether the theme's colours are made readable. */
  readonly readable: () => boolean;
}

/**
 * Colours our blocks in an editor where their source is shown: the code in them, and the marks of their language.
 *
 * A keystroke in a block reads that block again and draws what of it is in sight; one anywhere else moves what is
 * there. Finding the blocks of a long note, and code that takes longer than a quarter of a frame, wait for idle time.
 */
export function sourceColours(options: SourceColoursOptions): Extension {
  const looks = createLooks();
  const colours = ViewPlugin.define((view) => new SourceColours(view, options, looks), {
    decorations: (plugin) => plugin.decorations,
  });
  return [
    // Above the app's own colours, which makes ours the inner elements.
    Prec.high(colours),
    EditorView.editorAttributes.of(() => (options.readable() ? null : { class: "gfr-raw-colours" })),
  ];
}

/** What is made once for all editors. */
interface Looks {
  /** Blocks were found, or tokens came. */
  readonly redraw: StateEffectType<null>;
  readonly line: Decoration;
  mark(className: string): Decoration;
}

function createLooks(): Looks {
  const marks = new Map<string, Decoration>();
  return {
    redraw: StateEffect.define(),
    line: Decoration.line({ class: "gfr-source" }),
    mark: (className) => {
      const mark = marks.get(className) ?? Decoration.mark({ class: className });
      marks.set(className, mark);
      return mark;
    },
  };
}

/** The colours of one editor. */
class SourceColours {
  decorations: DecorationSet;
  private readonly view: EditorView;
  private readonly looks: Looks;
  private readonly reader: BlockReader;
  private readonly tokens: SourceTokens;
  private readonly sources = new WeakMap<Block, BlockSyntax>();
  private blocks: readonly OwnBlock[];
  private gone = false;

  constructor(view: EditorView, { highlighter, whenIdle }: SourceColoursOptions, looks: Looks) {
    this.view = view;
    this.looks = looks;
    this.tokens = new SourceTokens(highlighter, () => {
      this.requestDraw();
    });
    this.reader = new BlockReader(whenIdle, (blocks) => {
      const nothing = blocks.length === 0 && this.blocks.length === 0;
      this.blocks = blocks;
      if (!nothing) this.requestDraw();
    });
    this.blocks = this.reader.read(view.state.doc, []) ?? [];
    this.decorations = this.draw();
  }

  update({ docChanged, viewportChanged, changes, state, transactions }: ViewUpdate): void {
    const requested = transactions.some(({ effects }) =>
      effects.some((effect) => effect.is(this.looks.redraw)),
    );
    let redraw = requested || viewportChanged;
    if (docChanged) {
      const before = new Set(this.blocks.map(({ block }) => block));
      const { blocks, settled } = followChange(this.blocks, changes, state.doc);
      this.blocks = blocks;
      if (!settled || this.reader.busy) this.blocks = this.reader.read(state.doc, blocks) ?? blocks;
      // What is being looked for again keeps its colours until it is found.
      redraw ||=
        !this.reader.busy &&
        (this.blocks.length !== before.size || this.blocks.some(({ block }) => !before.has(block)));
    }
    if (redraw) this.decorations = this.draw();
    else if (docChanged) this.decorations = this.decorations.map(changes);
  }

  destroy(): void {
    this.gone = true;
    this.reader.stop();
  }

  private requestDraw(): void {
    if (!this.gone) this.view.dispatch({ effects: this.looks.redraw.of(null) });
  }

  private draw(): DecorationSet {
    const ranges: Range<Decoration>[] = [];
    for (const { from, to } of this.view.visibleRanges) {
      for (const own of this.blocks) {
        const [start, end] = [Math.max(from, startOf(own)), Math.min(to, endOf(own))];
        if (start >= end) continue;
        this.drawLines(start, end, ranges);
        const source = this.sourceOf(own);
        for (const range of rangesOf(source, this.tokens, start - own.shift, end - own.shift))
          ranges.push(this.looks.mark(range.class).range(range.from + own.shift, range.to + own.shift));
      }
    }
    return RangeSet.of(ranges, true);
  }

  private drawLines(from: number, to: number, ranges: Range<Decoration>[]): void {
    const { doc } = this.view.state;
    for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
      ranges.push(this.looks.line.range(line.from));
      if (line.to >= to || line.number === doc.lines) return;
    }
  }

  private sourceOf({ block, former }: OwnBlock): BlockSyntax {
    const known = this.sources.get(block);
    if (known !== undefined) return known;
    const source = readSource(block);
    this.sources.set(block, source);
    const before = former === null ? undefined : this.sources.get(former);
    for (const [index, code] of source.codes.entries()) {
      const earlier = before?.codes[index];
      if (earlier !== undefined) this.tokens.follow(earlier, code);
    }
    return source;
  }
}

/** Colours our blocks in every editor of the app until the plugin unloads. */
export function registerSourceColours(
  plugin: Plugin,
  settings: SettingsStore,
  highlighter: SynchronousHighlighter,
): void {
  plugin.registerEditorExtension(
    sourceColours({ highlighter, whenIdle, readable: () => settings.current.readableColours }),
  );
  let before = settings.current.readableColours;
  plugin.register(
    settings.onChange(({ readableColours }) => {
      if (readableColours === before) return;
      before = readableColours;
      plugin.app.workspace.updateOptions();
    }),
  );
}
