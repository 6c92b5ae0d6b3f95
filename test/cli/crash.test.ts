import { build } from "esbuild";
import { spawn } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isTemporaryName } from "../../pkg/disk/atomic-write";
import { measureSlowness, patient } from "../support/patience";
import { propertyRuns } from "../support/property-runs";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";
import { call } from "./support/call";

const LANES = 2;
const KILLS_EACH = propertyRuns(3);
/** Terms of each lesson, so that the glossary takes a while to write. */
const TERMS = 400;
/** How long a program may keep the glossary before it is killed, in ms. */
const LONGEST = 60;

/** Milliseconds a round may take; it takes about half a second, and the machine may become busy meanwhile. */
const SLOWEST = 60_000;

measureSlowness();

/** Fresh chance each time; to try a failure again, give the seed it names. */
const SEED = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 1e9));

/** Changes a lesson and has the glossary follow, again and again, until somebody ends it; says each time it did. */
const SYNC_FOR_EVER = `
  import { copyFile } from "node:fs/promises";
  import { runCommandLine } from "./command-line";
  const [, , vault, lessons] = process.argv;
  const terminal = {
    out: () => undefined,
    err: (text) => process.stderr.write(text),
    watched: false,
    confirm: () => Promise.resolve(null),
    now: () => performance.now(),
    folder: vault,
  };
  for (let turn = 0; ; turn++) {
    await copyFile(lessons + "/" + (turn % 2) + ".md", vault + "/1 Lesson.md");
    const code = await runCommandLine(["glossary", vault, "--yes"], terminal);
    if (code !== 0) process.exit(code);
    process.stdout.write(".");
  }
`;

let folder: TemporaryFolder;
let program: string;
let states: ReadonlySet<string>;

beforeAll(async () => {
  folder = await temporaryFolder();
  program = join(folder.path, "sync-for-ever.mjs");
  await build({
    stdin: { contents: SYNC_FOR_EVER, resolveDir: "pkg/cli", loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: program,
    banner: { js: 'import { createRequire as r } from "node:module"; const require = r(import.meta.url);' },
  });
  const texts: string[] = [];
  for (const edition of [0, 1]) {
    const lesson = lessonText(edition);
    await folder.write(`lessons/${edition}.md`, lesson);
    await folder.write(`whole/1 Lesson.md`, lesson);
    expect((await call(folder.path, ["glossary", "whole", "--yes"])).code).toBe(0);
    texts.push(await readFile(join(folder.path, "whole/GLOSSARY.md"), "utf8"));
  }
  states = new Set(texts);
  expect(states.size).toBe(2);
});
afterAll(() => folder.remove());

test(
  `killed at any moment of keeping the glossary, the command line leaves a whole old one or a whole new one (seed ${SEED})`,
  { timeout: patient(KILLS_EACH * SLOWEST) },
  async () => {
    const lanes = Array.from({ length: LANES }, (_, lane) =>
      killAgainAndAgain(`vault-${lane}`, chanceFrom(SEED + lane)),
    );
    const updates = (await Promise.all(lanes)).reduce((sum, each) => sum + each, 0);
    // Besides those that were cut short.
    expect(updates).toBeGreaterThanOrEqual(LANES * KILLS_EACH);
  },
);

/** How often the glossary was written before a kill; after each it is one of the two there can be. */
async function killAgainAndAgain(name: string, chance: () => number): Promise<number> {
  const vault = join(folder.path, name);
  await folder.write(`${name}/1 Lesson.md`, "No terms.\n");
  let updates = 0;
  for (let kill = 0; kill < KILLS_EACH; kill++) {
    const child = spawn(process.execPath, [program, vault, join(folder.path, "lessons")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.stdout.on("data", (dots: Buffer) => (updates += dots.length));
    const ended = new Promise((resolve) => child.once("close", resolve));
    await Promise.race([new Promise((resolve) => child.stdout.once("data", resolve)), ended]);
    await new Promise((resolve) => setTimeout(resolve, chance() * LONGEST));
    expect(child.exitCode).toBe(null);
    child.kill("SIGKILL");
    await ended;
    expect(states.has(await readFile(join(vault, "GLOSSARY.md"), "utf8"))).toBe(true);
    const others = (await readdir(vault)).filter((each) => !isTemporaryName(each));
    expect(others.sort()).toEqual(["1 Lesson.md", "GLOSSARY.md"]);
  }
  // Whoever calls it next has nothing to fix.
  await folder.write(`${name}/1 Lesson.md`, lessonText(0));
  expect((await call(folder.path, ["glossary", name, "--yes"])).code).toBe(0);
  expect([...states][0]).toBe(await readFile(join(vault, "GLOSSARY.md"), "utf8"));
  return updates;
}

function lessonText(edition: number): string {
  const terms = Array.from(
    { length: TERMS },
    (_, index) => `  - "term ${index} — what it means in edition ${edition}"`,
  );
  return ["---", "Terms introduced:", ...terms, "---", "# Lesson", ""].join("\n");
}

/** Numbers from 0 to 1 that a seed decides. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
