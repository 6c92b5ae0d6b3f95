import { build } from "esbuild";
import { spawn } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isTemporaryName } from "../../src/disk/atomic-write";
import { temporaryFolder } from "../support/temporary-folder";

const SIZE = 300_000;
const KILLS = 25;

test("killed at any moment of any write, every file is whole", { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  const program = join(folder.path, "write-for-ever.mjs");
  await build({
    entryPoints: ["test/disk/support/write-for-ever.ts"],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: program,
  });
  const file = await folder.write("vault/note", Buffer.alloc(SIZE, "a"));
  let written = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const child = spawn(process.execPath, [program, file, String(SIZE)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    await new Promise((resolve) => setTimeout(resolve, 3 + kill));
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    const names = await readdir(join(folder.path, "vault"));
    for (const name of names.filter((each) => !isTemporaryName(each))) {
      const bytes = await readFile(join(folder.path, "vault", name));
      const letter = String.fromCharCode(bytes[0] ?? 0);
      expect([name, bytes.length, bytes.equals(Buffer.alloc(SIZE, letter))]).toEqual([name, SIZE, true]);
    }
    written = names.length;
  }
  // Files were indeed being written when it was killed.
  expect(written).toBeGreaterThan(1);
  await folder.remove();
});
