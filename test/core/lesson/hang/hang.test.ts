import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { measureSlowness, patient } from "../../../support/patience";

measureSlowness();

/** Thousands of times what an honest note takes; anything exponential or quadratic goes past it. */
const LIMIT = patient(120_000);

const folder = mkdtempSync(join(tmpdir(), "gfr-notes-"));
const bundle = join(folder, "child.cjs");

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL("child.ts", import.meta.url))],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "error",
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it(
  "no hostile note, however wide, long or nested, is read for ever or ends the process",
  () => {
    const child = spawnSync(process.execPath, [bundle], {
      timeout: LIMIT,
      killSignal: "SIGKILL",
      encoding: "utf8",
    });
    const lines = child.stdout.trim().split("\n");
    const last = lines.at(-1) ?? "nothing";
    expect(child.status, `killed or crashed after ${last}: ${child.stderr}`).toBe(0);
    expect(last).toBe("done");
    expect(lines.length).toBeGreaterThan(40);
  },
  LIMIT + 10_000,
);
