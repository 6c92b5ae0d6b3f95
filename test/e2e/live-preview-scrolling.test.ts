import { expect } from "vitest";
import { endToEnd } from "./support/end-to-end";

const drill = (name: string, options: number): string =>
  [
    "````go-drill",
    `### ${name}?  ^${name}`,
    "",
    "Which?",
    "",
    "- [x] This",
    "  > Yes.",
    ...Array.from({ length: options }, (_, index) => `- [ ] Not this, nor ${index}\n  > No.`),
    "````",
    "",
  ].join("\n");

const lines = (word: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${word} ${index}.\n`).join("\n");

/** Two blocks that are drawn at the beginning, the upper one high; at the end neither is. */
const NOTE = ["First.", drill("high", 8), drill("low", 1), lines("Below", 46)].join("\n\n");

/** Its first line is higher than the others. */
const HEADING = `# A heading\n\n${lines("Below", 60)}`;

/** How many times slower the processor is made: on a slow machine the editor measures in other steps. */
const SLOWDOWN = 4;

const test = endToEnd({
  shared: "nothing",
  prepare: async (vault) => {
    await vault.write("Long.md", NOTE);
    await vault.write("Heading.md", HEADING);
  },
  options: {
    prepare: async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    },
  },
});

test("on a slow machine Live Preview stays where it was scrolled to when blocks leave it together", async ({
  reader,
  writer,
}) => {
  await reader.openNote("Long");
  await writer.edit("live");
  const scroller = reader.page.locator(".cm-scroller:visible");
  /** Scrolls until so many pixels are below what is in view. */
  const scrollTo = (below: number): Promise<void> =>
    scroller.evaluate((element, rest) => {
      element.scrollTo(0, element.scrollHeight - element.clientHeight - rest);
    }, below);
  const below = (): Promise<number> =>
    scroller.evaluate((element) => element.scrollHeight - element.clientHeight - element.scrollTop);
  const drawn = (count: number): Promise<void> => expect.poll(() => writer.drills().count()).toBe(count);

  // Every height is known after a way to the end and back; a wrong guess would move the view by itself.
  await drawn(2);
  await scrollTo(0);
  await drawn(0);
  await scroller.evaluate((element) => element.scrollTo(0, 0));
  await drawn(2);
  await scrollTo(100);
  await drawn(0);
  expect(Math.abs((await below()) - 100)).toBeLessThan(2);
});

test("a note that begins with a heading keeps its height while its beginning is out of view", async ({
  reader,
  writer,
}) => {
  await reader.openNote("Heading");
  await writer.edit("live");
  const scroller = reader.page.locator(".cm-scroller:visible");
  const scrollTo = (top: number): Promise<void> =>
    scroller.evaluate((element, to) => element.scrollTo(0, to), top);
  const height = (): Promise<number> => scroller.evaluate((element) => element.scrollHeight);
  /** What follows the first line is left out, or drawn. */
  const skipped = (count: number): Promise<void> =>
    expect.poll(() => scroller.locator(".inline-title + .cm-line + .cm-gap").count()).toBe(count);

  // The cursor stays at the beginning, so its line is drawn wherever the view is.
  const whole = await height();
  await scrollTo(whole);
  await skipped(1);
  expect(await height()).toBe(whole);
  await scrollTo(0);
  await skipped(0);
  expect(await height()).toBe(whole);
});
