// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { HoverPopover, PopoverState, type HoverParent } from "../../../../pkg/preview/host/ui/hover-popover";

beforeAll(() => installDomExtensions(window));

let parent: HoverParent;
let link: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  parent = { hoverPopover: null };
  link = document.body.createEl("a", { href: "#" });
});
afterEach(() => {
  parent.hoverPopover?.hide();
  vi.useRealTimers();
});

const shown = () => document.querySelectorAll(".hover-popover").length;
const pointer = (el: HTMLElement, type: "enter" | "leave" | "down") =>
  el.dispatchEvent(new Event(`pointer${type}`, { bubbles: type === "down" }));

describe("a popover beside a link", () => {
  test("shows after a moment, and not at all when the pointer only passes", () => {
    const popover = new HoverPopover(parent, link, 300);
    expect(parent.hoverPopover).toBe(popover);
    vi.advanceTimersByTime(299);
    expect(popover.state).toBe(PopoverState.Showing);
    expect(shown()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(popover.state).toBe(PopoverState.Shown);
    expect(shown()).toBe(1);
    popover.hide();
    new HoverPopover(parent, link, 300);
    pointer(link, "leave");
    vi.advanceTimersByTime(1000);
    expect(shown()).toBe(0);
    expect(parent.hoverPopover).toBeNull();
  });

  test("stays while the pointer goes over to it, and hides when it leaves", () => {
    const popover = new HoverPopover(parent, link, 0);
    vi.advanceTimersByTime(0);
    pointer(link, "leave");
    vi.advanceTimersByTime(100);
    pointer(popover.hoverEl, "enter");
    vi.advanceTimersByTime(5000);
    expect(shown()).toBe(1);
    pointer(popover.hoverEl, "leave");
    vi.advanceTimersByTime(1000);
    expect(popover.state).toBe(PopoverState.Hidden);
    expect(shown()).toBe(0);
  });

  test("a second one of the same parent takes the first one's place", () => {
    const first = new HoverPopover(parent, link, 0);
    vi.advanceTimersByTime(0);
    const second = new HoverPopover(parent, link, 0);
    vi.advanceTimersByTime(0);
    expect(first.state).toBe(PopoverState.Hidden);
    expect(parent.hoverPopover).toBe(second);
    expect(shown()).toBe(1);
  });

  test("Escape closes one after the other, the inner one first", () => {
    const outer = new HoverPopover(parent, link, 0);
    vi.advanceTimersByTime(0);
    const inner = new HoverPopover(outer, outer.hoverEl.createEl("a"), 0);
    vi.advanceTimersByTime(0);
    const escape = () => window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    escape();
    expect(inner.state).toBe(PopoverState.Hidden);
    expect(shown()).toBe(1);
    escape();
    expect(outer.state).toBe(PopoverState.Hidden);
  });

  test("a press in the inner one keeps both, a press elsewhere closes both", () => {
    const outer = new HoverPopover(parent, link, 0);
    vi.advanceTimersByTime(0);
    const inner = new HoverPopover(outer, outer.hoverEl.createEl("a"), 0);
    vi.advanceTimersByTime(0);
    pointer(inner.hoverEl, "down");
    expect(shown()).toBe(2);
    pointer(document.body, "down");
    expect(shown()).toBe(0);
  });

  test("opened by a key it takes the focus, keeps it whatever the pointer does, and gives it back", () => {
    link.focus();
    const popover = new HoverPopover(parent, link, 0);
    popover.takeFocus();
    expect(document.activeElement).toBe(popover.hoverEl);
    pointer(link, "leave");
    vi.advanceTimersByTime(5000);
    expect(shown()).toBe(1);
    popover.hide();
    expect(document.activeElement).toBe(link);
  });

  test("does not show beside a link that has gone meanwhile", () => {
    new HoverPopover(parent, link, 300);
    link.remove();
    vi.advanceTimersByTime(300);
    expect(shown()).toBe(0);
  });

  test("what it was given to do ends with it", () => {
    const popover = new HoverPopover(parent, link, 0);
    let ended = 0;
    popover.register(() => (ended += 1));
    vi.advanceTimersByTime(0);
    popover.hide();
    expect(ended).toBe(1);
  });
});
