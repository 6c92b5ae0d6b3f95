import { build } from "esbuild";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface ChildRun {
  /** Null when it was killed for taking too long. */
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Bundles a TypeScript file beside this one and runs it in a Node of its own, killed after `limit` milliseconds. */
export async function runChild(file: string, args: readonly string[], limit: number): Promise<ChildRun> {
  const folder = await mkdtemp(join(tmpdir(), "gfr-hang-"));
  try {
    const bundle = join(folder, "child.mjs");
    await build({
      entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
      outfile: bundle,
      bundle: true,
      platform: "node",
      format: "esm",
      // Packages of the other format call for Node's own modules.
      banner: {
        js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
      },
      logLevel: "error",
    });
    return await new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [bundle, ...args], { timeout: limit, killSignal: "SIGKILL" });
      let output = "";
      let errors = "";
      child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
      child.on("error", reject);
      child.on("close", (exitCode) => {
        resolve({ exitCode, output, errors });
      });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
