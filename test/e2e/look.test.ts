import { describe, expect } from "vitest";
import { violationsIn, WCAG_AA } from "./support/accessibility";
import { endToEnd } from "./support/end-to-end";
import type { Reader } from "./support/reader";
import { variations } from "./support/variations";

const test = endToEnd({ shared: "page", begin: (reader) => reader.openNote("Channels") });

test("the theme is switched, for the page and for the blocks in it", async ({ openReader }) => {
  const reader = await openReader();
  const drill = reader.drill("Does it wait?");
  await drill.waitFor();
  const colour = (): Promise<string> => drill.evaluate((element) => getComputedStyle(element).color);
  const [theme, before] = [await reader.page.evaluate("document.body.className"), await colour()];
  await reader.runCommand("Toggle light and dark theme");
  await expect.poll(colour).not.toBe(before);
  const classes = [theme, await reader.page.evaluate("document.body.className")].map(
    (names) => /theme-(?:light|dark)/.exec(String(names))?.[0],
  );
  expect(classes.sort()).toEqual(["theme-dark", "theme-light"]);
});

describe.each([2560, 1280, 768, 360, 320])("%i px wide", (width) => {
  test.beforeEach(async ({ reader }) => {
    await reader.page.setViewportSize({ width, height: 900 });
    await reader.drill("Does it wait?").waitFor();
  });

  test("nothing is cut off or has to be scrolled to sideways, save code in its own frame", async ({
    reader,
  }) => {
    const beyond = (): Promise<string[]> =>
      reader.notes.first().evaluate((note) => {
        const right = note.getBoundingClientRect().right;
        return [...note.querySelectorAll<HTMLElement>("button, label, p, h1, h2, li, input, textarea")]
          .filter(
            (element) => element.offsetParent !== null && element.getBoundingClientRect().right > right + 1,
          )
          .map((element) => element.outerHTML.slice(0, 100));
      });
    await expect.poll(beyond).toEqual([]);
    await expect
      .poll(() => reader.page.evaluate("document.documentElement.scrollWidth - innerWidth"))
      .toBeLessThanOrEqual(0);
  });

  test("panes stand side by side where there is room, else one below the other", async ({ reader }) => {
    const comparison = reader.comparison("Wait for it");
    const places = async (): Promise<string> => {
      const boxes = await Promise.all(
        ["Python", "Go"].map((name) => comparison.getByRole("group", { name, exact: true }).boundingBox()),
      );
      const [python, go] = boxes;
      if (python == null || go == null) return "A pane is not shown.";
      if (go.x > python.x + python.width - 1) return "side by side";
      return go.y > python.y + python.height - 1 ? "one below the other" : "one over the other";
    };
    if (width >= 1280) await expect.poll(places).toBe("side by side");
    if (width <= 360) await expect.poll(places).toBe("one below the other");
  });
});

describe.each(variations(["light", "dark"] as const))("in the %s theme", (colorScheme) => {
  test("open and answered, everything can be read, named and reached (WCAG AA)", async ({
    vault,
    openReader,
  }) => {
    // What is answered lasts, so each theme has questions of its own.
    const note = `Channels, ${colorScheme}`;
    const text = await vault.read("Channels.md");
    await vault.write(`${note}.md`, text.replace(/ \^(\w+)$/gm, ` ^$1-${colorScheme}`));
    const reader = await openReader({ colorScheme });
    await reader.openNote(note);
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

/** What axe finds wrong in the note, once nothing moves: colours that fade are half-way nobody's choice. */
async function violations({ page }: Reader): Promise<readonly string[]> {
  await page.waitForFunction("document.getAnimations().every(({ playState }) => playState !== 'running')");
  return violationsIn(page, ".markdown-preview-view", WCAG_AA);
}
