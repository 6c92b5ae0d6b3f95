import { spawn } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { temporaryFolder } from "../support/temporary-folder";

test("npm run dev builds the plugin into a vault and leaves its data alone", async () => {
  const folder = await temporaryFolder();
  const plugin = join(folder.path, "my vault/.obsidian/plugins/go-for-reviewers");
  await folder.write("my vault/.obsidian/plugins/go-for-reviewers/data.json", "mine");
  const dev = spawn(process.execPath, ["scripts/dev.mjs", "my vault"], {
    env: { ...process.env, INIT_CWD: folder.path },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => dev.once("exit", resolve));
  try {
    const all = [".hotreload", "data.json", "main.js", "manifest.json", "styles.css"];
    await vi.waitFor(async () => expect((await readdir(plugin)).sort()).toEqual(all), { timeout: 25_000 });
    expect(await readFile(join(plugin, "data.json"), "utf8")).toBe("mine");
    expect(await readFile(join(plugin, "manifest.json"), "utf8")).toBe(
      await readFile("manifest.json", "utf8"),
    );
    expect(dev.exitCode).toBeNull();
  } finally {
    dev.kill();
    await ended;
    await folder.remove();
  }
});
