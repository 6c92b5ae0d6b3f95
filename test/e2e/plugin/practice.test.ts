import type { Locator } from "playwright-core";
import { describe, expect } from "vitest";
import { endToEnd } from "../support/end-to-end";
import type { Reader } from "../support/reader";
/** Notes nobody has answered in yet. */
let fresh: string[];
/** The one that is open. */
let note: string;
const test = endToEnd({
  shared: "page",
  prepare: async (vault) => {
    fresh = [...(await vault.copies("Channels", 20))];
  },
});
test.beforeEach(async ({ reader }) => {
  note = fresh.shift() ?? "";
  await reader.openNote(note);
});

describe("a drill", () => {
  /** The verdict where it is seen; a live region says it once more. */
  const verdict = (reader: Reader, sentence: string): Locator =>
    reader.page.locator("strong").getByText(sentence, { exact: true });

  test("is answered by mouse: the verdict, every option's feedback and the explanation appear at once", async ({
    reader,
  }) => {
    const drill = reader.drill("Does it wait?");
    await drill.getByText("After process returns").click();
    await drill.getByRole("button", { name: /^Sure/ }).click();
    await verdict(reader, "Not that one. You were sure, so look twice.").waitFor();
    for (const feedback of ["There is no await.", "Nothing orders the two.", "A panic ends the program."]) {
      expect(await drill.getByText(feedback).isVisible()).toBe(true);
    }
    expect(await drill.getByText("A channel would order them.").isVisible()).toBe(true);
  });

  test("is tried again at once, and then says how often it took", async ({ reader }) => {
    const drill = reader.drill("Does it wait?");
    await drill.getByRole("radio").first().check({ force: true });
    await drill.getByRole("button", { name: /^Sure/ }).click();
    await drill.getByRole("button", { name: /^Try again/ }).click();
    expect(await drill.getByText("There is no await.").count()).toBe(0);
    await drill.getByText("In no order with it").click();
    await drill.getByRole("button", { name: /^Sure/ }).click();
    await verdict(reader, "Right this time.").waitFor();
  });

  test("is answered by keys alone, from the hint to the next question", async ({ reader }) => {
    const drill = reader.drill("Does it wait?");
    await drill.getByRole("radio").first().focus();
    const { keyboard } = reader.page;
    await keyboard.press("h");
    await drill.getByText("Who waits?").waitFor();
    await keyboard.press("2");
    await keyboard.press("Enter");
    await verdict(reader, "Right.").waitFor();
    await keyboard.press("r");
    await expect.poll(() => verdict(reader, "Right.").count()).toBe(0);
    await keyboard.press("2");
    await keyboard.press("Enter");
    await keyboard.press("Enter");
    await reader.drill("Which line leaks?").waitFor();
    // Focus went along, so that the keys go on working.
    expect(await reader.page.evaluate("document.activeElement?.closest('.gfr-question') !== null")).toBe(
      true,
    );
  });

  test("[D5] takes a line for an answer", async ({ reader }) => {
    await reader.drill("Does it wait?").getByRole("button", { name: "Next question" }).click();
    const drill = reader.drill("Which line leaks?");
    await drill.getByRole("button", { name: /^Line 3: done <- true/ }).click();
    await drill.getByRole("button", { name: /^Sure/ }).click();
    await drill.getByText("Blocks for ever.").waitFor();
    expect(await drill.getByText("The trigger only.").isVisible()).toBe(true);
  });

  test("tells its verdict to a screen reader", async ({ reader }) => {
    const drill = reader.drill("Does it wait?");
    await drill.getByText("In no order with it").click();
    await drill.getByRole("button", { name: /^Unsure/ }).click();
    await expect.poll(() => drill.getByRole("status").innerText()).toContain("Right");
  });
});

describe("what was answered stays", () => {
  const answer = async (reader: Reader): Promise<void> => {
    await reader.drill("Does it wait?").getByText("In no order with it").click();
    await reader.drill("Does it wait?").getByRole("button", { name: /^Sure/ }).click();
    await reader.drill("Does it wait?").getByText("Nothing orders the two.").waitFor();
  };

  test("in a second pane with the same note, and goes on in both", async ({ reader }) => {
    await answer(reader);
    await reader.runCommand("Split right");
    await expect.poll(() => reader.notes.count()).toBe(2);
    await reader.drill("Does it wait?", 1).getByText("Nothing orders the two.").waitFor();
    await reader
      .drill("Does it wait?", 1)
      .getByRole("button", { name: /^Try again/ })
      .click();
    await expect
      .poll(() => reader.drill("Does it wait?", 0).getByText("Nothing orders the two.").count())
      .toBe(0);
    await reader.runCommand("Close current tab");
    await expect.poll(() => reader.notes.count()).toBe(1);
  });

  test("when the note is written in and read again", async ({ reader }) => {
    await answer(reader);
    await reader.runCommand("Toggle reading view");
    await reader.runCommand("Toggle reading view");
    await reader.drill("Does it wait?").getByText("Nothing orders the two.").waitFor();
  });

  test("when another note was open meanwhile", async ({ reader }) => {
    await answer(reader);
    await reader.openNote("Maps");
    await reader.openNote(note);
    await reader.drill("Does it wait?").getByText("Nothing orders the two.").waitFor();
  });

  test("when the text around the block changes on disk", async ({ reader, vault }) => {
    await answer(reader);
    const text = await vault.read(`${note}.md`);
    await vault.write(`${note}.md`, text.replace("Text between", "Changed between"));
    await reader.notes.first().getByText("Changed between the blocks.").waitFor();
    await reader.drill("Does it wait?").getByText("Nothing orders the two.").waitFor();
    await vault.write(`${note}.md`, text);
    await reader.notes.first().getByText("Text between the blocks.").waitFor();
  });
});

describe("a comparison", () => {
  const litLines = (reader: Reader, label: string): Promise<string[]> =>
    reader
      .comparison("Wait for it")
      .getByRole("group", { name: label, exact: true })
      .locator("[data-lit] .gfr-line-code")
      .allInnerTexts();

  test("[C3] lights the counterpart of the line that is pointed at, and only that", async ({ reader }) => {
    const comparison = reader.comparison("Wait for it");
    await comparison.getByText("await").hover();
    await expect.poll(() => litLines(reader, "Go")).toEqual([expect.stringContaining("wg.Wait()")]);
    expect(await litLines(reader, "Python")).toEqual([expect.stringContaining("await task")]);
    await comparison.getByText("other").hover();
    await expect.poll(() => litLines(reader, "Go")).toEqual([]);
  });

  test("lights it for the keyboard too, note included", async ({ reader }) => {
    const badge = reader
      .comparison("Wait for it")
      .getByRole("button", { name: /^Note 1/ })
      .first();
    await badge.focus();
    await expect.poll(() => litLines(reader, "Go")).toEqual([expect.stringContaining("wg.Go(work)")]);
  });

  test("[C4] copies one pane, without its markers", async ({ reader }) => {
    await reader.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await reader.comparison("Wait for it").getByRole("button", { name: "Copy Go" }).click();
    await expect
      .poll(() => reader.page.evaluate<string>("navigator.clipboard.readText()"))
      .toBe("wg.Go(work) // begins\nwg.Wait() // joins");
  });
});
