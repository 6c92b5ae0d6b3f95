import { rename, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect } from "vitest";
import { endToEnd } from "./support/end-to-end";
import type { ServedVault } from "./support/preview";
import type { Reader } from "./support/reader";
import type { Writer } from "./support/writer";
const test = endToEnd({ shared: "nothing", expectsTroubles: true });
test.beforeEach(async ({ reader, writer }) => {
  await reader.openNote("Maps");
  await writer.edit("source");
});

const GONE = "The preview's server is gone.";

/** Types at the end while the server is gone, and has the page try to save. */
async function typeInVain(reader: Reader, writer: Writer, vault: ServedVault, text: string): Promise<void> {
  await vault.halt();
  await reader.page.getByText(GONE).first().waitFor();
  await writer.press("Control+End");
  await writer.type(text);
  await writer.press("Control+s");
}

/** Starts the server again and waits until the page has found it by itself. */
async function comeBack(reader: Reader, vault: ServedVault): Promise<void> {
  await vault.restart();
  await reader.page.getByText(GONE).first().waitFor({ state: "detached" });
}

test("the page says that the server is gone, goes on by itself once it is back, and what was typed is on disk", async ({
  reader,
  writer,
  vault,
}) => {
  const before = await vault.read("Maps.md");
  const { address } = vault;
  await typeInVain(reader, writer, vault, "Typed in vain?");
  expect(await writer.value()).toBe(`${before}Typed in vain?`);
  await comeBack(reader, vault);
  expect(vault.address).toBe(address);
  await expect.poll(() => vault.read("Maps.md")).toBe(`${before}Typed in vain?`);
  expect(await writer.value()).toBe(`${before}Typed in vain?`);
  await vault.write("Maps.md", "one\n");
  await expect.poll(() => writer.value()).toBe("one\n");
});

test("an open tab and a bookmark are good after a restart", async ({ reader, vault }) => {
  await vault.halt();
  await vault.restart();
  await reader.page.reload();
  await reader.page.evaluate("window.preview.ready");
  await reader.page.getByRole("heading", { level: 1, name: "Maps", exact: true }).first().waitFor();
});

test("what others changed while the server was gone is on the page once it is back", async ({
  reader,
  writer,
  vault,
}) => {
  await vault.halt();
  await reader.page.getByText(GONE).first().waitFor();
  await vault.write("Maps.md", "theirs\n");
  await vault.write("Made meanwhile.md", "# Made meanwhile\n");
  await rm(join(vault.folder, "Channels.md"));
  await comeBack(reader, vault);
  await expect.poll(() => writer.value()).toBe("theirs\n");
  const files = reader.page.getByRole("treeitem");
  await files.filter({ hasText: "Made meanwhile" }).waitFor();
  expect(await files.filter({ hasText: "Channels" }).count()).toBe(0);
});

test("a note that is opened while the server is gone leaves the old one on screen and says why", async ({
  reader,
  writer,
  vault,
}) => {
  await vault.halt();
  await reader.page.getByText(GONE).first().waitFor();
  const channels = reader.page.getByRole("treeitem").filter({ hasText: "Channels" });
  await channels.click();
  await reader.page
    .getByText("Channels cannot be opened now. The preview's server cannot be reached.")
    .waitFor();
  expect(await writer.value()).toBe(await vault.read("Maps.md"));
  await reader.page.goBack();
  await expect.poll(() => new URL(reader.page.url()).hash).toBe("#/Maps.md");
  await comeBack(reader, vault);
  await channels.click();
  await reader.page.getByRole("heading", { level: 1, name: "Channels", exact: true }).first().waitFor();
});

test("another program at the address is told apart, and gets neither the token nor what was typed", async ({
  reader,
  writer,
  vault,
}) => {
  const { port, searchParams } = new URL(vault.address);
  await typeInVain(reader, writer, vault, "Not for others");
  const heard: string[] = [];
  const other = createServer((request, response) => {
    heard.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    response.end(JSON.stringify({ proof: "0".repeat(64) }));
  }).listen(Number(port), "127.0.0.1");
  const sentence = reader.page.getByText("Another program answers at this page's address.");
  await sentence.waitFor();
  await writer.press("Control+s");
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.filter((line) => !line.startsWith("GET /api/proof?nonce="))).toEqual([]);
  expect(heard.join()).not.toContain(searchParams.get("token"));
  other.closeAllConnections();
  await new Promise((resolve) => other.close(resolve));
  await vault.restart();
  await sentence.waitFor({ state: "detached" });
  await expect.poll(() => vault.read("Maps.md")).toContain("Not for others");
});

test("a page that is closed right after the last letter loses none", async ({ reader, writer, vault }) => {
  const before = await vault.read("Maps.md");
  await writer.press("Control+End");
  await writer.type("The last letters");
  await reader.page.goto("about:blank");
  await reader.page.goto(vault.address);
  await reader.page.evaluate("window.preview.ready");
  await reader.openNote("Maps");
  await expect.poll(() => vault.read("Maps.md")).toBe(`${before}The last letters`);
});

test("where the disk changed the same lines meanwhile, the reader chooses", async ({
  reader,
  writer,
  vault,
}) => {
  await vault.write("Maps.md", "one\n");
  await expect.poll(() => writer.value()).toBe("one\n");
  await writer.press("Control+Home");
  await vault.halt();
  await reader.page.getByText(GONE).first().waitFor();
  await writer.type("my ");
  await writer.press("Control+s");
  await vault.write("Maps.md", "their one\n");
  await comeBack(reader, vault);
  const bar = reader.page.getByRole("alert").filter({ hasText: "changed on disk" });
  await bar.getByRole("button", { name: "Keep both" }).click();
  await expect.poll(() => vault.read("Maps.md")).toContain("my one");
  expect(await vault.read("Maps.md")).toContain("their one");
});

test("what was typed outlives a page that ends while the reader has not chosen yet, and goes once the disk's text was chosen", async ({
  reader,
  writer,
  vault,
}) => {
  await vault.write("Maps.md", "one\n");
  await expect.poll(() => writer.value()).toBe("one\n");
  await writer.press("Control+Home");
  await vault.halt();
  await reader.page.getByText(GONE).first().waitFor();
  await writer.type("my ");
  await writer.press("Control+s");
  await vault.write("Maps.md", "their one\n");
  const bar = reader.page.getByRole("alert").filter({ hasText: "changed on disk" });
  await comeBack(reader, vault);
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

test("while the vault's folder is away the page says so and keeps note and typed text, and goes on once it is back", async ({
  reader,
  writer,
  vault,
}) => {
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
