import type { Locator } from "playwright-core";
import { describe, expect } from "vitest";
import { endToEnd } from "./support/end-to-end";
import type { Reader } from "./support/reader";
const test = endToEnd({ shared: "nothing", vault: "test/e2e/fixtures/terms" });

const view = (reader: Reader): Locator => reader.page.locator(".gfr-problems-view");
const row = (reader: Reader, message: string): Locator =>
  view(reader).getByRole("listitem").filter({ hasText: message });
const problem = (reader: Reader, message: string): Locator =>
  row(reader, message).getByRole("button").first();

async function showProblems(reader: Reader): Promise<void> {
  await reader.runCommand("Go for Reviewers: Show problems");
  await view(reader)
    .getByText(/problems in \d notes/)
    .waitFor();
}

const activePath = (reader: Reader): Promise<string> =>
  reader.page.evaluate("preview.app.workspace.getActiveFile()?.path");

describe("the view of problems", () => {
  test("is gone through with arrows, and Enter opens", async ({ reader }) => {
    await showProblems(reader);
    await problem(reader, '"goroutine leak" is used here').focus();
    await reader.page.keyboard.press("ArrowDown");
    await reader.page.keyboard.press("ArrowUp");
    await reader.page.keyboard.press("ArrowDown");
    const focused = await reader.page.evaluate("document.activeElement.textContent");
    expect(focused).toContain("line 9");
    await reader.page.keyboard.press("Enter");
    await expect.poll(() => activePath(reader)).toBe("02 Maps.md");
  });

  test("[T3] fixes a line of a note that is not open, that line alone, and the row goes", async ({
    reader,
    vault,
  }) => {
    await showProblems(reader);
    const before = await vault.read("07 Broken.md");
    await row(reader, "no value may begin with a backtick")
      .getByRole("button", { name: "Put it in quotes" })
      .click();
    await expect
      .poll(() => vault.read("07 Broken.md"))
      .toBe(before.replace("`append` — grows a slice", '"`append` — grows a slice"'));
    await expect.poll(() => row(reader, "no value may begin with a backtick").count()).toBe(0);
  });

  test("keeps the focus at its place when the row that has it is fixed, and when the note grows", async ({
    reader,
    vault,
  }) => {
    await showProblems(reader);
    const rowKey = (): Promise<unknown> =>
      reader.page.evaluate("document.activeElement?.closest('[data-row]')?.dataset.row ?? null");
    const rowsOfAll = view(reader).locator(".gfr-problem-row");
    const fixed = row(reader, "no value may begin with a backtick");
    const at = await fixed.evaluate((el) =>
      [...document.querySelectorAll(".gfr-problem-row")].indexOf(el as HTMLElement),
    );
    await fixed.getByRole("button", { name: "Put it in quotes" }).focus();
    await reader.page.keyboard.press("Enter");
    await expect.poll(() => fixed.count()).toBe(0);
    const there = await rowsOfAll.nth(Math.min(at, (await rowsOfAll.count()) - 1)).getAttribute("data-row");
    expect(await rowKey()).toBe(there);

    const early = problem(reader, '"goroutine leak" is used here');
    await early.focus();
    const path = ((await rowKey()) as string).split(":")[0] ?? "";
    const before = await early.getByText(/line \d+/).textContent();
    await vault.write(path, `${await vault.read(path)}\n![[gone for good.png]]\n`);
    await row(reader, "gone for good").waitFor();
    expect(await early.getByText(/line \d+/).textContent()).toBe(before);
    expect(await early.evaluate((el) => el === document.activeElement)).toBe(true);
  });

  test("shows the first of many, counts all by kind, and shows more where it is asked to", async ({
    reader,
    vault,
  }) => {
    const links = Array.from({ length: 450 }, (_, index) => `![[gone ${index}.png]]\n`);
    await vault.write("08 Many.md", `---\nlesson: 8\n---\n${links.join("")}`);
    await showProblems(reader);
    const count = async (): Promise<number> =>
      Number(/^\d+/.exec((await view(reader).getByRole("status").textContent()) ?? "")?.[0]);
    const shown = view(reader).locator(".gfr-problem-row");
    await expect.poll(() => shown.count()).toBe(200);
    const all = await count();
    const more = view(reader).getByRole("button", { name: `Show more (${all - 200})` });
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
    const filter = view(reader).getByRole("button", { name: /^Links \d+$/ });
    const dead = Number(/\d+/.exec((await filter.textContent()) ?? "")?.[0]);
    expect(dead).toBeGreaterThanOrEqual(450);
    await filter.focus();
    await reader.page.keyboard.press("Space");
    await expect.poll(() => shown.count()).toBe(all - dead);
    expect(await filter.getAttribute("aria-pressed")).toBe("false");
    expect(await filter.evaluate((el) => el === document.activeElement)).toBe(true);
    expect(await count()).toBe(all);
  });

  test("says so where nothing is wrong", async ({ reader, vault }) => {
    await vault.write("02 Maps.md", "fine");
    await vault.write("06 Goroutines.md", "fine");
    await vault.write("07 Broken.md", "fine");
    await reader.runCommand("Go for Reviewers: Show problems");
    await view(reader).getByText("Nothing to fix.").waitFor();
  });
});

describe("[G5] two definitions of one term", () => {
  test("stand side by side; the one that is kept stays, the other goes after a look, and comes back", async ({
    reader,
    vault,
  }) => {
    await showProblems(reader);
    const before = await vault.read("06 Goroutines.md");
    await row(reader, '"comma-ok" is defined otherwise').getByRole("button", { name: "Choose…" }).click();
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
    await expect.poll(() => row(reader, '"comma-ok" is defined otherwise').count()).toBe(0);
    await reader.page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => vault.read("06 Goroutines.md")).toBe(before);
  });

  test("are asked for by the command, too", async ({ reader }) => {
    await reader.runCommand("Go for Reviewers: Choose between definitions");
    await reader.page.getByRole("dialog").getByText("Which definition of “comma-ok”?").waitFor();
    await reader.page.keyboard.press("Escape");
  });
});
