import {
  computePosition,
  flip,
  offset,
  shift,
  size,
  type Placement,
  type ReferenceElement,
} from "@floating-ui/dom";

/** How a floating element stands to what it belongs to; lengths in px. */
export interface Position {
  readonly placement: Placement;
  readonly gap: number;
  /** What stays free at the window's edges. */
  readonly margin: number;
}

/** The height that is left to an element where there is hardly any room, in px. */
const LEAST_ROOM = 120;

/** An area of the window as something to stand beside. */
export function area(left: number, top: number, width: number, height: number): ReferenceElement {
  return { getBoundingClientRect: () => DOMRect.fromRect({ x: left, y: top, width, height }) };
}

/**
 * Puts a fixed element beside a place, on the other side where there is more room, and inside the window. Its style
 * gets `--room`, the height there is. To be called again when its content has grown.
 */
export function positionBeside(
  el: HTMLElement,
  place: ReferenceElement,
  { placement, gap, margin: padding }: Position,
): Promise<void> {
  // What is measured is the height it would have with all the room.
  el.style.removeProperty("--room");
  return position(el, place, placement, [
    offset(gap),
    flip({ padding, crossAxis: false }),
    shift({ padding }),
    size({
      padding,
      apply: ({ availableHeight }) =>
        el.setCssProps({ "--room": `${String(Math.max(availableHeight, LEAST_ROOM))}px` }),
    }),
  ]);
}

/** Puts a fixed element with its corner at a place; over it where it would leave the window. */
export function positionAt(
  el: HTMLElement,
  place: ReferenceElement,
  placement: "bottom-start" | "bottom-end",
  margin: number,
): Promise<void> {
  return position(el, place, placement, [shift({ padding: margin, crossAxis: true })]);
}

async function position(
  el: HTMLElement,
  place: ReferenceElement,
  placement: Placement,
  middleware: NonNullable<Parameters<typeof computePosition>[2]>["middleware"],
): Promise<void> {
  el.setCssStyles({ left: "0", top: "0" });
  const options = { strategy: "fixed", placement, ...(middleware && { middleware }) } as const;
  const { x, y } = await computePosition(place, el, options);
  el.setCssStyles({ left: `${String(Math.round(x))}px`, top: `${String(Math.round(y))}px` });
}
