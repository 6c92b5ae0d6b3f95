/** How far one press of an arrow key moves a handle, in px. */
const STEP = 20;

/** What a handle between two places changes. */
export interface Resized {
  /** How the line runs: `vertical` stands between places side by side. */
  readonly orientation: "vertical" | "horizontal";
  readonly label: string;
  /** 1 when moving right or down makes the size larger, −1 when smaller. */
  readonly sign: 1 | -1;
  /** The size now, in px. */
  read(): number;
  limits(): { readonly min: number; readonly max: number };
  write(size: number): void;
  /** The hand has let go. */
  done(): void;
}

/** A line between two places that is dragged, or moved with the arrow keys, to give one of them more room. */
export function makeResizeHandle(resized: Resized): HTMLElement {
  const upright = resized.orientation === "vertical";
  const handle = createDiv({
    cls: `workspace-leaf-resize-handle mod-${resized.orientation}`,
    attr: {
      role: "separator",
      tabindex: 0,
      "aria-orientation": resized.orientation,
      "aria-label": resized.label,
    },
  });
  const set = (size: number): void => {
    const { min, max } = resized.limits();
    const bounded = Math.round(Math.max(min, Math.min(size, Math.max(min, max))));
    resized.write(bounded);
    handle.setAttrs({ "aria-valuenow": bounded, "aria-valuemin": min, "aria-valuemax": Math.round(max) });
  };
  handle.addEventListener("focus", () => set(resized.read()));
  handle.addEventListener("keydown", (event) => {
    const keys = upright ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    const direction = keys.indexOf(event.key);
    if (direction < 0) return;
    event.preventDefault();
    set(resized.read() + (direction === 1 ? STEP : -STEP) * resized.sign);
    resized.done();
  });
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    handle.addClass("is-dragged");
    const start = upright ? event.clientX : event.clientY;
    const size = resized.read();
    const move = (moved: PointerEvent): void =>
      set(size + ((upright ? moved.clientX : moved.clientY) - start) * resized.sign);
    const end = (): void => {
      handle.removeEventListener("pointermove", move);
      handle.removeClass("is-dragged");
      resized.done();
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", end, { once: true });
  });
  return handle;
}
