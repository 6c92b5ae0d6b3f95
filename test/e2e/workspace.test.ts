import type { Workspace } from "obsidian";
import { describe, expect } from "vitest";
import { endToEnd } from "./support/end-to-end";
import type { Reader } from "./support/reader";
const test = endToEnd({
  shared: "nothing",
  prepare: (vault) =>
    vault.write(
      "Plan.md",
      [
        "# First the goroutines",
        "See [[Channels]] and [[Maps#Maps]].",
        ...Array.from({ length: 60 }, (_, index) => `Line ${String(index)} of the plan.\n`),
        "## Then the maps",
        "A nil map is read as empty.",
        ...Array.from({ length: 60 }, (_, index) => `More ${String(index)} of the plan.\n`),
        "## At last",
        "The end of the plan.",
      ].join("\n"),
    ),
});

const tab = (reader: Reader, name: string) =>
  reader.page.getByRole("main").getByRole("tab", { name, exact: true });

describe("page preview", () => {
  test("a link shows its note while the pointer is on it, and a drill in it can be answered", async ({
    reader,
  }) => {
    const { page } = reader;
    await reader.openNote("Plan");
    await reader.notes.first().getByRole("link", { name: "Channels" }).hover();
    const popover = page.getByRole("dialog", { name: "Page preview" });
    await popover.getByText("When does save run?").waitFor();
    await popover.getByText("After process returns").click();
    await popover.getByRole("button", { name: /^Sure/ }).click();
    await popover.getByText("There is no await.").waitFor();
    await page.mouse.move(2, 400);
    await expect.poll(() => popover.count()).toBe(0);
  });

  test("a link to a heading shows that part, and Escape closes it", async ({ reader }) => {
    await reader.openNote("Plan");
    await reader.notes.first().getByRole("link", { name: "Maps > Maps" }).hover();
    const popover = reader.page.getByRole("dialog", { name: "Page preview" });
    await popover.getByText("A note that is changed on disk.").waitFor();
    await reader.page.keyboard.press("Escape");
    await expect.poll(() => popover.count()).toBe(0);
  });

  test("by keys alone: the command shows the note of the link under focus, Escape gives the focus back", async ({
    reader,
  }) => {
    const { page } = reader;
    await reader.openNote("Plan");
    const link = reader.notes.first().getByRole("link", { name: "Channels" });
    await link.focus();
    await page.evaluate(() => {
      const { preview } = window as unknown as {
        preview: { host: { commands: { run(id: string): boolean } } };
      };
      return preview.host.commands.run("page-preview:show");
    });
    const popover = page.getByRole("dialog", { name: "Page preview" });
    await popover.getByText("When does save run?").waitFor();
    expect(await popover.evaluate((el) => el === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    expect(await link.evaluate((el) => el === document.activeElement)).toBe(true);
  });
});

describe("page preview within previews, in the editor and under a finger", () => {
  const PREVIEW = { name: "Page preview" };

  test("a link in a preview shows its note in turn; Escape closes one after the other", async ({
    reader,
    vault,
  }) => {
    const { page } = reader;
    await vault.write("Start.md", "[[Plan]]\n");
    await page.getByRole("treeitem", { name: "Start" }).click();
    await reader.notes.first().getByRole("link", { name: "Plan" }).hover();
    const popovers = page.getByRole("dialog", PREVIEW);
    await popovers.getByRole("link", { name: "Channels" }).hover();
    await popovers.nth(1).getByText("When does save run?").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => popovers.count()).toBe(1);
    await page.keyboard.press("Escape");
    await expect.poll(() => popovers.count()).toBe(0);
  });

  test("while one writes, a link shows its note only when Ctrl is held", async ({ reader }) => {
    const { page } = reader;
    await reader.openNote("Plan");
    await page.keyboard.press("Control+e");
    const link = page.locator(".cm-line [data-link]").first();
    await link.hover();
    await page.waitForTimeout(600);
    expect(await page.getByRole("dialog", PREVIEW).count()).toBe(0);
    await page.keyboard.down("Control");
    await page.getByRole("dialog", PREVIEW).getByText("When does save run?").waitFor();
    await page.keyboard.up("Control");
  });

  test("a finger that rests on a link shows its note, and does not follow it", async ({ reader }) => {
    await reader.openNote("Plan");
    const link = reader.notes.first().getByRole("link", { name: "Channels" });
    await link.dispatchEvent("pointerdown", { pointerType: "touch", bubbles: true });
    const popover = reader.page.getByRole("dialog", PREVIEW);
    await popover.getByText("When does save run?").waitFor();
    await link.dispatchEvent("pointerup", { pointerType: "touch", bubbles: true });
    await link.dispatchEvent("click");
    await reader.notes.first().getByText("Line 1 of the plan.").waitFor();
  });
});

describe("the menu", () => {
  /** A plugin that adds a line to the menu. */
  const listen = (reader: Reader) =>
    reader.page.evaluate(() => {
      const { workspace } = (window as unknown as { preview: { app: { workspace: Workspace } } }).preview.app;
      workspace.on("editor-menu", (menu) => menu.addItem((item) => item.setTitle("A plugin's")));
    });

  test("in the editor has the plugins' lines below the page's own", async ({ reader, vault }) => {
    const { page } = reader;
    await listen(reader);
    await vault.write("Address.md", "Words to choose.\n");
    await page.getByRole("treeitem", { name: "Address" }).click();
    await page.keyboard.press("Control+e");
    await page.locator(".cm-line", { hasText: "Words to choose." }).click({ button: "right" });
    await expect
      .poll(() => page.getByRole("menuitem").allTextContents())
      .toEqual(["Cut", "Copy", "Paste", "Select all", "A plugin's"]);
    await page.getByRole("menuitem", { name: "Select all" }).click();
    await page.keyboard.type("x");
    await expect.poll(() => vault.read("Address.md")).toBe("x");
  });

  test("plugins hear what a note will hold before it is written", async ({ reader }) => {
    const { page } = reader;
    await reader.openNote("Maps");
    await page.keyboard.press("Control+e");
    const heard = page.evaluate(() => {
      const { workspace } = (window as unknown as { preview: { app: { workspace: Workspace } } }).preview.app;
      return new Promise<string>((resolve) =>
        workspace.on("quick-preview", (file, data) => resolve(`${file.path}: ${data.slice(-5)}`)),
      );
    });
    await page.locator(".cm-content").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("typed");
    expect(await heard).toBe("Maps.md: typed");
  });
});

test("Ctrl F in a note that is read opens the editor's search, which finds what was not drawn yet", async ({
  reader,
}) => {
  const { page } = reader;
  await reader.openNote("Plan");
  await reader.notes.first().click();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("The end of the plan");
  await page.keyboard.press("Enter");
  await page.locator(".cm-searchMatch-selected", { hasText: "The end of the plan" }).waitFor();
});

describe("panes and tabs", () => {
  test("back and forward keep how far a note was read", async ({ reader }) => {
    const { page } = reader;
    await reader.openNote("Plan");
    await reader.notes.first().evaluate((note) => (note.scrollTop = 900));
    await reader.openNote("Maps");
    await page.keyboard.press("Alt+ArrowLeft");
    await page.getByRole("heading", { level: 1, name: "Plan" }).waitFor();
    await expect
      .poll(() => reader.notes.first().evaluate((note) => Math.round(note.scrollTop / 100)))
      .toBe(9);
    await page.keyboard.press("Alt+ArrowRight");
    await page.getByRole("heading", { level: 1, name: "Maps" }).first().waitFor();
  });

  test("the browser's own back comes to the place that was left, too", async ({ reader }) => {
    const { page } = reader;
    await reader.openNote("Plan");
    await reader.notes.first().evaluate((note) => (note.scrollTop = 900));
    await reader.openNote("Maps");
    await page.evaluate("history.back()");
    await page.getByRole("heading", { level: 1, name: "Plan" }).waitFor();
    await expect
      .poll(() => reader.notes.first().evaluate((note) => Math.round(note.scrollTop / 100)))
      .toBe(9);
  });

  test("the mouse's own buttons go back and forward", async ({ reader }) => {
    const { page } = reader;
    await reader.openNote("Plan");
    await reader.openNote("Maps");
    const press = async (button: number) => {
      for (const type of ["mousedown", "mouseup"])
        await reader.notes.first().dispatchEvent(type, { button, bubbles: true });
    };
    await press(3);
    await page.getByRole("heading", { level: 1, name: "Plan" }).waitFor();
    await press(4);
    await page.getByRole("heading", { level: 1, name: "Maps" }).first().waitFor();
  });

  test("tabs are closed by the middle button and by Alt W; a third pane is not made", async ({ reader }) => {
    const { page } = reader;
    await reader.openNote("Maps");
    await reader.runCommand("Split right");
    await expect.poll(() => reader.notes.count()).toBe(2);
    await reader.openNote("Plan");
    await reader.runCommand("Split right");
    await expect
      .poll(() => page.getByRole("main").getByRole("tab").allTextContents())
      .toEqual(["Maps", "Plan", "Plan"]);
    expect(await page.getByRole("main").getByRole("tablist").count()).toBe(2);
    await page.keyboard.press("Alt+w");
    await expect.poll(() => page.getByRole("main").getByRole("tab").count()).toBe(2);
    await tab(reader, "Maps").click({ button: "middle" });
    // One tab in one pane shows no strip.
    await expect.poll(() => page.getByRole("main").getByRole("tablist").count()).toBe(0);
    await reader.notes.first().getByText("Line 1 of the plan.").waitFor();
  });

  test("after a reload the panes, tabs, modes and places are as they were", async ({ reader }) => {
    const { page } = reader;
    await reader.openNote("Plan");
    await reader.runCommand("Split right");
    await expect.poll(() => reader.notes.count()).toBe(2);
    await reader.openNote("Maps");
    await reader.runCommand("New tab");
    await reader.openNote("Channels");
    await reader.notes.first().evaluate((note) => (note.scrollTop = 800));
    await page.waitForTimeout(500);
    await page.reload();
    await page.evaluate("window.preview.ready");
    await expect
      .poll(() => page.getByRole("main").getByRole("tab").allTextContents())
      .toEqual(["Plan", "Maps", "Channels"]);
    await expect
      .poll(() => reader.notes.first().evaluate((note) => Math.round(note.scrollTop / 100)))
      .toBe(8);
    const loaded = await page.evaluate(
      "preview.app.workspace.getLeavesOfType('markdown').map((leaf) => leaf.isDeferred)",
    );
    expect(loaded).toEqual([false, true, false]);
    await tab(reader, "Maps").click();
    await page.getByText("A note that is changed on disk.").waitFor();
  });
});

describe("files", () => {
  test("a folder is made, a note renamed and deleted, by keys alone", async ({ reader, vault }) => {
    const { page } = reader;
    await page.getByRole("button", { name: "New folder" }).click();
    await page.getByRole("textbox", { name: "Name of the folder" }).fill("Done");
    await page.keyboard.press("Enter");
    await page.getByRole("treeitem", { name: "Done" }).waitFor();
    await page.getByRole("treeitem", { name: "Plan" }).focus();
    await page.keyboard.press("F2");
    await page.getByRole("textbox", { name: "New name" }).fill("Maps");
    await page.keyboard.press("Enter");
    await page.getByText("There is something of this name already.").waitFor();
    await page.getByRole("textbox", { name: "New name" }).fill("Plan B");
    await page.keyboard.press("Enter");
    await expect.poll(() => vault.read("Plan B.md").catch(() => "")).toContain("The end of the plan.");
    await page.getByRole("treeitem", { name: "Plan B" }).press("Delete");
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await expect.poll(() => page.getByRole("treeitem", { name: "Plan B" }).count()).toBe(0);
  });

  test("the note's own menu opens it beside, and leaves with Escape", async ({ reader }) => {
    const { page } = reader;
    await reader.openNote("Maps");
    await page.getByRole("button", { name: "More options" }).first().click();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("menu").count()).toBe(0);
    await page.getByRole("button", { name: "More options" }).first().click();
    await page.getByRole("menuitem", { name: "Open beside" }).first().click();
    await expect.poll(() => reader.notes.count()).toBe(2);
  });
});

test("a template is inserted with its fields filled, from the folder the vault names", async ({
  reader,
  vault,
}) => {
  await vault.write(".obsidian/templates.json", '{ "folder": "templates" }');
  await vault.write("templates/Question.md", "---\ntags: [x]\n---\nAbout {{title}}.\n");
  await reader.page.getByRole("treeitem", { name: "templates" }).waitFor();
  await reader.openNote("Maps");
  await reader.runCommand("Templates: Insert template");
  await expect.poll(() => vault.read("Maps.md"), { timeout: 10_000 }).toContain("About Maps.");
});

test("as on a phone: files and panels are drawers, the bar is at the bottom, and a thumb hits everything", async ({
  openReader,
}) => {
  const reader = await openReader({
    switches: "device:phone",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const { page } = reader;
  const bar = page.getByRole("navigation", { name: "Page" });
  expect((await bar.boundingBox())?.y).toBeGreaterThan(700);
  await bar.getByRole("button", { name: "Files" }).click();
  const item = page.getByRole("treeitem", { name: "Maps" });
  const small = await page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>("nav button, [role=treeitem], .view-header button")]
        .map((el) => el.getBoundingClientRect())
        .filter(({ width, height }) => width > 0 && (width < 44 || height < 44)).length,
  );
  expect(small).toBe(0);
  await item.tap();
  await page.getByText("A note that is changed on disk.").waitFor();
  await expect.poll(() => item.isVisible()).toBe(false);
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
});
