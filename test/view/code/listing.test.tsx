// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { TokenLine } from "../../../src/highlight/tokens";
import type { LineDecoration } from "../../../src/view/code/decoration";
import { Listing, type ListingProps } from "../../../src/view/code/listing";
import { settle } from "./settle";

const LEAK = "done := make(chan bool)\ngo func() {\n\tdone <- true\n}()";

interface Colours {
  readonly cached?: readonly TokenLine[];
  readonly later?: Promise<readonly TokenLine[] | null>;
}

function hostWith(colours: Colours = {}, wrapCode = true): ListingProps["host"] {
  return {
    highlighter: {
      cached: () => colours.cached ?? null,
      highlight: () => colours.later ?? Promise.resolve(null),
    },
    preferences: { shuffle: true, wrapCode, answersInPrint: "as-they-stand" },
  };
}

function show(props: Partial<ListingProps>): HTMLElement {
  const element = document.createElement("div");
  document.body.append(element);
  settle(() => {
    render(<Listing code={LEAK} language="go" host={hostWith()} label="Go listing" {...props} />, element);
  });
  return element;
}

function press(element: Element, key: string, init: KeyboardEventInit = {}): void {
  settle(() => {
    element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }));
  });
}

function buttons(element: HTMLElement): HTMLButtonElement[] {
  return [...element.querySelectorAll<HTMLButtonElement>("button")];
}

function named(element: HTMLElement, name: string): HTMLButtonElement {
  const found = buttons(element).find((button) => button.getAttribute("aria-label") === name);
  if (found === undefined) throw new Error(`No button is called "${name}".`);
  return found;
}

function shownLines(element: HTMLElement): string[] {
  return [...element.querySelectorAll(".gfr-line-code")].map((line) => line.textContent);
}

function drawnLines(element: HTMLElement): number {
  return element.getElementsByClassName("gfr-line").length;
}

afterEach(() => {
  document.body.replaceChildren();
});

describe("a listing", () => {
  test("shows every byte of its code, line by line, under its label", () => {
    const element = show({ code: "a\t b \n\n\nc" });
    expect(element.querySelector('[role="group"]')?.getAttribute("aria-label")).toBe("Go listing");
    expect(shownLines(element)).toEqual(["a\t b ", "", "", "c"]);
  });

  test("keeps line numbers out of its text", () => {
    const element = show({});
    expect(element.textContent).toBe(LEAK.replaceAll("\n", ""));
    expect(
      [...element.querySelectorAll("[data-number]")].map((row) => row.getAttribute("data-number")),
    ).toEqual(["1", "2", "3", "4"]);
  });

  test.each(["\ud800 lone", "nul \u0000 byte", "שלום // عالم", "\u202e reversed", "x".repeat(100_000)])(
    "shows %j unchanged",
    (code) => {
      expect(shownLines(show({ code }))).toEqual([code]);
    },
  );

  test("is plain first and coloured when the tokens come, with the same text", async () => {
    let arrive: (tokens: readonly TokenLine[]) => void = () => undefined;
    const later = new Promise<readonly TokenLine[]>((resolve) => (arrive = resolve));
    const element = show({ code: "var x", host: hostWith({ later }) });
    expect(element.querySelector(".gfr-tok-keyword")).toBeNull();
    expect(shownLines(element)).toEqual(["var x"]);
    await act(async () => {
      arrive([
        [
          { text: "var", class: "keyword" },
          { text: " x", class: "normal" },
        ],
      ]);
      await later;
    });
    expect(element.querySelector(".gfr-tok-keyword")?.textContent).toBe("var");
    expect(shownLines(element)).toEqual(["var x"]);
  });

  test("is coloured at once when the tokens are at hand", () => {
    const element = show({ code: "1", host: hostWith({ cached: [[{ text: "1", class: "value" }]] }) });
    expect(element.querySelector(".gfr-tok-value")?.textContent).toBe("1");
  });

  test("stays as written when the tokens spell something else", () => {
    const element = show({ code: "abc", host: hostWith({ cached: [[{ text: "abd", class: "value" }]] }) });
    expect(shownLines(element)).toEqual(["abc"]);
    expect(element.querySelector(".gfr-tok-value")).toBeNull();
  });

  test("puts a component where a blank stands", () => {
    const slots = new Map([["__1__", <input aria-label="Blank 1" />]]);
    const element = show({ code: "wg.__1__(work)", slots });
    expect(element.querySelector(".gfr-line-code")?.textContent).toBe("wg.(work)");
    expect(element.querySelector('input[aria-label="Blank 1"]')).not.toBeNull();
  });

  test("says in words what a line's sign and colour mean", () => {
    const lines = new Map<number, LineDecoration>([
      [1, { state: "right", annotation: <p>Because.</p> }],
      [2, { kinds: ["ins"] }],
    ]);
    const element = show({ lines });
    const line = element.querySelector('[data-line="1"]');
    expect(line?.querySelector(".gfr-visually-hidden")?.textContent).toBe("right: ");
    expect(line?.textContent).toContain("Because.");
    expect(element.querySelector('[data-line="2"] .gfr-visually-hidden')?.textContent).toBe("added: ");
  });

  test("keeps the elements of a line that only lights up, and of its neighbours", () => {
    const element = show({});
    const before = [...element.querySelectorAll(".gfr-line-code")];
    settle(() => {
      const lit = new Map<number, LineDecoration>([[2, { lit: true }]]);
      render(<Listing code={LEAK} language="go" host={hostWith()} label="Go listing" lines={lit} />, element);
    });
    expect(element.querySelector("[data-lit]")?.getAttribute("data-line")).toBe("2");
    expect([...element.querySelectorAll(".gfr-line-code")]).toEqual(before);
  });

  test("follows its code when that gets shorter, and its lines when they come to something", () => {
    const element = show({ code: "a\nb\nc" });
    settle(() => {
      const lines = new Map<number, LineDecoration>([[2, { state: "wrong" }]]);
      render(
        <Listing code={"a\nB"} language="go" host={hostWith()} label="Go listing" lines={lines} />,
        element,
      );
    });
    expect(shownLines(element)).toEqual(["a", "B"]);
    expect(element.querySelector('[data-line="2"][data-state="wrong"] .gfr-line-sign')).not.toBeNull();
    expect(element.querySelector('[data-line="2"] .gfr-visually-hidden')?.textContent).toBe("not this one: ");
  });

  test("folds lines marked to collapse, and keeps them in the page [C4]", () => {
    const lines = new Map<number, LineDecoration>([
      [2, { kinds: ["collapse"] }],
      [3, { kinds: ["collapse"] }],
    ]);
    const element = show({ lines });
    const fold = element.querySelector("details");
    expect(fold?.open).toBe(false);
    expect(fold?.querySelector("summary")?.textContent).toBe("2 lines");
    expect(shownLines(element)).toEqual(LEAK.split("\n"));
  });

  test("can be reached by keyboard where it scrolls sideways", () => {
    expect(show({ host: hostWith({}, false) }).querySelector<HTMLElement>('[role="group"]')?.tabIndex).toBe(
      0,
    );
    expect(show({}).querySelector('[role="group"]')?.hasAttribute("tabindex")).toBe(false);
  });

  test("draws a long listing over several turns, and all of them in the end", () => {
    vi.useFakeTimers();
    try {
      const code = Array.from({ length: 600 }, (_, i) => `line ${i + 1}`).join("\n");
      const element = show({ code });
      const counts = [drawnLines(element)];
      for (let turn = 0; turn < 8; turn += 1) {
        settle(() => {
          vi.runOnlyPendingTimers();
        });
        counts.push(drawnLines(element));
      }
      expect(counts[0]).toBeGreaterThan(0);
      expect(counts[0]).toBeLessThan(500);
      counts.forEach((count, i) => expect(count - (counts[i - 1] ?? 0)).toBeLessThan(500));
      expect(shownLines(element)).toEqual(code.split("\n"));
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a listing whose lines are buttons", () => {
  test("names each line by number and code", () => {
    const element = show({ onLine: () => undefined });
    expect(buttons(element).map((button) => button.getAttribute("aria-label"))).toEqual([
      "Line 1: done := make(chan bool)",
      "Line 2: go func() {",
      "Line 3: done <- true",
      "Line 4: }()",
    ]);
  });

  test("tells which line was pressed", () => {
    const pressed: number[] = [];
    const element = show({ onLine: (line) => pressed.push(line) });
    settle(() => named(element, "Line 3: done <- true").click());
    expect(pressed).toEqual([3]);
  });

  test("is one tab stop, walked by arrows, Home and End", () => {
    const element = show({ onLine: () => undefined, activeLine: 2 });
    const stops = () => buttons(element).filter((button) => button.tabIndex === 0);
    expect(stops().map((button) => button.dataset.number)).toEqual(["2"]);
    stops()[0]?.focus();
    for (const [key, line] of [
      ["ArrowDown", "3"],
      ["ArrowUp", "2"],
      ["End", "4"],
      ["ArrowDown", "4"],
      ["Home", "1"],
      ["ArrowUp", "1"],
    ] as const) {
      press(document.activeElement ?? element, key);
      expect((document.activeElement as HTMLElement).dataset.number).toBe(line);
      expect(stops().map((button) => button.dataset.number)).toEqual([line]);
    }
  });

  test("leaves other keys, and keys with modifiers, to its surroundings", () => {
    const element = show({ onLine: () => undefined });
    const first = buttons(element)[0];
    if (first === undefined) throw new Error("There is no line.");
    first.focus();
    press(first, "3");
    press(first, "ArrowDown", { ctrlKey: true });
    expect(document.activeElement).toBe(first);
  });

  test("shows what is chosen, and says what a line came to", () => {
    const lines = new Map<number, LineDecoration>([
      [2, { state: "chosen" }],
      [3, { state: "missed" }],
    ]);
    const element = show({ onLine: () => undefined, lines });
    expect(named(element, "Line 2: go func() {, chosen").getAttribute("aria-pressed")).toBe("true");
    expect(named(element, "Line 3: done <- true, right, not chosen")).toBeDefined();
  });
});
