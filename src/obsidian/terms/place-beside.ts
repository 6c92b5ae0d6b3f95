/** A place on the page that may move or go: its boxes, none when it is gone. */
export type Anchor = () => readonly DOMRect[];

/** Between what is explained and what explains it, and between that and the window's edge, in px. */
const GAP = 6;
const MARGIN = 8;

/** Room less than this, in px, is used only where the other side has even less. */
const LEAST_ROOM = 120;

/** Puts a fixed element under a place, or above it where there is more room; never over it. */
export function placeBeside(el: HTMLElement, anchor: Anchor): void {
  const rects = anchor();
  if (rects.length === 0 || !el.isConnected) return;
  const frame = frameOf(el);
  const top = rects.reduce((least, rect) => Math.min(least, rect.top), Infinity) - frame.top;
  const bottom = rects.reduce((most, rect) => Math.max(most, rect.bottom), -Infinity) - frame.top;
  const left = rects.reduce((least, rect) => Math.min(least, rect.left), Infinity) - frame.left;
  el.setCssStyles({ maxHeight: "" });
  const { offsetWidth: width, offsetHeight: height } = el;
  const below = frame.height - bottom - GAP - MARGIN;
  const above = top - GAP - MARGIN;
  const under = below >= Math.min(height, LEAST_ROOM) && (below >= height || below >= above);
  const room = Math.max(under ? below : above, 0);
  el.setCssStyles({
    maxHeight: `${room}px`,
    left: `${Math.max(MARGIN, Math.min(left, frame.width - width - MARGIN))}px`,
    top: `${under ? bottom + GAP : top - GAP - Math.min(height, room)}px`,
  });
}

/** What a fixed element's place counts from: the window, or an ancestor whose style makes it the frame. */
function frameOf(el: HTMLElement): { left: number; top: number; width: number; height: number } {
  el.setCssStyles({ left: "0", top: "0" });
  const { left, top } = el.getBoundingClientRect();
  el.setCssStyles({ left: "100%", top: "100%" });
  const end = el.getBoundingClientRect();
  return { left, top, width: end.left - left, height: end.top - top };
}
