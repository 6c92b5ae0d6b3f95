import { rename } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser, type TestBrowser } from "./support/browser";
import { serveVault, type ServedVault } from "./support/preview";
import { openReader, type Reader } from "./support/reader";
import { writerOf, type Writer } from "./support/writer";

let browser: TestBrowser;
let vault: ServedVault;
let reader: Reader;
let writer: Writer;
beforeAll(async () => {
  browser = await openBrowser();
});
beforeEach(async () => {
  vault = await serveVault("test/e2e/fixtures/vault");
  reader = await openReader(browser, vault);
  writer = writerOf(reader);
  await reader.openNote("Maps");
  await writer.edit("source");
});
afterEach(async () => {
  await reader.close();
  await vault.stop();
});
afterAll(() => browser.close());

const GONE = "The preview's server is gone.";

/** Types at the end while the server is gone, and has the page try to save. */
async function typeInVain(text: string): Promise<void> {
  await vault.halt();
  await reader.page.getByText(GONE).first().waitFor();
  await writer.press("Control+End");
  await writer.type(text);
  await writer.press("Control+s");
}

async function openAnew(): Promise<void> {
  await vault.restart();
  await reader.page.goto(vault.address);
  await reader.page.evaluate("window.preview.ready");
  await reader.openNote("Maps");
}

test("the page says that the server is gone, and what is typed then is on disk once the preview is opened again", async () => {
  const before = await vault.read("Maps.md");
  await typeInVain("Typed in vain?");
  expect(await writer.value()).toBe(`${before}Typed in vain?`);
  await openAnew();
  expect(new URL(vault.address).port).toBe(new URL(reader.page.url()).port);
  await reader.page.getByText("What was typed in Maps and could not be saved is here again.").waitFor();
  await expect.poll(() => vault.read("Maps.md")).toBe(`${before}Typed in vain?`);
});

test("a page that is closed right after the last letter loses none", async () => {
  const before = await vault.read("Maps.md");
  await writer.press("Control+End");
  await writer.type("The last letters");
  await reader.page.goto("about:blank");
  await reader.page.goto(vault.address);
  await reader.page.evaluate("window.preview.ready");
  await reader.openNote("Maps");
  await expect.poll(() => vault.read("Maps.md")).toBe(`${before}The last letters`);
});

test("where the disk changed the same lines meanwhile, the reader chooses", async () => {
  await vault.write("Maps.md", "one\n");
  await expect.poll(() => writer.value()).toBe("one\n");
  await writer.press("Control+Home");
  await vault.halt();
  await reader.page.getByText(GONE).first().waitFor();
  await writer.type("my ");
  await writer.press("Control+s");
  await vault.write("Maps.md", "their one\n");
  await openAnew();
  const bar = reader.page.getByRole("alert").filter({ hasText: "changed on disk" });
  await bar.getByRole("button", { name: "Keep both" }).click();
  await expect.poll(() => vault.read("Maps.md")).toContain("my one");
  expect(await vault.read("Maps.md")).toContain("their one");
});

test("what was typed outlives a page that ends while the reader has not chosen yet, and goes once the disk's text was chosen", async () => {
  await vault.write("Maps.md", "one\n");
  await expect.poll(() => writer.value()).toBe("one\n");
  await writer.press("Control+Home");
  await vault.halt();
  await reader.page.getByText(GONE).first().waitFor();
  await writer.type("my ");
  await writer.press("Control+s");
  await vault.write("Maps.md", "their one\n");
  const bar = reader.page.getByRole("alert").filter({ hasText: "changed on disk" });
  await openAnew();
  await bar.waitFor();
  // As after a crash: what the page would keep when it is left in order is not kept.
  await reader.page.evaluate(
    "window.addEventListener('pagehide', (event) => event.stopImmediatePropagation(), { capture: true })",
  );
  const leave = async (): Promise<void> => {
    await reader.page.goto("about:blank");
    await reader.page.goto(vault.address);
    await reader.page.evaluate("window.preview.ready");
    await reader.openNote("Maps");
  };
  await leave();
  await bar.waitFor();
  expect(await writer.value()).toContain("my one");
  await bar.getByRole("button", { name: "Take the one on disk" }).click();
  await expect.poll(() => writer.value()).toBe("their one\n");
  await leave();
  expect(await bar.count()).toBe(0);
  expect(await vault.read("Maps.md")).toBe("their one\n");
});

test("while the vault's folder is away the page says so and keeps note and typed text, and goes on once it is back", async () => {
  const before = await vault.read("Maps.md");
  const sentence = reader.page.getByText("The vault's folder is gone.");
  await rename(vault.folder, `${vault.folder} away`);
  await sentence.waitFor();
  await writer.press("Control+End");
  await writer.type("Typed meanwhile");
  await writer.press("Control+s");
  expect(await writer.value()).toBe(`${before}Typed meanwhile`);
  await rename(`${vault.folder} away`, vault.folder);
  await sentence.waitFor({ state: "detached" });
  await expect.poll(() => vault.read("Maps.md")).toBe(`${before}Typed meanwhile`);
  await vault.write("Maps.md", "one\n");
  await expect.poll(() => writer.value()).toBe("one\n");
});
