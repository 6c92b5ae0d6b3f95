import { build } from "esbuild";
import { spawn, type ChildProcess } from "node:child_process";
import { chmod, mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder, type TemporaryFolder } from "../../support/temporary-folder";

const SIZE = 200_000;
const LANES = 3;
const KILLS_EACH = 14;
/** How long a server may write before it is killed, in ms. */
const LONGEST = 30;

/** Fresh chance each time; to try a failure again, give the seed it names. */
const SEED = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 1e9));

let folder: TemporaryFolder;
let program: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  program = join(folder.path, "dist", "preview-server.mjs");
  await build({
    entryPoints: ["src/preview/server/main.ts"],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: program,
    logLevel: "warning",
    banner: { js: 'import { createRequire as r } from "node:module"; const require = r(import.meta.url);' },
  });
});
afterAll(() => folder.remove());

test(
  `killed at any moment of any write of a page, the server leaves every file whole (seed ${SEED})`,
  { timeout: 120_000 },
  async () => {
    await Promise.all(
      Array.from({ length: LANES }, (_, lane) => killAgainAndAgain(`vault-${lane}`, SEED + lane)),
    );
  },
);

/** One vault: served, written to by several pages at once, its server killed, looked over, and served again. */
async function killAgainAndAgain(name: string, seed: number): Promise<void> {
  const vault = join(folder.path, name);
  await mkdir(vault);
  await writeFile(join(vault, "note.md"), "a".repeat(SIZE));
  await chmod(join(vault, "note.md"), 0o640);
  const chance = chanceFrom(seed);
  for (let kill = 0; kill < KILLS_EACH; kill++) {
    const server = await serve(vault);
    // What the one before was still writing when it was killed is swept away by now.
    expect((await readdir(vault)).filter((each) => each.startsWith(".gfr-"))).toEqual([]);
    const writing = writeForEver(server, kill).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, chance() * LONGEST));
    server.child.kill("SIGKILL");
    await server.ended;
    await writing;
    for (const each of (await readdir(vault)).filter((file) => !file.startsWith("."))) {
      const text = await readFile(join(vault, each), "utf8");
      expect([each, text.length, text === (text[0] ?? "").repeat(SIZE)]).toEqual([each, SIZE, true]);
    }
    expect((await stat(join(vault, "note.md"))).mode & 0o777).toBe(0o640);
  }
}

interface Served {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
  readonly port: string;
  readonly token: string;
}

async function serve(vault: string): Promise<Served> {
  const child = spawn(process.execPath, [program, vault], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let said = "";
  for await (const chunk of child.stdout) {
    said += String(chunk);
    const found = /http:\/\/127\.0\.0\.1:(\d+)\/\?token=([\w-]+)/.exec(said);
    if (found !== null) return { child, ended, port: found[1] ?? "", token: found[2] ?? "" };
  }
  throw new Error(`The server ended: ${said}`);
}

/** Replaces the note and creates others until the server is gone. */
async function writeForEver({ port, token }: Served, round: number): Promise<void> {
  const address = (path: string): string => `http://127.0.0.1:${port}/api/file?path=${path}`;
  const headers = { "x-preview-token": token };
  const put = async (path: string, letter: string, condition: Record<string, string>): Promise<void> => {
    const body = letter.repeat(SIZE);
    await (await fetch(address(path), { method: "PUT", body, headers: { ...headers, ...condition } })).text();
  };
  for (let turn = 0; ; turn++) {
    const read = await fetch(address("note.md"), { headers });
    await read.text();
    await Promise.all([
      put("note.md", "bc"[turn % 2] ?? "b", { "If-Match": read.headers.get("etag") ?? "" }),
      put(`new-${round}-${turn}.md`, "n", { "If-None-Match": "*" }),
    ]);
  }
}

/** Numbers from 0 to 1 that a seed decides. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
