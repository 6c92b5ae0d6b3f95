import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser, type TestBrowser } from "./support/browser";
import { serveVault, type ServedVault } from "./support/preview";
import { openReader, type Reader } from "./support/reader";

let browser: TestBrowser;
let vault: ServedVault;
let reader: Reader;
beforeAll(async () => {
  browser = await openBrowser();
});
beforeEach(async () => {
  vault = await serveVault("test/e2e/fixtures/terms");
  reader = await openReader(browser, vault);
});
afterEach(async () => {
  expect(reader.troubles()).toEqual([]);
  await reader.close();
  await vault.stop();
});
afterAll(() => browser.close());

const view = (): Locator => reader.page.locator(".gfr-problems-view");
const row = (message: string): Locator => view().getByRole("listitem").filter({ hasText: message });
const problem = (message: string): Locator => row(message).getByRole("button").first();

async function showProblems(): Promise<void> {
  await reader.runCommand("Go for Reviewers: Show problems");
  await view()
    .getByText(/problems in \d notes/)
    .waitFor();
}

const activePath = (): Promise<string> => reader.page.evaluate("preview.app.workspace.getActiveFile()?.path");

describe("the view of problems", () => {
  test("is gone through with arrows, and Enter opens", async () => {
    await showProblems();
    await problem('"goroutine leak" is used here').focus();
    await reader.page.keyboard.press("ArrowDown");
    await reader.page.keyboard.press("ArrowUp");
    await reader.page.keyboard.press("ArrowDown");
    const focused = await reader.page.evaluate("document.activeElement.textContent");
    expect(focused).toContain("line 9");
    await reader.page.keyboard.press("Enter");
    await expect.poll(activePath).toBe("02 Maps.md");
  });

  test("[T3] fixes a line of a note that is not open, that line alone, and the row goes", async () => {
    await showProblems();
    const before = await vault.read("07 Broken.md");
    await row("no value may begin with a backtick").getByRole("button", { name: "Put it in quotes" }).click();
    await expect
      .poll(() => vault.read("07 Broken.md"))
      .toBe(before.replace("`append` — grows a slice", '"`append` — grows a slice"'));
    await expect.poll(() => row("no value may begin with a backtick").count()).toBe(0);
  });

  test("keeps the focus at its place when the row that has it is fixed, and when the note grows", async () => {
    await showProblems();
    const rowKey = (): Promise<unknown> =>
      reader.page.evaluate("document.activeElement?.closest('[data-row]')?.dataset.row ?? null");
    const rowsOfAll = view().locator(".gfr-problem-row");
    const fixed = row("no value may begin with a backtick");
    const at = await fixed.evaluate((el) =>
      [...document.querySelectorAll(".gfr-problem-row")].indexOf(el as HTMLElement),
    );
    await fixed.getByRole("button", { name: "Put it in quotes" }).focus();
    await reader.page.keyboard.press("Enter");
    await expect.poll(() => fixed.count()).toBe(0);
    const there = await rowsOfAll.nth(Math.min(at, (await rowsOfAll.count()) - 1)).getAttribute("data-row");
    expect(await rowKey()).toBe(there);

    const early = problem('"goroutine leak" is used here');
    await early.focus();
    const path = ((await rowKey()) as string).split(":")[0] ?? "";
    const before = await early.getByText(/line \d+/).textContent();
    await vault.write(path, `${await vault.read(path)}\n![[gone for good.png]]\n`);
    await row("gone for good").waitFor();
    expect(await early.getByText(/line \d+/).textContent()).toBe(before);
    expect(await early.evaluate((el) => el === document.activeElement)).toBe(true);
  });

  test("shows the first of many, counts all by kind, and shows more where it is asked to", async () => {
    const links = Array.from({ length: 450 }, (_, index) => `![[gone ${index}.png]]\n`);
    await vault.write("08 Many.md", `---\nlesson: 8\n---\n${links.join("")}`);
    await showProblems();
    const count = async (): Promise<number> =>
      Number(/^\d+/.exec((await view().getByRole("status").textContent()) ?? "")?.[0]);
    const shown = view().locator(".gfr-problem-row");
    await expect.poll(() => shown.count()).toBe(200);
    const all = await count();
    const more = view().getByRole("button", { name: `Show more (${all - 200})` });
    await more.focus();
    await reader.page.keyboard.press("Enter");
    await expect.poll(() => shown.count()).toBe(all);
    await expect.poll(() => more.count()).toBe(0);
    await expect
      .poll(() =>
        reader.page.evaluate(
          "[...document.querySelectorAll('.gfr-problem-row')].indexOf(document.activeElement.closest('.gfr-problem-row'))",
        ),
      )
      .toBe(200);
    const filter = view().getByRole("button", { name: /^Links \d+$/ });
    const dead = Number(/\d+/.exec((await filter.textContent()) ?? "")?.[0]);
    expect(dead).toBeGreaterThanOrEqual(450);
    await filter.focus();
    await reader.page.keyboard.press("Space");
    await expect.poll(() => shown.count()).toBe(all - dead);
    expect(await filter.getAttribute("aria-pressed")).toBe("false");
    expect(await filter.evaluate((el) => el === document.activeElement)).toBe(true);
    expect(await count()).toBe(all);
  });

  test("says so where nothing is wrong", async () => {
    await vault.write("02 Maps.md", "fine");
    await vault.write("06 Goroutines.md", "fine");
    await vault.write("07 Broken.md", "fine");
    await reader.runCommand("Go for Reviewers: Show problems");
    await view().getByText("Nothing to fix.").waitFor();
  });
});

describe("[G5] two definitions of one term", () => {
  test("stand side by side; the one that is kept stays, the other goes after a look, and comes back", async () => {
    await showProblems();
    const before = await vault.read("06 Goroutines.md");
    await row('"comma-ok" is defined otherwise').getByRole("button", { name: "Choose…" }).click();
    const dialog = reader.page.getByRole("dialog");
    await dialog.getByText("Which definition of “comma-ok”?").waitFor();
    const kept = dialog.getByRole("group", { name: "02 Maps" });
    await kept.getByText("the two-value form that tells absent from zero").waitFor();
    await dialog
      .getByRole("group", { name: "06 Goroutines" })
      .getByText("asks a map and a channel alike")
      .waitFor();
    await kept.getByRole("button", { name: "Keep this one" }).click();
    await dialog.getByText("definition: asks a map and a channel alike").waitFor();
    await dialog.getByRole("button", { name: "Remove them" }).click();
    const lines =
      "  - term: comma-ok\n    definition: asks a map and a channel alike\n    avoid: [safe get]\n";
    await expect.poll(() => vault.read("06 Goroutines.md")).toBe(before.replace(lines, ""));
    await expect.poll(() => row('"comma-ok" is defined otherwise').count()).toBe(0);
    await reader.page.getByRole("button", { name: "Put it back" }).click();
    await expect.poll(() => vault.read("06 Goroutines.md")).toBe(before);
  });

  test("are asked for by the command, too", async () => {
    await reader.runCommand("Go for Reviewers: Choose between definitions");
    await reader.page.getByRole("dialog").getByText("Which definition of “comma-ok”?").waitFor();
    await reader.page.keyboard.press("Escape");
  });
});
