import { execFileSync } from "node:child_process";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { patient } from "../../support/patience";
import { openBrowser, type TestBrowser } from "../support/browser";
import { serveVault, type ServedVault } from "../support/preview";
import { openReader, type Reader } from "../support/reader";

let browser: TestBrowser;
let vault: ServedVault;
let reader: Reader;
beforeAll(async () => {
  browser = await openBrowser();
  vault = await serveVault("test/e2e/fixtures/vault");
  reader = await openReader(browser, vault);
});
afterEach(() => expect(reader.troubles()).toEqual([]));
afterAll(async () => {
  await reader.close();
  await browser.close();
  await vault.stop();
});

const glossary = (): Promise<string> => vault.read("GLOSSARY.md").catch(() => "");

// Each goes on from the file the one before it left.
describe("GLOSSARY.md on disk", () => {
  test("[G3] [G6] is first written when every note is known, byte for byte as the command line does", async () => {
    await reader.runCommand("Go for Reviewers: Update the glossary");
    await expect.poll(glossary, { timeout: patient(20_000) }).not.toBe("");
    const text = await glossary();
    for (const term of ["comma-ok", "goroutine", "nil map"]) expect(text).toContain(`### ${term}`);
    const said = execFileSync(process.execPath, ["dist/cli.mjs", "glossary", vault.folder], {
      encoding: "utf8",
    });
    expect(said).toContain("is up to date");
    expect(await glossary()).toBe(text);
  });

  test("[G1] [G6] follows a lesson that is edited elsewhere, and keeps what a person wrote around it", async () => {
    await vault.write("GLOSSARY.md", `Mine, above.\n\n${await glossary()}\nMine, below.\n`);
    const lesson = await vault.read("Maps.md");
    await vault.write("Maps.md", lesson.replace("nil map —", "empty map —"));
    await expect.poll(glossary, { timeout: patient(20_000) }).toContain("### empty map");
    expect(await glossary()).not.toContain("### nil map");
    expect(await glossary()).toMatch(/^Mine, above\.\n[\s\S]*\nMine, below\.\n$/);
  });

  test("[G4] whose marker was damaged is left alone until its repair was looked at and agreed to", async () => {
    const { page } = reader;
    const sound = await glossary();
    const damaged = sound.replace("not this part) %%", "not this pa");
    await vault.write("GLOSSARY.md", damaged);
    const dialog = page.getByRole("dialog", { name: "Repair the glossary" });
    await reader.runCommand("Go for Reviewers: Update the glossary");
    await dialog.getByText("This would fix them:").waitFor();
    expect(await glossary()).toBe(damaged);
    await dialog.getByRole("button", { name: "Repair" }).click();
    await page.getByText("The glossary was repaired.").waitFor();
    expect(await glossary()).toBe(sound);
  });
});
