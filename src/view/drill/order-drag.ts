import { useRef, useState } from "preact/hooks";

/** Where the items of an order question are: placed, first to last, and left out. Both hold item indexes. */
export interface Arrangement {
  readonly placed: readonly number[];
  readonly leftOut: readonly number[];
}

/** The arrangement a response describes, with everything it does not place left out in starting order. */
export function arrange(placed: readonly number[], starting: readonly number[]): Arrangement {
  return { placed, leftOut: starting.filter((item) => !placed.includes(item)) };
}

/** Moves the item at `from` so that it stands at `to`; both are kept inside the list. */
export function move(placed: readonly number[], from: number, to: number): readonly number[] {
  const item = placed[from];
  if (item === undefined) return placed;
  const rest = placed.filter((_, i) => i !== from);
  const at = Math.max(0, Math.min(to, rest.length));
  return [...rest.slice(0, at), item, ...rest.slice(at)];
}

/**
 * Where a dragged row belongs: how many of the other rows have their middle above the pointer. `middles` are the
 * rows' middles as they stand, the dragged one's included at `from`.
 */
export function dropPlace(middles: readonly number[], from: number, pointer: number): number {
  return middles.filter((middle, i) => i !== from && middle < pointer).length;
}

/** A row being dragged: where it was picked up, where it would land, and how far it has been carried. */
export interface Drag {
  readonly from: number;
  readonly to: number;
  /** CSS pixels. */
  readonly by: number;
  /** How far the others step aside: the dragged row's height and the gap below it. */
  readonly stride: number;
}

interface Start {
  readonly pointer: number;
  readonly y: number;
  readonly middles: readonly number[];
  readonly stride: number;
}

export interface DragHandlers {
  readonly onMouseDown: (event: Event) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: () => void;
  readonly onLostPointerCapture: () => void;
}

/**
 * Dragging rows by mouse, pen or finger. Nothing is rearranged while the row is carried: it and its neighbours
 * are only drawn elsewhere. Let go in another place it is dropped there, and in its own it was tapped.
 */
export function useDrag(
  rowsOf: () => readonly Element[],
  onDrop: (from: number, to: number) => void,
  onTap: (row: number) => void,
) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const start = useRef<Start | null>(null);

  const end = () => {
    start.current = null;
    setDrag(null);
  };
  const handlersFor = (from: number): DragHandlers => ({
    // The press must not move the focus yet: that may change the rows' heights under the pointer.
    onMouseDown: (event) => event.preventDefault(),
    onPointerDown(event) {
      if (event.button !== 0 || !event.isPrimary) return;
      const boxes = rowsOf().map((row) => row.getBoundingClientRect());
      const gap = (boxes[1]?.top ?? 0) - (boxes[0]?.bottom ?? 0);
      const stride = (boxes[from]?.height ?? 0) + Math.max(0, gap);
      const middles = boxes.map((box) => box.top + box.height / 2);
      start.current = { pointer: event.pointerId, y: event.clientY, middles, stride };
      (event.currentTarget as Element | null)?.setPointerCapture(event.pointerId);
      setDrag({ from, to: from, by: 0, stride });
    },
    onPointerMove(event) {
      const began = start.current;
      if (began?.pointer !== event.pointerId) return;
      const by = event.clientY - began.y;
      const carried = (began.middles[from] ?? 0) + by;
      setDrag({ from, to: dropPlace(began.middles, from, carried), by, stride: began.stride });
    },
    onPointerUp(event) {
      if (start.current?.pointer !== event.pointerId) return;
      const carried = (start.current.middles[from] ?? 0) + event.clientY - start.current.y;
      const to = dropPlace(start.current.middles, from, carried);
      end();
      if (to === from) onTap(from);
      else onDrop(from, to);
    },
    onPointerCancel: end,
    onLostPointerCapture: end,
  });
  return { drag, handlersFor };
}

/** How far a row is drawn from where it stands while another one is carried past it; CSS pixels. */
export function shiftOf(row: number, drag: Drag | null): number {
  if (drag === null) return 0;
  if (row === drag.from) return drag.by;
  if (row > drag.from && row <= drag.to) return -drag.stride;
  if (row < drag.from && row >= drag.to) return drag.stride;
  return 0;
}
