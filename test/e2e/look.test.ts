import axe from "axe-core";
import { describe, expect } from "vitest";
import { endToEnd, type OpenReader } from "./support/end-to-end";
import type { Reader } from "./support/reader";
const test = endToEnd({ shared: "vault" });

async function reading(openReader: OpenReader, width: number): Promise<Reader> {
  const reader = await openReader({ viewport: { width, height: 900 } });
  await reader.openNote("Channels");
  await reader.drill("Does it wait?").waitFor();
  return reader;
}

test("the theme is switched, for the page and for the blocks in it", async ({ openReader }) => {
  const reader = await reading(openReader, 1280);
  const colour = (): Promise<string> =>
    reader.drill("Does it wait?").evaluate((element) => getComputedStyle(element).color);
  const [theme, before] = [await reader.page.evaluate("document.body.className"), await colour()];
  await reader.runCommand("Toggle light and dark theme");
  await expect.poll(colour).not.toBe(before);
  const classes = [theme, await reader.page.evaluate("document.body.className")].map(
    (names) => /theme-(?:light|dark)/.exec(String(names))?.[0],
  );
  expect(classes.sort()).toEqual(["theme-dark", "theme-light"]);
});

describe.each([320, 360, 768, 1280, 2560])("%i px wide", (width) => {
  test("nothing is cut off or has to be scrolled to sideways, save code in its own frame", async ({
    openReader,
  }) => {
    const reader = await reading(openReader, width);
    const beyond = await reader.notes.first().evaluate((note) => {
      const right = note.getBoundingClientRect().right;
      return [...note.querySelectorAll<HTMLElement>("button, label, p, h1, h2, li, input, textarea")]
        .filter(
          (element) => element.offsetParent !== null && element.getBoundingClientRect().right > right + 1,
        )
        .map((element) => element.outerHTML.slice(0, 100));
    });
    expect(beyond).toEqual([]);
    expect(
      await reader.page.evaluate("document.documentElement.scrollWidth - innerWidth"),
    ).toBeLessThanOrEqual(0);
  });

  test("panes stand side by side where there is room, else one below the other", async ({ openReader }) => {
    const reader = await reading(openReader, width);
    const comparison = reader.comparison("Wait for it");
    const boxes = await Promise.all(
      ["Python", "Go"].map((name) => comparison.getByRole("group", { name, exact: true }).boundingBox()),
    );
    const [python, go] = boxes;
    if (python == null || go == null) throw new Error("A pane is not shown.");
    if (width >= 1280) expect(go.x).toBeGreaterThan(python.x + python.width - 1);
    if (width <= 360) expect(go.y).toBeGreaterThan(python.y + python.height - 1);
  });
});

describe.each(["light", "dark"] as const)("in the %s theme", (colorScheme) => {
  test("open and answered, everything can be read, named and reached (WCAG AA)", async ({ openReader }) => {
    const reader = await openReader({ colorScheme });
    await reader.openNote("Channels");
    const dark = (await reader.page.evaluate("document.body.classList.contains('theme-dark')")) === true;
    if (dark !== (colorScheme === "dark")) await reader.runCommand("Toggle light and dark theme");
    const drill = reader.drill("Does it wait?");
    await drill.waitFor();
    expect(await violations(reader)).toEqual([]);
    await drill.getByText("After process returns").click();
    await drill.getByRole("button", { name: /^Sure/ }).click();
    await drill.getByText("There is no await.").waitFor();
    expect(await violations(reader)).toEqual([]);
  });
});

/** What axe finds wrong in the note: the rule, and where. */
async function violations(reader: Reader): Promise<readonly string[]> {
  // Colours fade into each other when a state changes; half-way they are nobody's choice.
  await reader.page.waitForTimeout(400);
  await reader.page.evaluate(axe.source);
  const run = `axe.run(".markdown-preview-view", { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] })`;
  const results = await reader.page.evaluate<axe.AxeResults>(run);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 120)} ${any[0]?.message ?? ""}`),
  );
}
