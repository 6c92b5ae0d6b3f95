// @vitest-environment happy-dom
import { act } from "preact/test-utils";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Comparison } from "../../../src/core/compare/comparison";
import { mountComparison, type MountComparisonOptions } from "../../../src/view/compare/mount";
import { createComparisonStore } from "../../../src/view/compare/store";
import type { Disposer, ViewHost } from "../../../src/view/ports";
import { NOWHERE, comparison } from "./models";
import { settle } from "../code/settle";

const PANES = [
  {
    language: "python",
    label: "Python",
    code: "async def work(): ...\n\ntask = create(work())  # ① a handle\nawait task  # ② joins",
  },
  { language: "go", label: "Go", code: "var wg sync.WaitGroup\nwg.Go(work) // ① no handle\nwg.Wait() // ②" },
] as const;

const START = comparison({
  title: "Start `work`",
  id: "start",
  attributes: { go: "1.25" },
  introduction: "Both start.",
  panes: PANES,
  notes: ["**Launch.** Once.", "**Join.** Later."],
  asides: [
    ["drop", "Somebody awaits it."],
    ["hm", "", "An aside of another kind."],
  ],
});

let copied: string[] = [];

function hostWith(parts: Partial<ViewHost> = {}): ViewHost {
  return {
    highlighter: { cached: () => null, highlight: () => Promise.resolve(null) },
    renderMarkdown(markdown, element) {
      element.textContent = markdown;
      return () => undefined;
    },
    copy: (text) => {
      copied.push(text);
      return Promise.resolve(true);
    },
    openLink: () => undefined,
    preferences: { shuffle: false, wrapCode: true, answersInPrint: "as-they-stand" },
    ...parts,
  };
}

const disposers: Disposer[] = [];

function show(model: Comparison, options: Partial<MountComparisonOptions> = {}): HTMLElement {
  const element = document.createElement("div");
  document.body.append(element);
  settle(() => {
    disposers.push(
      mountComparison(element, { comparison: model, diagnostics: [], host: hostWith(), ...options }),
    );
  });
  return element;
}

/** A button by its name, as a screen reader gives it; not one that is kept off the screen. */
function button(element: HTMLElement, name: string): HTMLButtonElement {
  const found = buttonsNamed(element, name)[0];
  if (found === undefined) throw new Error(`No button is called "${name}".`);
  return found;
}

function buttonsNamed(element: HTMLElement, name: string): HTMLButtonElement[] {
  return [...element.querySelectorAll("button")].filter((candidate) => {
    const called = candidate.getAttribute("aria-label") ?? candidate.textContent.replace(/^[✓→]/, "");
    return called === name && candidate.closest(".gfr-masked, .gfr-away") === null;
  });
}

function badge(element: HTMLElement, pane: number, name: string): HTMLButtonElement {
  const panes = element.querySelectorAll<HTMLElement>(".gfr-pane");
  const own = panes[pane];
  if (own === undefined) throw new Error(`There is no pane ${pane}.`);
  return button(own, name);
}

/** What is lit: `pane:line`, and `note n`. */
function lit(element: HTMLElement): string[] {
  const lines = [...element.querySelectorAll(".gfr-line[data-lit]")].map(
    (line) =>
      `${line.closest(".gfr-pane")?.getAttribute("data-index") ?? "?"}:${line.getAttribute("data-line") ?? "?"}`,
  );
  const notes = [...element.querySelectorAll("li[data-lit]")].map(
    (note) => `note ${note.getAttribute("value") ?? ""}`,
  );
  return [...lines, ...notes];
}

function heard(element: HTMLElement): string {
  return [...element.querySelectorAll('[role="status"], [aria-live]')]
    .map((status) => status.textContent)
    .join("");
}

function press(key: string): void {
  settle(() => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
    );
  });
  settle(() => void vi.runAllTimers());
}

function line(element: HTMLElement, pane: number, number: number): Element {
  const found = element.querySelector(
    `.gfr-pane[data-index="${pane}"] [data-line="${number}"] .gfr-line-code`,
  );
  if (found === null) throw new Error(`Pane ${pane} has no line ${number}.`);
  return found;
}

afterEach(() => {
  settle(() => {
    for (const dispose of disposers.splice(0)) dispose();
  });
  document.body.replaceChildren();
  copied = [];
  vi.useRealTimers();
});

describe("a comparison", () => {
  test("shows its title, Go version, introduction, panes, notes and asides [C1] [C5]", () => {
    const element = show(START);
    expect(element.querySelector('[role="group"]')?.getAttribute("aria-label")).toBe("Start work");
    expect(element.textContent).toContain("Go 1.25");
    expect(element.textContent).toContain("Both start.");
    expect(
      [...element.querySelectorAll('.gfr-pane [role="group"]')].map((own) => own.getAttribute("aria-label")),
    ).toEqual(["Python", "Go"]);
    expect([...element.querySelectorAll("ol > li")].map((note) => note.textContent)).toEqual([
      "**Launch.** Once.",
      "**Join.** Later.",
    ]);
    expect([...element.querySelectorAll("dt")].map((term) => term.textContent)).toEqual(["Drop", "Hm"]);
    expect([...element.querySelectorAll("dd")].map((aside) => aside.textContent)).toEqual([
      "Somebody awaits it.",
      "An aside of another kind.",
    ]);
  });

  test("takes everything away again, and its Markdown with it", () => {
    const dropped = vi.fn();
    const element = document.createElement("div");
    const host = hostWith({ renderMarkdown: () => dropped });
    let dispose: Disposer = () => undefined;
    settle(() => {
      dispose = mountComparison(element, { comparison: START, diagnostics: [], host });
    });
    settle(() => dispose());
    expect(element.childNodes).toHaveLength(0);
    expect(dropped).toHaveBeenCalledTimes(6);
  });

  test("shows what is wrong beside the panes that are sound [B4]", () => {
    const element = show(START, {
      diagnostics: [
        { severity: "error", code: "x/y", message: "The third fence has no end.", position: NOWHERE },
        { severity: "warning", code: "x/z", message: "Note 2 has no marker.", position: NOWHERE },
      ],
    });
    expect(element.textContent).toContain("The third fence has no end.");
    expect(element.querySelector("details")?.textContent).toContain("Note 2 has no marker.");
    expect(element.querySelectorAll(".gfr-pane")).toHaveLength(2);
  });

  test("stands without panes, title or notes", () => {
    const element = show(comparison({ panes: [] }));
    expect(element.querySelector(".gfr-pane")).toBeNull();
    expect(element.querySelector("ol")).toBeNull();
  });

  test("is an annotated listing with one pane, and offers no layout", () => {
    const element = show(comparison({ panes: [PANES[1]], notes: ["One.", "Two."] }));
    expect(element.querySelector('[aria-label="Layout"]')).toBeNull();
    expect(buttonsNamed(element, "Hide Go and predict it")).toHaveLength(0);
    settle(() => badge(element, 0, "Note 2, line 3").click());
    expect(lit(element)).toEqual(["0:3", "note 2"]);
  });

  test("marks added, removed and marked lines in words, too [C4]", () => {
    const element = show(
      comparison({
        panes: [{ language: "go", label: "Go", code: "a\nb\nc", marks: [{ kind: "del", from: 2, to: 9 }] }],
      }),
    );
    expect([...element.querySelectorAll(".gfr-line-spoken")].map((words) => words.textContent)).toEqual([
      "removed: ",
      "removed: ",
    ]);
  });
});

describe("counterparts", () => {
  test("light up with their note when a line is pointed at, and go dark after [C3]", () => {
    const element = show(START);
    settle(() => {
      line(element, 0, 4).dispatchEvent(
        new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }),
      );
    });
    expect(lit(element)).toEqual(["0:4", "1:3", "note 2"]);
    settle(() => {
      element.firstElementChild?.dispatchEvent(new PointerEvent("pointerleave"));
    });
    expect(lit(element)).toEqual([]);
  });

  test("light up from their note", () => {
    const element = show(START);
    const note = element.querySelector("ol > li");
    settle(() => {
      note?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
    });
    expect(lit(element)).toEqual(["0:3", "1:2", "note 1"]);
  });

  test("stay lit when a line is pressed, until it is pressed again", () => {
    const element = show(START);
    const pressLine = () =>
      settle(() => {
        line(element, 1, 2).dispatchEvent(new MouseEvent("click", { bubbles: true }));
      });
    pressLine();
    expect(lit(element)).toEqual(["0:3", "1:2", "note 1"]);
    settle(() => {
      line(element, 0, 4).dispatchEvent(
        new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }),
      );
    });
    expect(lit(element)).toEqual(["0:3", "1:2", "note 1"]);
    settle(() => {
      line(element, 0, 1).dispatchEvent(
        new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }),
      );
    });
    pressLine();
    expect(lit(element)).toEqual([]);
  });

  test("a finger that passes over a line lights nothing", () => {
    const element = show(START);
    settle(() => {
      line(element, 0, 4).dispatchEvent(
        new PointerEvent("pointerover", { bubbles: true, pointerType: "touch" }),
      );
    });
    expect(lit(element)).toEqual([]);
  });

  test("are announced, and described by their note, when a badge has the focus", () => {
    const element = show(START);
    const first = badge(element, 0, "Note 1, line 3");
    settle(() => first.focus());
    expect(lit(element)).toEqual(["0:3", "1:2", "note 1"]);
    expect(heard(element)).toBe("Counterpart: Go line 2");
    const described = document.getElementById(first.getAttribute("aria-describedby") ?? "");
    expect(described?.textContent).toBe("**Launch.** Once.");
  });

  test("are walked with arrows along a pane and across panes, pinned or not", () => {
    vi.useFakeTimers();
    const element = show(START);
    settle(() => badge(element, 0, "Note 1, line 3").focus());
    press("ArrowDown");
    expect(document.activeElement).toBe(badge(element, 0, "Note 2, line 4"));
    press("ArrowRight");
    expect(document.activeElement).toBe(badge(element, 1, "Note 2, line 3"));
    expect(heard(element)).toBe("Counterpart: Python line 4");
    settle(() => badge(element, 1, "Note 2, line 3").click());
    press("Home");
    expect(lit(element)).toEqual(["0:3", "1:2", "note 1"]);
    expect(badge(element, 1, "Note 1, line 2").getAttribute("aria-pressed")).toBe("true");
  });

  test("are freed with Escape, which goes no further then", () => {
    vi.useFakeTimers();
    const element = show(START);
    const outside = vi.fn();
    element.addEventListener("keydown", outside);
    const own = badge(element, 0, "Note 1, line 3");
    settle(() => own.focus());
    settle(() => own.click());
    press("Escape");
    expect(lit(element)).toEqual([]);
    expect(outside).not.toHaveBeenCalled();
    press("Escape");
    expect(outside).toHaveBeenCalledTimes(1);
  });

  test("take one tab stop per pane", () => {
    const element = show(START);
    const stops = () =>
      [...element.querySelectorAll<HTMLElement>(".gfr-pane .gfr-badge")]
        .filter((own) => own.tabIndex === 0)
        .map((own) => `${own.dataset.pane ?? ""} ${own.getAttribute("aria-label") ?? ""}`);
    expect(stops()).toEqual(["0 Note 1, line 3", "1 Note 1, line 2"]);
    settle(() => badge(element, 0, "Note 2, line 4").focus());
    expect(stops()).toEqual(["0 Note 2, line 4", "1 Note 1, line 2"]);
  });

  test("of a link without a marker have a badge of their own", () => {
    const element = show(
      comparison({
        panes: [
          { language: "python", label: "Python", code: "a\nb" },
          { language: "go", label: "Go", code: "c\nd" },
        ],
        counterparts: [{ note: null, lines: [[2], [1]] }],
      }),
    );
    settle(() => badge(element, 0, "Link, line 2").click());
    expect(lit(element)).toEqual(["0:2", "1:1"]);
    expect(heard(element)).toBe("Counterpart: Go line 1");
  });
});

test("comparisons on one page never share the ids of their notes", () => {
  show(START);
  show(START);
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
});

describe("copying a pane", () => {
  test("takes its code without markers, marks and the other pane", async () => {
    const element = show(START);
    await act(async () => {
      button(element, "Copy Go").click();
      await Promise.resolve();
    });
    expect(copied).toEqual(["var wg sync.WaitGroup\nwg.Go(work) // no handle\nwg.Wait()"]);
    expect(heard(element)).toContain("Copied Go.");
    expect(button(element, "Copy Go").textContent).toBe("Copied");
  });

  test("says so when the system refuses", async () => {
    const element = show(START, { host: hostWith({ copy: () => Promise.resolve(false) }) });
    await act(async () => {
      button(element, "Copy Go").click();
      await Promise.resolve();
    });
    expect(heard(element)).toContain("did not let the code be copied");
  });
});

describe("copying a comparison", () => {
  const copyWhole = async (element: HTMLElement) => {
    await act(async () => {
      button(element, "Copy as Markdown").click();
      await Promise.resolve();
    });
  };

  test("gives Markdown that needs no plugin: title, panes, and notes with their lines", async () => {
    const element = show(START);
    await copyWhole(element);
    expect(copied).toHaveLength(1);
    expect(copied[0]).toContain("### Start `work`");
    expect(copied[0]).toContain("#### Python\n\n```python\nasync def work(): ...");
    expect(copied[0]).toContain("1. *Python 3 ↔ Go 2:* **Launch.** Once.");
    expect(heard(element)).toContain("Copied the comparison as Markdown.");
  });

  test("is offered once, also where one pane with notes has no header", async () => {
    const notes = ["A note."];
    const bare = show(comparison({ panes: [PANES[1]] }));
    expect(buttonsNamed(bare, "Copy as Markdown")).toHaveLength(0);
    const noted = show(comparison({ panes: [PANES[1]], notes }));
    expect(buttonsNamed(noted, "Copy as Markdown")).toHaveLength(1);
    await copyWhole(noted);
    expect(copied[0]).toContain("1. *Line 2:* A note.");
    expect(buttonsNamed(show(START), "Copy as Markdown")).toHaveLength(1);
  });

  test("says so when the system refuses", async () => {
    const element = show(START, { host: hostWith({ copy: () => Promise.resolve(false) }) });
    await copyWhole(element);
    expect(heard(element)).toContain("did not let the code be copied");
  });
});

describe("the layout", () => {
  const layoutOf = (element: HTMLElement) => element.querySelector(".gfr-panes")?.getAttribute("data-layout");

  test("is the block's, else the reader's, else left to the width [C1]", () => {
    expect(layoutOf(show(START))).toBe("auto");
    const store = createComparisonStore({ layout: "stack" });
    expect(layoutOf(show(START, { store }))).toBe("stack");
    const tabs = comparison({ panes: PANES, attributes: { layout: "split" } });
    expect(layoutOf(show(tabs, { store }))).toBe("split");
  });

  test("chosen on one block is every block's, and kept", () => {
    const kept = vi.fn();
    const store = createComparisonStore({ onLayout: kept });
    const one = show(START, { store });
    const other = show(comparison({ title: "Other", panes: PANES }), { store });
    settle(() => button(one, "One below the other").click());
    expect([layoutOf(one), layoutOf(other)]).toEqual(["stack", "stack"]);
    expect(kept).toHaveBeenCalledWith("stack");
    settle(() => button(other, "One below the other").click());
    expect([layoutOf(one), layoutOf(other)]).toEqual(["auto", "auto"]);
  });

  test("chosen against the author's stays with that block", () => {
    const store = createComparisonStore();
    const own = show(comparison({ panes: PANES, attributes: { layout: "stack" } }), { store });
    const other = show(START, { store });
    settle(() => button(own, "Side by side").click());
    expect([layoutOf(own), layoutOf(other)]).toEqual(["split", "auto"]);
  });

  test("of tabs shows one pane at a time, walked by arrows", () => {
    vi.useFakeTimers();
    const element = show(comparison({ panes: PANES, attributes: { layout: "tabs" } }));
    const tabs = [...element.querySelectorAll<HTMLElement>('[role="tab"]')];
    expect(tabs.map((tab) => [tab.textContent, tab.getAttribute("aria-selected")])).toEqual([
      ["Python", "true"],
      ["Go", "false"],
    ]);
    settle(() => tabs[0]?.focus());
    press("ArrowRight");
    expect(document.activeElement?.textContent).toBe("Go");
    const panels = [...element.querySelectorAll('[role="tabpanel"]')];
    expect(panels.map((panel) => panel.classList.contains("gfr-away"))).toEqual([true, false]);
    expect(panels[1]?.getAttribute("aria-labelledby")).toBe(document.activeElement?.id);
  });

  test("of tabs comes to the front where a link leads", () => {
    vi.useFakeTimers();
    const element = show(comparison({ panes: PANES, attributes: { layout: "tabs" }, notes: ["a", "b"] }));
    settle(() => badge(element, 0, "Note 2, line 4").focus());
    press("ArrowRight");
    expect(document.activeElement).toBe(badge(element, 1, "Note 2, line 3"));
    expect(element.querySelector('[role="tab"][aria-selected="true"]')?.textContent).toBe("Go");
  });
});

describe("predicting a pane", () => {
  const PREDICTED = comparison({
    title: "Start",
    id: "p",
    panes: PANES,
    notes: ["one", "two"],
    asides: [["verdict", "So."]],
    attributes: { predict: 1 },
  });
  const shownIn = (element: HTMLElement, pane: number) =>
    [...element.querySelectorAll(`.gfr-pane[data-index="${pane}"] .gfr-line`)]
      .filter((own) => own.closest(".gfr-masked") === null)
      .map((own) => own.getAttribute("data-line"));
  const shownNotes = (element: HTMLElement) =>
    [...element.querySelectorAll("ol > li")]
      .filter((note) => note.closest(".gfr-masked") === null)
      .map((note) => note.getAttribute("value"));

  test("hides it, its copy, and the notes and asides that would give it away", () => {
    const element = show(PREDICTED);
    expect(shownIn(element, 0)).toEqual(["1", "2", "3", "4"]);
    expect(shownIn(element, 1)).toEqual([]);
    expect(shownNotes(element)).toEqual([]);
    expect(element.querySelector("dl")?.classList.contains("gfr-masked")).toBe(true);
    expect(buttonsNamed(element, "Copy Go")).toHaveLength(0);
  });

  test("shows it part by part, with the notes whose lines are shown, and keeps the focus", () => {
    const element = show(PREDICTED);
    settle(() => button(element, "Reveal next").click());
    expect(shownIn(element, 1)).toEqual(["1"]);
    settle(() => button(element, "Reveal next").click());
    expect(shownIn(element, 1)).toEqual(["1", "2"]);
    expect(shownNotes(element)).toEqual(["1"]);
    expect(document.activeElement).toBe(button(element, "Reveal"));
    settle(() => button(element, "Reveal").click());
    expect(shownIn(element, 1)).toEqual(["1", "2", "3"]);
    expect(document.activeElement).toBe(button(element, "Knew it"));
    expect(shownNotes(element)).toEqual(["1", "2"]);
  });

  test("keeps what was typed and what the reader said of it, under the comparison's identity", () => {
    const onOutcome = vi.fn();
    const store = createComparisonStore({ onOutcome });
    const one = show(PREDICTED, { store });
    const draft = one.querySelector("textarea");
    settle(() => {
      if (draft !== null) draft.value = "wg.Go(work)";
      draft?.dispatchEvent(new Event("input", { bubbles: true }));
    });
    settle(() => button(one, "Reveal all").click());
    settle(() => button(one, "Missed it").click());
    expect(onOutcome).toHaveBeenCalledExactlyOnceWith("p", "missed", 1);
    const other = show(PREDICTED, { store });
    expect(button(other, "Missed it").getAttribute("aria-pressed")).toBe("true");
    expect(other.querySelector("pre")?.textContent).toBe("wg.Go(work)");
    expect(document.activeElement).not.toBe(button(other, "Knew it"));
  });

  test("can be begun by the reader for any pane, and again", () => {
    const element = show(START);
    settle(() => button(element, "Hide Python and predict it").click());
    expect(shownIn(element, 0)).toEqual([]);
    expect(document.activeElement).toBe(button(element, "Reveal next"));
    settle(() => button(element, "Reveal all").click());
    settle(() => button(element, "Hide again").click());
    expect(shownIn(element, 0)).toEqual([]);
  });

  test("can be left, the author's too; the focus goes where it can be begun again", () => {
    const element = show(PREDICTED);
    settle(() => button(element, "Don’t predict").click());
    expect(shownIn(element, 1)).toEqual(["1", "2", "3"]);
    expect(shownNotes(element)).toEqual(["1", "2"]);
    expect(document.activeElement).toBe(button(element, "Hide Go and predict it"));
    settle(() => button(element, "Hide Go and predict it").click());
    expect(shownIn(element, 1)).toEqual([]);
  });

  test("of another side remembers that side for the comparison, wherever it is drawn next", () => {
    const store = createComparisonStore();
    const one = show(PREDICTED, { store });
    settle(() => button(one, "Don’t predict").click());
    settle(() => button(one, "Hide Python and predict it").click());
    const again = show(PREDICTED, { store });
    expect(shownIn(again, 0)).toEqual([]);
    expect(shownIn(again, 1)).toEqual(["1", "2", "3"]);
  });

  test("leaves ruled lines for print: as many as are hidden, with what was typed", () => {
    const element = show(PREDICTED);
    const draft = element.querySelector("textarea");
    settle(() => {
      if (draft !== null) draft.value = "wg.Go(work)";
      draft?.dispatchEvent(new Event("input", { bubbles: true }));
    });
    const rules = () => [...element.querySelectorAll(".gfr-rule")];
    expect(rules().map((rule) => rule.textContent)).toEqual(["wg.Go(work)", "", ""]);
    settle(() => button(element, "Reveal next").click());
    expect(rules().filter((rule) => rule.classList.contains("gfr-seen"))).toHaveLength(1);
    expect(element.querySelector(".gfr-printed-lines.mod-open")).not.toBeNull();
    settle(() => button(element, "Reveal all").click());
    expect(element.querySelector(".gfr-printed-lines.mod-open")).toBeNull();
  });

  test("does not lead the arrows into what is hidden", () => {
    vi.useFakeTimers();
    const element = show(PREDICTED);
    const own = badge(element, 0, "Note 1, line 3");
    settle(() => own.focus());
    press("ArrowRight");
    expect(document.activeElement).toBe(own);
  });
});
