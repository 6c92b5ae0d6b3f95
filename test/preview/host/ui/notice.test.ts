// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { Notice } from "../../../../pkg/preview/host/ui/notice";

beforeAll(() => installDomExtensions(window));
beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
});
afterEach(() => vi.useRealTimers());

const shown = () => [...document.querySelectorAll(".notice")].map((el) => el.textContent);

describe("a notice", () => {
  test("is said in a live region, and goes after its time", () => {
    new Notice("Saved.", 1000);
    expect(document.querySelector("[aria-live=polite]")?.textContent).toBe("Saved.");
    vi.advanceTimersByTime(999);
    expect(shown()).toEqual(["Saved."]);
    vi.advanceTimersByTime(1);
    expect(shown()).toEqual([]);
  });

  test("with no time stays until it is pressed", () => {
    const notice = new Notice("Stays.", 0);
    vi.advanceTimersByTime(60_000);
    expect(shown()).toEqual(["Stays."]);
    notice.messageEl.click();
    expect(shown()).toEqual([]);
  });

  test("waits while the pointer is on it", () => {
    const notice = new Notice("Long.", 1000);
    notice.containerEl.dispatchEvent(new Event("pointerenter"));
    vi.advanceTimersByTime(5000);
    expect(shown()).toEqual(["Long."]);
    notice.containerEl.dispatchEvent(new Event("pointerleave"));
    vi.advanceTimersByTime(1000);
    expect(shown()).toEqual([]);
  });

  test("can be given other words, and be hidden more than once", () => {
    const notice = new Notice("1 of 2");
    expect(notice.setMessage("2 of 2")).toBe(notice);
    expect(shown()).toEqual(["2 of 2"]);
    notice.hide();
    notice.hide();
    expect(shown()).toEqual([]);
  });
});
