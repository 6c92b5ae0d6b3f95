// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { identityOf } from "../../../src/core/drill/identity";
import { reveal } from "../../../src/core/drill/session";
import type { Diagnostic } from "../../../src/core/text/diagnostic";
import { type OpenedDrill, open, settle } from "./opened";
import { CHOICE, CHOICES, OUTPUT, RECALL, SHORT, SPOT, drillOf } from "./samples";

const SEVERAL = drillOf(CHOICE, CHOICES, SPOT);
const opened: OpenedDrill[] = [];
const show = async (...given: Parameters<typeof open>): Promise<OpenedDrill> => {
  const drill = await open(...given);
  opened.push(drill);
  return drill;
};
beforeEach(() => (document.activeElement as HTMLElement | null)?.blur());
afterEach(() => {
  for (const drill of opened.splice(0)) drill.close();
});

const focused = () => document.activeElement?.getAttribute("data-focus");

describe("one question after another", () => {
  it("shows where one is, and goes on and back", async () => {
    const drill = await show(SEVERAL);
    expect(drill.text()).toContain("Does it wait?");
    expect(drill.text()).toContain("1 of 3");
    await drill.click(drill.button("Next question"));
    expect(drill.text()).toContain("What ends a goroutine?");
    expect(drill.text()).not.toContain("Does it wait?");
    await drill.click(drill.button("Previous question"));
    expect(drill.text()).toContain("Does it wait?");
  });

  it("ends with how it went, what to look at first on top", async () => {
    const drill = await show(SEVERAL);
    await drill.click(drill.option("Possibly"));
    await drill.click(drill.button("Sure"));
    await drill.press("Enter");
    await drill.click(drill.option("Its parent"));
    await drill.click(drill.button("Sure"));
    await drill.press("Enter");
    await drill.click(drill.button("Summary"));
    expect(drill.text()).toContain("1 of 3 right at the first try, 1 not yet, 1 not answered.");
    const rows = [...drill.element.querySelectorAll(".gfr-summary-row")].map((row) => row.textContent);
    expect(rows[0]).toContain("You were sure, and it was not right");
    await drill.click(drill.button("Try the misses again"));
    expect(drill.text()).toContain("What ends a goroutine?");
    expect(drill.option("Its parent").disabled).toBe(false);
  });

  it("has no head and no way on for a lone question without a title", async () => {
    const drill = await show(drillOf({ ...SHORT, title: "" }));
    expect(drill.element.querySelector(".gfr-header")).toBeNull();
    await drill.type(drill.fields()[0]!, "comma-ok");
    await drill.press("Enter");
    expect(drill.hasButton("Next")).toBe(false);
    expect(focused()).toBe("retry");
  });
});

describe("by keyboard alone", () => {
  it("chooses by number, submits by Enter, goes on by Enter", async () => {
    const drill = await show(SEVERAL);
    await drill.press("2");
    expect(drill.option("Possibly").checked).toBe(true);
    expect(focused()).toBe("option-2");
    await drill.press("Enter");
    expect(drill.said()).toBe("Right.");
    expect(focused()).toBe("next");
    await drill.press("Enter");
    expect(drill.text()).toContain("What ends a goroutine?");
    expect(focused()).toBe("question");
  });

  it("submits unsure by Shift and Enter, and tries again by r", async () => {
    const drill = await show(SEVERAL);
    await drill.press("2");
    await drill.press("Enter", { shiftKey: true });
    expect(drill.said()).toBe("Right, though you were unsure.");
    await drill.press("r");
    expect(drill.option("Possibly").checked).toBe(false);
    expect(focused()).toBe("question");
  });

  it("gives a hint by h", async () => {
    const drill = await show(SEVERAL);
    await drill.press("h");
    expect(drill.text()).toContain("Hint 1 of 2");
  });

  it("takes single keys for text inside a field, until Escape leaves it", async () => {
    const drill = await show(drillOf(OUTPUT));
    drill.fields()[0]!.focus();
    await drill.press("h");
    expect(drill.text()).not.toContain("What is in the buffer");
    await drill.press("Escape");
    expect(focused()).toBe("question");
    await drill.press("h");
    expect(drill.text()).toContain("What is in the buffer");
  });

  it("lets Enter break lines in a text area, and submits with Ctrl", async () => {
    const drill = await show(drillOf(OUTPUT));
    await drill.type(drill.fields()[0]!, "7 true\n0 false");
    await drill.press("Enter");
    expect(drill.said()).toBe("");
    await drill.press("Enter", { ctrlKey: true });
    expect(drill.said()).toBe("Right.");
  });

  it("ignores a key held down, which would rush through verdicts", async () => {
    const drill = await show(SEVERAL);
    await drill.press("2");
    await drill.press("Enter");
    await drill.press("Enter", { repeat: true });
    expect(drill.text()).toContain("Does it wait?");
  });

  it("leaves keys with modifiers, and those of an input method, to others", async () => {
    const drill = await show(SEVERAL);
    await drill.press("h", { ctrlKey: true });
    await drill.press("h", { isComposing: true });
    expect(drill.text()).not.toContain("Hint 1");
  });

  it("chooses a line by Enter, and submits by Enter again [D5]", async () => {
    const drill = await show(drillOf(SPOT));
    drill.button("Line 3").focus();
    await drill.press("Enter");
    expect(drill.button("Line 3").getAttribute("aria-pressed")).toBe("true");
    expect(drill.said()).toBe("");
    await drill.press("Enter");
    expect(drill.said()).toBe("Right.");
  });

  it("reveals a recall by Enter and rates it by number [D10]", async () => {
    const drill = await show(drillOf(RECALL, CHOICE));
    await drill.press("Enter");
    expect(focused()).toBe("answer");
    await drill.press("3");
    expect(drill.said()).toBe("You knew it.");
    expect(focused()).toBe("next");
  });
});

describe("one state wherever it is shown", () => {
  it("is the same in two panes", async () => {
    const left = await show(SEVERAL);
    const right = await show(SEVERAL, { store: left.store });
    await left.click(left.option("Possibly"));
    expect(right.option("Possibly").checked).toBe(true);
    await left.click(left.button("Sure"));
    expect(right.text()).toContain("Your pick, and right.");
    await right.click(right.button("Next "));
    expect(left.text()).toContain("What ends a goroutine?");
  });

  it("survives being drawn anew, the focus included", async () => {
    const before = await show(SEVERAL);
    await before.press("2");
    before.element.remove();
    const after = await show(SEVERAL, { store: before.store });
    expect(after.option("Possibly").checked).toBe(true);
    expect(focused()).toBe("option-2");
    expect(after.element.contains(document.activeElement)).toBe(true);
  });

  it("takes no focus that has gone elsewhere in the meantime", async () => {
    const elsewhere = document.createElement("input");
    document.body.append(elsewhere);
    const before = await show(SEVERAL);
    await before.press("2");
    elsewhere.focus();
    before.close();
    await show(SEVERAL, { store: before.store });
    expect(document.activeElement).toBe(elsewhere);
    elsewhere.remove();
  });

  it("does not answer a twin question of the same drill", async () => {
    const drill = await show(drillOf(SHORT, SHORT));
    await drill.type(drill.fields()[0]!, "comma-ok");
    await drill.press("Enter");
    await drill.press("Enter");
    expect(drill.fields()[0]?.value).toBe("");
  });

  it("keeps the focus in the card when what had it is taken away elsewhere", async () => {
    const drill = await show(drillOf(CHOICE));
    drill.option("Possibly").focus();
    const key = `question ${identityOf(CHOICE, drillOf(CHOICE))}`;
    drill.store.updateQuestion(key, CHOICE, (state) => reveal(CHOICE, state));
    await settle();
    expect(drill.text()).toContain("Here is the answer.");
    expect(focused()).toBe("question");
  });
});

describe("what is rendered by the host", () => {
  it("is rendered once, however often the card is drawn", async () => {
    const drill = await show(SEVERAL);
    const rendered = drill.host.rendered.length;
    await drill.click(drill.option("Possibly"));
    await drill.click(drill.option("Only if"));
    await drill.click(drill.button("Hint"));
    expect(drill.host.rendered.slice(rendered)).toEqual([CHOICE.hints[0]]);
  });

  it("is let go of when the card is closed", async () => {
    const drill = await show(SEVERAL);
    expect(drill.host.alive()).toBeGreaterThan(0);
    drill.close();
    expect(drill.host.alive()).toBe(0);
    expect(drill.element.childElementCount).toBe(0);
  });
});

describe("what is wrong with the block [B4]", () => {
  const problem = (severity: Diagnostic["severity"], message: string, offset: number): Diagnostic => {
    const point = { line: offset + 1, column: 1, offset };
    return { severity, code: "drill/test", message, position: { start: point, end: point } };
  };
  const placed = (from: number, to: number) => ({
    start: { line: from + 1, column: 1, offset: from },
    end: { line: to + 1, column: 1, offset: to },
  });

  it("is shown at its question, or above all of them; warnings are folded away", async () => {
    const drill = await show(
      drillOf({ ...CHOICE, position: placed(10, 20) }, { ...SHORT, position: placed(20, 30) }),
      {
        diagnostics: [
          problem("error", "The block is wrong.", 0),
          problem("error", "The second is wrong.", 25),
          problem("warning", "An option has no feedback.", 12),
        ],
      },
    );
    expect(drill.text()).toContain("Error The block is wrong. Line 1.");
    expect(drill.text()).not.toContain("The second is wrong.");
    expect(drill.element.querySelector("details")?.textContent).toContain("An option has no feedback.");
    await drill.click(drill.button("Next question"));
    expect(drill.text()).toContain("The second is wrong. Line 26.");
  });

  it("leaves sound questions to be answered", async () => {
    const drill = await show(drillOf(CHOICE), {
      diagnostics: [problem("error", "Something else is wrong.", 0)],
    });
    await drill.press("2");
    await drill.press("Enter");
    expect(drill.said()).toBe("Right.");
  });

  it("tells an empty block what to write", async () => {
    const drill = await show(drillOf());
    expect(drill.text()).toContain("This drill has no question yet.");
    expect(drill.text()).toContain("- [x] Possibly before it has finished");
  });
});

describe("inside a callout", () => {
  it("keeps its clicks to itself, but lets links through to the app", async () => {
    const callout = document.createElement("div");
    callout.className = "callout";
    const element = document.createElement("div");
    callout.append(element);
    document.body.append(callout);
    const reached: string[] = [];
    callout.addEventListener("click", (event) => reached.push((event.target as Element).localName));
    const drill = await show(drillOf(CHOICE), { element });
    await drill.click(drill.option("Only if"));
    await drill.click(drill.button("Show answer"));
    drill.element.querySelector("a")?.click();
    expect(reached).toEqual(["a"]);
    callout.remove();
  });

  it("lets every click through elsewhere", async () => {
    const drill = await show(drillOf(CHOICE));
    let reached = 0;
    const count = () => (reached += 1);
    document.body.addEventListener("click", count);
    await drill.click(drill.button("Hint"));
    document.body.removeEventListener("click", count);
    expect(reached).toBe(1);
  });
});

describe("in print", () => {
  it("shows every question while printing, and one again afterwards", async () => {
    const drill = await show(SEVERAL);
    window.dispatchEvent(new Event("beforeprint"));
    expect(drill.element.querySelectorAll(".gfr-question")).toHaveLength(3);
    window.dispatchEvent(new Event("afterprint"));
    await settle();
    expect(drill.element.querySelectorAll(".gfr-question")).toHaveLength(1);
  });

  it("shows every question in an export", async () => {
    const print = document.createElement("div");
    print.className = "print";
    const element = document.createElement("div");
    print.append(element);
    document.body.append(print);
    const drill = await show(SEVERAL, { element });
    expect(drill.element.querySelectorAll(".gfr-question")).toHaveLength(3);
    for (const question of SEVERAL.questions) expect(drill.text()).toContain(question.title);
    print.remove();
  });
});
