import { syntaxTree } from "@codemirror/language";
import {
  Facet,
  RangeSet,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
  type Range,
  type Transaction,
  EditorSelection,
} from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type KeyBinding } from "@codemirror/view";
import { findLiveBlocks, type LiveBlock } from "./block-kinds";
import { BlockWidget, type BlockRenderer } from "./block-widget";

/** Draws every block anew: what draws them has changed. */
export const redrawBlocks = StateEffect.define();

/** The mouse went down in the text, or up again: what stands there stays while it is down. */
const pointerDown = StateEffect.define<boolean>();

interface Blocks {
  readonly blocks: readonly LiveBlock[];
  /** Beginnings of the blocks whose source is shown. */
  readonly revealed: ReadonlySet<number>;
  readonly decorations: DecorationSet;
  readonly held: boolean;
}

/** Blocks drawn in place, save those the selection touches. */
export function blockField(renderer: BlockRenderer, remake: boolean): Extension {
  const field = StateField.define<Blocks>({
    create: (state) => {
      const blocks = findLiveBlocks(state);
      const revealed = revealedBy(state, blocks);
      return { blocks, revealed, decorations: draw(blocks, revealed, renderer, false), held: false };
    },
    update: (value, transaction) => {
      const held = heldAfter(value.held, transaction);
      const { state, startState } = transaction;
      const redrawn = transaction.effects.some((effect) => effect.is(redrawBlocks));
      const parsed = syntaxTree(startState) !== syntaxTree(state);
      const changed = transaction.docChanged || parsed || redrawn;
      const blocks = changed ? keepUnparsed(findLiveBlocks(state), value.blocks, transaction) : value.blocks;
      const revealed =
        held && !transaction.docChanged ? stillRevealed(value, blocks) : revealedBy(state, blocks);
      if (!changed && isSameSet(revealed, value.revealed)) {
        return held === value.held ? value : { ...value, held };
      }
      if (redrawn) renderer.version++;
      return {
        blocks,
        revealed,
        held,
        decorations: draw(blocks, revealed, renderer, remake && transaction.docChanged),
      };
    },
    provide: (self) => EditorView.decorations.from(self, ({ decorations }) => decorations),
  });
  const drawn = (state: EditorState): readonly LiveBlock[] => {
    const { blocks, revealed } = state.field(field);
    return blocks.filter(({ from }) => !revealed.has(from));
  };
  return [field, drawnIn.of(drawn), pointerWatch];
}

/** How an editor's drawn blocks are found. */
const drawnIn = Facet.define<(state: EditorState) => readonly LiveBlock[]>();

/** The blocks now drawn, in order; those whose source is shown are not among them. */
export function drawnBlocks(state: EditorState): readonly LiveBlock[] {
  return state.facet(drawnIn).flatMap((drawn) => drawn(state));
}

const pointerWatch = ViewPlugin.fromClass(
  class {
    private readonly view: EditorView;
    private readonly up: () => void;
    private doc: Document | null = null;

    constructor(view: EditorView) {
      this.view = view;
      this.up = () => {
        this.release();
        view.dispatch({ effects: pointerDown.of(false) });
      };
    }

    hold(): void {
      this.release();
      this.doc = this.view.contentDOM.ownerDocument;
      this.doc.addEventListener("mouseup", this.up);
      this.view.dispatch({ effects: pointerDown.of(true) });
    }

    destroy(): void {
      this.release();
    }

    private release(): void {
      this.doc?.removeEventListener("mouseup", this.up);
      this.doc = null;
    }
  },
  {
    eventHandlers: {
      mousedown(event) {
        if (event.button === 0) this.hold();
        return false;
      },
    },
  },
);

function heldAfter(held: boolean, transaction: Transaction): boolean {
  for (const effect of transaction.effects) if (effect.is(pointerDown)) return effect.value;
  return held;
}

function revealedBy(state: EditorState, blocks: readonly LiveBlock[]): Set<number> {
  const revealed = new Set<number>();
  const { ranges } = state.selection;
  for (const { kind, from, to } of blocks) {
    // A cursor before the very first character is where a note is opened, and not in its properties.
    const start = kind === "properties" ? from + 1 : from;
    if (ranges.some((range) => range.from <= to && range.to >= start)) revealed.add(from);
  }
  return revealed;
}

function stillRevealed({ revealed }: Blocks, blocks: readonly LiveBlock[]): Set<number> {
  return new Set(blocks.map(({ from }) => from).filter((from) => revealed.has(from)));
}

function isSameSet(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}

function draw(
  blocks: readonly LiveBlock[],
  revealed: ReadonlySet<number>,
  renderer: BlockRenderer,
  remade: boolean,
): DecorationSet {
  if (remade) renderer.version++;
  const ranges: Range<Decoration>[] = [];
  for (const block of blocks) {
    if (revealed.has(block.from)) continue;
    const widget = new BlockWidget(block, renderer, renderer.version);
    ranges.push(Decoration.replace({ widget, block: true }).range(block.from, block.to));
  }
  return RangeSet.of(ranges);
}

/**
 * The blocks found, with those added that stood in what the parser has not come to yet.
 *
 * After an edit the parser works for a few milliseconds and goes on later. A block further down is not gone in
 * between: it would be drawn anew, and the text would jump.
 */
export function keepUnparsed(
  found: readonly LiveBlock[],
  before: readonly LiveBlock[],
  { state, changes }: Pick<Transaction, "state" | "changes">,
): readonly LiveBlock[] {
  const parsed = syntaxTree(state).length;
  if (parsed >= state.doc.length) return found;
  const taken = found.at(-1)?.to ?? -1;
  const kept = before.flatMap((block) => {
    const from = changes.mapPos(block.from, 1);
    const to = changes.mapPos(block.to, -1);
    if (to <= parsed || from <= taken || state.sliceDoc(from, to) !== block.source) return [];
    return [{ ...block, from, to }];
  });
  return [...found, ...kept];
}

/** Arrow keys that would jump over a drawn block go into its source instead. */
export const blockKeymap: readonly KeyBinding[] = [
  { key: "ArrowDown", run: (view) => stepInto(view, true, false) },
  { key: "ArrowUp", run: (view) => stepInto(view, false, false) },
  { key: "ArrowRight", run: (view) => stepInto(view, true, true) },
  { key: "ArrowLeft", run: (view) => stepInto(view, false, true) },
];

function stepInto(view: EditorView, forward: boolean, sideways: boolean): boolean {
  const { doc, selection } = view.state;
  const { main } = selection;
  if (!main.empty || selection.ranges.length > 1) return false;
  const line = doc.lineAt(main.head);
  if (sideways && main.head !== (forward ? line.to : line.from)) return false;
  const edge = forward ? line.to + 1 : line.from - 1;
  const block = drawnBlocks(view.state).find(({ from, to }) => (forward ? from === edge : to === edge));
  if (block === undefined) return false;
  if (!sideways) {
    // A line that is wrapped is left only from its last row, or its first.
    const moved = view.moveVertically(main, forward);
    if (moved.head >= line.from && moved.head <= line.to && moved.head !== main.head) return false;
  }
  const anchor = forward ? block.from : doc.lineAt(block.to).from;
  const target = sideways && !forward ? block.to : anchor;
  view.dispatch({
    // The beginning of a note is before its properties.
    selection: EditorSelection.cursor(target === 0 ? 1 : target),
    scrollIntoView: true,
    userEvent: "select",
  });
  return true;
}
