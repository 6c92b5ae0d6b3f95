// @vitest-environment happy-dom
import { afterEach, describe, expect, it, test } from "vitest";
import { type OpenedDrill, open } from "./opened";
import {
  CHOICE,
  CHOICES,
  CLOZE,
  EVERY_KIND,
  ORDER,
  OUTPUT,
  OUTPUT_CHOICE,
  RECALL,
  SHORT,
  SPOT,
  drillOf,
} from "./samples";

let drill: OpenedDrill;
afterEach(() => drill.close());

describe("choice [D4]", () => {
  it("shows every option's own feedback and the explanation after answering", async () => {
    drill = await open(drillOf(CHOICE));
    await drill.click(drill.option("After process returns"));
    expect(drill.text()).not.toContain("There is no implicit await");
    await drill.click(drill.button("Sure"));
    for (const option of CHOICE.options) {
      expect(drill.text()).toContain(option.feedback?.replace(/[`[\]]/g, ""));
    }
    expect(drill.text()).toContain("Your pick, not right.");
    expect(drill.text()).toContain("A go statement returns at once");
  });

  it("says the verdict where it is heard", async () => {
    drill = await open(drillOf(CHOICE));
    await drill.click(drill.option("Possibly before"));
    await drill.click(drill.button("Unsure"));
    expect(drill.said()).toBe("Right, though you were unsure.");
  });

  it("tells what is missing when nothing is chosen", async () => {
    drill = await open(drillOf(CHOICE));
    await drill.click(drill.button("Sure"));
    expect(drill.said()).toBe("Choose an option first.");
    expect(drill.button("Sure").getAttribute("aria-disabled")).toBe("true");
  });

  it("can be tried again at once", async () => {
    drill = await open(drillOf(CHOICE));
    await drill.click(drill.option("Only if"));
    await drill.click(drill.button("Sure"));
    await drill.click(drill.button("Try again"));
    expect(drill.text()).not.toContain("Your pick");
    expect(drill.option("Only if").checked).toBe(false);
    expect(drill.option("Only if").disabled).toBe(false);
  });

  it("gives hints one by one, and the answer on request", async () => {
    drill = await open(drillOf(CHOICE));
    await drill.click(drill.button("Hint"));
    expect(drill.text()).toContain("Hint 1 of 2");
    await drill.click(drill.button("Next hint"));
    expect(drill.text()).toContain("Hint 2 of 2");
    expect(drill.button("No more hints").getAttribute("aria-disabled")).toBe("true");
    await drill.click(drill.button("Show answer"));
    expect(drill.text()).toContain("Here is the answer.");
    expect(drill.text()).toContain("Right. Nothing orders the two.");
  });
});

describe("choices [D4]", () => {
  it("takes several options, and says how many were found", async () => {
    drill = await open(drillOf(CHOICES));
    await drill.click(drill.option("Its function returns"));
    await drill.click(drill.option("Its parent returns"));
    await drill.click(drill.button("Sure"));
    expect(drill.text()).toContain("Partly: 1 of 2 found, and 1 too many.");
  });

  it("lets go of an option that is chosen twice", async () => {
    drill = await open(drillOf(CHOICES));
    await drill.click(drill.option("Its function returns"));
    await drill.click(drill.option("Its function returns"));
    expect(drill.option("Its function returns").checked).toBe(false);
  });
});

describe("spot [D5]", () => {
  it("makes every line a button, and puts the feedback under the lines it is about", async () => {
    drill = await open(drillOf(SPOT));
    expect(drill.element.querySelectorAll("button.gfr-line-row")).toHaveLength(8);
    await drill.click(drill.button("Line 6"));
    expect(drill.button("Line 6").getAttribute("aria-pressed")).toBe("true");
    await drill.click(drill.button("Sure"));
    const under = (line: number) => drill.element.querySelector(`[data-line="${line}"]`)?.textContent;
    expect(under(6)).toContain("Your pick. This is the trigger");
    expect(under(3)).toContain("This one. Blocks for ever");
    expect(under(1)).toContain("Blocks nobody by itself.");
    expect(drill.text()).toContain("Not that line.");
  });

  it("answers for a line nobody marked", async () => {
    drill = await open(drillOf(SPOT));
    await drill.click(drill.button("Line 8"));
    await drill.click(drill.button("Sure"));
    expect(drill.element.querySelector('[data-line="8"]')?.textContent).toContain(
      "Nothing is wrong on this line.",
    );
  });
});

describe("output [D6]", () => {
  it("compares what is typed, and shows where it departs", async () => {
    drill = await open(drillOf(OUTPUT));
    await drill.type(drill.fields()[0]!, "7 true\n7 true");
    await drill.click(drill.button("Sure"));
    expect(drill.text()).toContain("Not quite: line 2 differs.");
    expect(drill.element.querySelector('[data-state="wrong"][data-line="2"]')).not.toBeNull();
    expect(drill.text()).toContain("0 false");
  });

  it("takes another outcome with an empty message", async () => {
    drill = await open(drillOf({ ...OUTPUT, accepted: [{ ...OUTPUT.accepted[0]!, kind: "deadlock" }] }));
    await drill.click(drill.option("It deadlocks"));
    await drill.click(drill.button("Sure"));
    expect(drill.said()).toBe("Right.");
  });

  it("offers the right outcome in the words of the wrong ones", async () => {
    drill = await open(drillOf(OUTPUT_CHOICE));
    await drill.click(drill.option("It deadlocks"));
    await drill.click(drill.button("Sure"));
    expect(drill.said()).toBe("Right.");
    expect(drill.text()).toContain("all goroutines are asleep");
  });
});

describe("order [D7]", () => {
  const rows = () =>
    [...drill.element.querySelectorAll("ol.gfr-order-list > li .gfr-order-body")].map((row) =>
      row.textContent.trim(),
    );

  it("moves a row by its buttons, and keeps the focus on them", async () => {
    drill = await open(drillOf({ ...ORDER, distractors: [] }));
    const [first, second] = rows();
    await drill.click(drill.button(`Move down: ${first}`));
    expect(rows().slice(0, 2)).toEqual([second, first]);
    expect(document.activeElement).toBe(drill.button(`Move down: ${first}`));
    expect(drill.said()).toBe("Moved to 2 of 5.");
  });

  it("moves a row by Alt and an arrow, walks by arrows, and leaves out by Delete", async () => {
    drill = await open(drillOf(ORDER));
    const [first, second, third] = rows();
    drill.button("1 of 6").focus();
    await drill.press("ArrowDown", { altKey: true });
    expect(rows().slice(0, 2)).toEqual([second, first]);
    expect(document.activeElement).toBe(drill.button(`2 of 6: ${first}`));
    await drill.press("ArrowDown");
    expect(document.activeElement).toBe(drill.button(`3 of 6: ${third}`));
    await drill.press("Delete");
    expect(rows()).not.toContain(third);
    expect(rows()).toHaveLength(5);
    await drill.click(drill.button(`Put back: ${third}`));
    expect(rows().at(-1)).toBe(third);
  });

  it("submits the rows as they stand, and shows the right order", async () => {
    drill = await open(drillOf(ORDER));
    await drill.click(drill.button("Sure"));
    expect(drill.text()).toContain("In the right order");
    expect(drill.text()).toContain("Does not belong. The second close panics.");
  });

  it("shows the order alone when the answer is asked for", async () => {
    drill = await open(drillOf(ORDER));
    await drill.click(drill.button("Show answer"));
    expect(drill.text()).toContain("In the right order wg.Add(n) Before the goroutines");
    expect(drill.text()).toContain("Left out close(results) in every sender The second close panics.");
  });
});

describe("short answer [D8]", () => {
  it("says what is accepted and what is often said", async () => {
    drill = await open(drillOf(SHORT));
    await drill.type(drill.fields()[0]!, "Type assertion");
    await drill.press("Enter");
    expect(drill.text()).toContain("Accepted. comma-ok");
    expect(drill.text()).toContain("Your answer. type assertion That is x.(T)");
  });
});

describe("cloze [D9]", () => {
  it("has its fields in the code, one answer filling every place of a blank", async () => {
    drill = await open(drillOf(CLOZE));
    const listing = drill.element.querySelector(".gfr-listing");
    expect(drill.fields().every((field) => listing?.contains(field))).toBe(true);
    await drill.type(drill.fields()[0]!, "ok");
    expect(drill.fields().map((field) => field.value)).toEqual(["ok", "", "ok"]);
    await drill.type(drill.fields()[1]!, "any");
    await drill.press("Enter");
    expect(drill.text()).toContain("Partly: 1 of 2 blanks is right.");
    expect(drill.text()).toContain("Blank 2: string");
    expect(drill.fields()[1]?.getAttribute("aria-label")).toBe("Blank 2, not right");
  });
});

describe("recall [D10]", () => {
  it("shows the answer on request, then takes the reader's own rating", async () => {
    drill = await open(drillOf(RECALL));
    expect(drill.text()).not.toContain("Who waits for it?");
    await drill.click(drill.button("Show the answer"));
    expect(drill.text()).toContain("Who waits for it?");
    await drill.click(drill.button("Partly"));
    expect(drill.said()).toBe("Partly there.");
    expect(drill.hasButton("Missed it")).toBe(false);
  });
});

describe("every kind", () => {
  test.each(EVERY_KIND.map((question) => [question.title, question] as const))(
    "%s can be given up, retried and drawn again",
    async (_, question) => {
      drill = await open(drillOf(question));
      await drill.click(drill.button(question.kind === "recall" ? "Show the answer" : "Show answer"));
      if (question.kind === "recall") await drill.click(drill.button("Missed it"));
      await drill.click(drill.button("Try again"));
      expect(drill.hasButton("Try again")).toBe(false);
    },
  );
});
