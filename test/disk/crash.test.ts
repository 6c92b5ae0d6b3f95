import { build } from "esbuild";
import { spawn } from "node:child_process";
import { readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isTemporaryName } from "../../src/disk/atomic-write";
import { temporaryFolder } from "../support/temporary-folder";

const SIZE = 300_000;
const KILLS = 25;

/** Rewrites one file and creates others, each full of one letter, until somebody ends it. */
const WRITE_FOR_EVER = `
  import { createFile, replaceFile } from "./atomic-write";
  const [, , file, size] = process.argv;
  for (let turn = 0; ; turn++) {
    const bytes = Buffer.alloc(Number(size), "ab"[turn % 2]);
    await replaceFile(file, bytes);
    await createFile(file + "-" + turn, bytes);
    if (turn === 0) process.stdout.write("ready");
  }
`;

test("killed at any moment of any write, every file is whole", { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  const program = join(folder.path, "write-for-ever.mjs");
  await build({
    stdin: { contents: WRITE_FOR_EVER, resolveDir: "src/disk", loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: program,
  });
  const file = await folder.write("vault/note", Buffer.alloc(SIZE, "a"));
  let created = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const child = spawn(process.execPath, [program, file, String(SIZE)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    await new Promise((resolve) => setTimeout(resolve, kill));
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    const names = await readdir(join(folder.path, "vault"));
    for (const name of names.filter((each) => !isTemporaryName(each))) {
      const bytes = await readFile(join(folder.path, "vault", name));
      const letter = String.fromCharCode(bytes[0] ?? 0);
      expect([name, bytes.length, bytes.equals(Buffer.alloc(SIZE, letter))]).toEqual([name, SIZE, true]);
    }
    for (const name of names.filter((each) => each !== "note")) await rm(join(folder.path, "vault", name));
    created += names.length - 1;
  }
  // Each had written once, and was at it again, when it was killed.
  expect(created).toBeGreaterThanOrEqual(KILLS);
  await folder.remove();
});
