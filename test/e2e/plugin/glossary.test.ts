import { execFileSync } from "node:child_process";
import { describe, expect } from "vitest";
import { patient } from "../../support/patience";
import { endToEnd } from "../support/end-to-end";
import type { ServedVault } from "../support/preview";
const test = endToEnd({ shared: "page" });

const glossary = (vault: ServedVault): Promise<string> => vault.read("GLOSSARY.md").catch(() => "");

// Each goes on from the file the one before it left.
describe("GLOSSARY.md on disk", () => {
  test("[G3] [G6] is first written when every note is known, byte for byte as the command line does", async ({
    reader,
    vault,
  }) => {
    await reader.runCommand("Go for Reviewers: Update the glossary");
    await expect.poll(() => glossary(vault), { timeout: patient(20_000) }).not.toBe("");
    const text = await glossary(vault);
    for (const term of ["comma-ok", "goroutine", "nil map"]) expect(text).toContain(`### ${term}`);
    const said = execFileSync(process.execPath, ["dist/cli.mjs", "glossary", vault.folder], {
      encoding: "utf8",
    });
    expect(said).toContain("is up to date");
    expect(await glossary(vault)).toBe(text);
  });

  test("[G1] [G6] follows a lesson that is edited elsewhere, and keeps what a person wrote around it", async ({
    vault,
  }) => {
    await vault.write("GLOSSARY.md", `Mine, above.\n\n${await glossary(vault)}\nMine, below.\n`);
    const lesson = await vault.read("Maps.md");
    await vault.write("Maps.md", lesson.replace("nil map —", "empty map —"));
    await expect.poll(() => glossary(vault), { timeout: patient(20_000) }).toContain("### empty map");
    expect(await glossary(vault)).not.toContain("### nil map");
    expect(await glossary(vault)).toMatch(/^Mine, above\.\n[\s\S]*\nMine, below\.\n$/);
  });

  test("[G4] whose marker was damaged is left alone until its repair was looked at and agreed to", async ({
    reader,
    vault,
  }) => {
    const { page } = reader;
    const sound = await glossary(vault);
    const damaged = sound.replace("not this part) %%", "not this pa");
    await vault.write("GLOSSARY.md", damaged);
    const dialog = page.getByRole("dialog", { name: "Repair the glossary" });
    await reader.runCommand("Go for Reviewers: Update the glossary");
    await dialog.getByText("This repairs them:").waitFor();
    expect(await glossary(vault)).toBe(damaged);
    await dialog.getByRole("button", { name: "Repair" }).click();
    await page.getByText("The glossary was repaired.").waitFor();
    expect(await glossary(vault)).toBe(sound);
  });
});
