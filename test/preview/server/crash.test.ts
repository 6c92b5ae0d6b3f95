import { build } from "esbuild";
import { spawn, type ChildProcess } from "node:child_process";
import { chmod, mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { updateGlossary } from "../../../src/core/glossary/update";
import { measureSlowness, patient } from "../../support/patience";
import { propertyRuns } from "../../support/property-runs";
import { temporaryFolder, type TemporaryFolder } from "../../support/temporary-folder";

const SIZE = 200_000;
const LANES = 2;
const KILLS_EACH = propertyRuns(3);
/** Terms of the lesson, so that the glossary takes a while to write. */
const TERMS = 1000;
/** How long a server may write before it is killed, in ms. */
const LONGEST = 30;

/** Milliseconds a round may take; it takes about half a second, and the machine may become busy meanwhile. */
const SLOWEST = 60_000;

measureSlowness();

/** Fresh chance each time; to try a failure again, give the seed it names. */
const SEED = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 1e9));

let folder: TemporaryFolder;
let program: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  program = join(folder.path, "dist", "preview-server.mjs");
  await build({
    entryPoints: ["pkg/preview/server/main.ts"],
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
  { timeout: patient(KILLS_EACH * SLOWEST) },
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
  const whole = new Set([0, 1].map((edition) => glossaryAfter(null, edition)));
  expect(whole.size).toBe(2);
  await writeFile(join(vault, "GLOSSARY.md"), glossaryAfter(null, 0));
  const chance = chanceFrom(seed);
  for (let kill = 0; kill < KILLS_EACH; kill++) {
    const server = await serve(vault);
    // What the one before was still writing when it was killed is swept away by now.
    expect((await readdir(vault)).filter((each) => each.startsWith(".gfr-"))).toEqual([]);
    const others = writeForEver(server, kill).catch(() => undefined);
    // Killed while it keeps the glossary, not while it is being reached.
    await new Promise<void>((resolve, reject) => {
      syncForEver(server, resolve).catch(reject);
    });
    await new Promise((resolve) => setTimeout(resolve, chance() * LONGEST));
    server.child.kill("SIGKILL");
    await server.ended;
    await others;
    expect(whole.has(await readFile(join(vault, "GLOSSARY.md"), "utf8"))).toBe(true);
    for (const each of (await readdir(vault)).filter((file) => !/^\.|^GLOSSARY\.md$/.test(file))) {
      const text = await readFile(join(vault, each), "utf8");
      expect([each, text.length, text === (text[0] ?? "").repeat(SIZE)]).toEqual([each, SIZE, true]);
    }
    expect((await stat(join(vault, "note.md"))).mode & 0o777).toBe(0o640);
  }
}

/** The glossary's text once it was brought up to date with an edition of the lesson. */
function glossaryAfter(current: string | null, edition: number): string {
  const terms = Array.from({ length: TERMS }, (_, index) => ({
    term: `term ${index}`,
    definition: `what it means in edition ${edition}`,
    aliases: [],
    see: [],
    avoid: [],
    group: null,
  }));
  const lesson = { path: "1 Lesson.md", title: "Lesson", lesson: 1, terms };
  const update = updateGlossary(current, [lesson], { path: "GLOSSARY.md" });
  if (update.kind === "updated") return update.text;
  if (update.kind === "unchanged" && current !== null) return current;
  throw new Error(`The glossary is ${update.kind}.`);
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
async function writeForEver(server: Served, round: number): Promise<void> {
  for (let turn = 0; ; turn++) {
    const { etag } = await get(server, "note.md");
    await Promise.all([
      put(server, "note.md", ("bc"[turn % 2] ?? "b").repeat(SIZE), { "If-Match": etag }),
      put(server, `new-${round}-${turn}.md`, "n".repeat(SIZE), { "If-None-Match": "*" }),
    ]);
  }
}

/** Keeps the glossary while its lesson changes, as a page does, until the server is gone. */
async function syncForEver(server: Served, synced: () => void): Promise<void> {
  for (let turn = 1; ; turn++) {
    const { text, etag } = await get(server, "GLOSSARY.md");
    const status = await put(server, "GLOSSARY.md", glossaryAfter(text, turn % 2), { "If-Match": etag });
    expect(status).toBeLessThan(300);
    synced();
  }
}

function addressOf({ port }: Served, path: string): string {
  return `http://127.0.0.1:${port}/api/file?path=${path}`;
}

async function get(server: Served, path: string): Promise<{ readonly text: string; readonly etag: string }> {
  const answer = await fetch(addressOf(server, path), { headers: { "x-preview-token": server.token } });
  return { text: await answer.text(), etag: answer.headers.get("etag") ?? "" };
}

async function put(
  server: Served,
  path: string,
  body: string,
  condition: Record<string, string>,
): Promise<number> {
  const headers = { "x-preview-token": server.token, ...condition };
  const answer = await fetch(addressOf(server, path), { method: "PUT", body, headers });
  await answer.text();
  return answer.status;
}

/** Numbers from 0 to 1 that a seed decides. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
