import type { TooltipOptions } from "obsidian";
import { positionBeside } from "./position";

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
  const placement = options.placement ?? "bottom";
  void positionBeside(tip, newTargetEl, { placement, gap: options.gap ?? 6, margin: 4 });
  newTargetEl.addEventListener("pointerleave", hideTooltip, { once: true });
}

function hideTooltip(): void {
  shown?.tip.remove();
  shown = null;
}
