import { spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildProgram, buildText, serveInProcess, type ServerProcess } from "../support/programs";
import { temporaryFolder } from "../support/temporary-folder";

/** Saves in all that were told to have succeeded; fewer with LONG_SAVES, for a short try. */
const SAVES = Number(process.env.LONG_SAVES ?? 5000);
/** Pages of each server that write at the same time. */
const PAGES = 3;
/** Enough notes that most saves succeed, and few enough that many meet another. */
const NOTES = ["GLOSSARY.md", ...Array.from({ length: 9 }, (_, index) => `note ${index}.md`)];

/** Changes the lesson's definition and has the glossary follow, until it is asked to stop; prints each edition written. */
const KEEP_GLOSSARY = `
  import { writeFile } from "node:fs/promises";
  import { runCommandLine } from "./command-line";
  const [, , vault] = process.argv;
  const terminal = {
    out: () => undefined,
    err: () => undefined,
    watched: false,
    confirm: () => Promise.resolve(null),
    now: () => performance.now(),
    folder: vault,
  };
  let stopped = false;
  process.stdin.once("data", () => (stopped = true));
  for (let edition = 1; !stopped; edition++) {
    const term = '"edition — number ' + edition + ' of the lesson"';
    await writeFile(vault + "/1 Lesson.md", "---\\nTerms introduced:\\n  - " + term + "\\n---\\n# Lesson\\n");
    const code = await runCommandLine(["glossary", vault], terminal);
    if (code === 0) process.stdout.write(edition + "\\n");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  process.exit(0);
`;

test(`two servers and the command line on one vault: of ${SAVES} saves that were told to have succeeded none is lost`, async () => {
  const folder = await temporaryFolder();
  const vault = join(folder.path, "vault");
  await mkdir(join(vault, ".obsidian"), { recursive: true });
  for (const note of NOTES) await writeFile(join(vault, note), `# ${note}\n`);
  const server = await buildProgram("pkg/preview/server/main.ts", join(folder.path, "dist/server.mjs"));
  const keeper = await buildText(KEEP_GLOSSARY, "pkg/cli", join(folder.path, "dist/keeper.mjs"));
  const servers = await Promise.all([1, 2].map(() => serveInProcess(server, vault)));
  const commandLine = spawn(process.execPath, [keeper, vault], { stdio: ["pipe", "pipe", "inherit"] });
  let editions = "";
  commandLine.stdout.on("data", (chunk: Buffer) => (editions += chunk.toString()));
  const ended = new Promise((resolve) => commandLine.once("close", resolve));

  const told = new Map<string, Set<string>>(NOTES.map((note) => [note, new Set()]));
  let count = 0;
  let refused = 0;
  const wrong: string[] = [];
  const page = async (one: ServerProcess, name: string): Promise<void> => {
    let edition = 0;
    for (let turn = 0; count < SAVES && wrong.length === 0; turn++) {
      const note = NOTES[Math.floor(Math.random() * NOTES.length)] ?? "GLOSSARY.md";
      const { text, etag } = await one.read(note);
      const shown = Number(/number (\d+) of the lesson/.exec(text)?.[1] ?? edition);
      if (shown < edition) wrong.push(`edition ${edition} of the glossary went back to ${shown}`);
      edition = shown;
      const line = `${name}-${turn}.`;
      const status = await one.replace(note, `${text.replace(/\n*$/, "\n")}${line}\n`, etag);
      if (status === 200) {
        told.get(note)?.add(line);
        count += 1;
      } else if (status === 412) refused += 1;
      else wrong.push(`${note} answered ${status} after ${count} saves`);
    }
  };
  const pages = servers.flatMap((one, index) =>
    Array.from({ length: PAGES }, (_, number) => page(one, `${index}-${number}`)),
  );
  await Promise.all(pages);
  commandLine.stdin.write("stop");
  await ended;
  await Promise.all(servers.map((one) => one.stop()));

  const written = editions.split("\n").filter((edition) => edition !== "");
  const glossary = await readFile(join(vault, "GLOSSARY.md"), "utf8");
  const lost: string[] = [];
  for (const [note, lines] of told) {
    const there = new Set((await readFile(join(vault, note), "utf8")).split("\n"));
    lost.push(...[...lines].filter((line) => !there.has(line)).map((line) => `${note}: ${line}`));
  }
  console.log(
    `${count} saves and ${written.length} glossaries written, ${refused} refused, ${lost.length} lost`,
  );
  expect(lost).toEqual([]);
  expect(wrong).toEqual([]);
  expect(written.length).toBeGreaterThan(0);
  expect(glossary).toContain(`number ${written.at(-1) ?? ""} of the lesson`);
  await folder.remove();
});
