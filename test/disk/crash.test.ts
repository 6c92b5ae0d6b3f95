import { build } from "esbuild";
import { spawn } from "node:child_process";
import { chmod, readFile, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isAbandoned, isTemporaryName } from "../../pkg/disk/atomic-write";
import { measureSlowness, patient } from "../support/patience";
import { propertyRuns } from "../support/property-runs";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";

const SIZE = 300_000;
/** In each of so many folders at the same time, so many times. */
const LANES = 2;
const KILLS = propertyRuns(10);
/** How long a program may write before it is killed, in ms. */
const LONGEST = 25;

/** Milliseconds a round may take; it takes about a tenth of a second, and the machine may become busy meanwhile. */
const SLOWEST = 20_000;

measureSlowness();

/** Fresh chance each time; to try a failure again, give the seed it names. */
const SEED = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 1e9));

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

test(
  `killed at any moment of any write, every file is whole (seed ${SEED})`,
  { timeout: patient(KILLS * SLOWEST) },
  async () => {
    const folder = await temporaryFolder();
    const program = join(folder.path, "write-for-ever.mjs");
    await build({
      stdin: { contents: WRITE_FOR_EVER, resolveDir: "pkg/disk", loader: "ts" },
      bundle: true,
      platform: "node",
      format: "esm",
      outfile: program,
    });
    const lanes = Array.from({ length: LANES }, (_, lane) =>
      killAgainAndAgain(folder, `vault-${lane}`, program, chanceFrom(SEED + lane)),
    );
    // Each had written once, and was at it again, when it was killed.
    for (const created of await Promise.all(lanes)) expect(created).toBeGreaterThanOrEqual(KILLS);
    await folder.remove();
  },
);

/** How many files were created in all, each found whole after the kill. */
async function killAgainAndAgain(
  folder: TemporaryFolder,
  name: string,
  program: string,
  chance: () => number,
): Promise<number> {
  const vault = join(folder.path, name);
  const file = await folder.write(`${name}/note`, Buffer.alloc(SIZE, "a"));
  await chmod(file, 0o640);
  let created = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const child = spawn(process.execPath, [program, file, String(SIZE)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    await new Promise((resolve) => setTimeout(resolve, chance() * LONGEST));
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    const names = await readdir(vault);
    for (const each of names) {
      // What was under way is known for what it is, and its writer for gone.
      if (isTemporaryName(each)) {
        expect(isAbandoned(each)).toBe(true);
        continue;
      }
      const bytes = await readFile(join(vault, each));
      const letter = String.fromCharCode(bytes[0] ?? 0);
      expect([each, bytes.length, bytes.equals(Buffer.alloc(SIZE, letter))]).toEqual([each, SIZE, true]);
    }
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    for (const each of names.filter((other) => other !== "note")) await rm(join(vault, each));
    created += names.length - 1;
  }
  return created;
}

/** Numbers from 0 to 1 that a seed decides. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
