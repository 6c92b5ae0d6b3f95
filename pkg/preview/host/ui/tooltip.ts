import type { TooltipOptions } from "obsidian";

/** How long the pointer rests before a tooltip shows, in ms. */
const DELAY = 400;

let shown: { readonly target: HTMLElement; readonly tip: HTMLElement } | null = null;

/** Gives an element a text that shows beside it while the pointer or the focus is on it; it is its accessible name too. */
export function setTooltip(el: HTMLElement, tooltip: string, options: TooltipOptions = {}): void {
  el.setAttr("aria-label", tooltip === "" ? null : tooltip);
  el.dataset.tooltipPlacement = options.placement ?? "bottom";
  if (el.dataset.tooltipReady !== undefined) return;
  el.dataset.tooltipReady = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (): void => {
    const text = el.getAttribute("aria-label") ?? "";
    if (text !== "" && el.isConnected) displayTooltip(el, text, options);
  };
  const hide = (): void => {
    globalThis.clearTimeout(timer);
    if (shown?.target === el) hideTooltip();
  };
  el.addEventListener("pointerenter", (event) => {
    if (event.pointerType !== "touch") timer = globalThis.setTimeout(show, options.delay ?? DELAY);
  });
  el.addEventListener("focus", () => {
    if (el.matches(":focus-visible")) show();
  });
  for (const type of ["pointerleave", "pointerdown", "blur"]) el.addEventListener(type, hide);
}

/** Shows a tooltip at once; it goes when the pointer leaves the element or another one is shown. */
export function displayTooltip(
  newTargetEl: HTMLElement,
  content: string | DocumentFragment,
  options: TooltipOptions = {},
): void {
  hideTooltip();
  const tip = newTargetEl.doc.body.createDiv({
    cls: ["tooltip", ...(options.classes ?? [])],
    attr: { role: "tooltip" },
  });
  tip.setText(content);
  shown = { target: newTargetEl, tip };
  place(tip, newTargetEl, options.placement ?? "bottom", options.gap ?? 6);
  newTargetEl.addEventListener("pointerleave", hideTooltip, { once: true });
}

function hideTooltip(): void {
  shown?.tip.remove();
  shown = null;
}

function place(tip: HTMLElement, target: HTMLElement, side: string, gap: number): void {
  const at = target.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const { innerWidth, innerHeight } = target.win;
  const middleX = at.left + (at.width - size.width) / 2;
  const middleY = at.top + (at.height - size.height) / 2;
  const below = at.bottom + gap + size.height > innerHeight ? at.top - gap - size.height : at.bottom + gap;
  const [left, top] =
    side === "right"
      ? [at.right + gap, middleY]
      : side === "left"
        ? [at.left - gap - size.width, middleY]
        : [middleX, side === "top" ? at.top - gap - size.height : below];
  const inside = (value: number, room: number): string =>
    `${String(Math.max(4, Math.min(value, room - 4)))}px`;
  tip.setCssStyles({
    left: inside(left, innerWidth - size.width),
    top: inside(top, innerHeight - size.height),
  });
}
