import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Changes } from "../../../pkg/preview/server/changes";
import { VaultFolder } from "../../../pkg/preview/server/vault-folder";
import { type Watch, watchVault } from "../../../pkg/preview/server/watch";

/** Another program: makes a folder and, so many µs later, a file in it. */
const PROGRAM = `
  const { parentPort } = require("node:worker_threads");
  const { mkdirSync, writeFileSync } = require("node:fs");
  parentPort.on("message", ({ folder, pause }) => {
    mkdirSync(folder, { recursive: true });
    const start = process.hrtime.bigint();
    while (process.hrtime.bigint() - start < BigInt(pause) * 1000n);
    writeFileSync(folder + "/note.md", "text");
    parentPort.postMessage("done");
  });
`;

let vault: string;
let watch: Watch;
let program: Worker;
const told = new Set<string>();

beforeEach(async () => {
  vault = await mkdtemp(join(tmpdir(), "gfr-new-folders-"));
  program = new Worker(PROGRAM, { eval: true });
  const changes = new Changes();
  changes.subscribe((change) => {
    if (change.kind === "created") told.add(change.entry.path);
  });
  watch = watchVault(new VaultFolder(vault), changes, {
    isThere: () => Promise.resolve(true),
    onProblem: (sentence) => {
      throw new Error(sentence);
    },
  });
  await watch.ready;
});
afterEach(async () => {
  await program.terminate();
  await watch.close();
  await rm(vault, { recursive: true });
});

test("a note that another program makes in a folder of its own is told, however soon it does", async () => {
  const notes: string[] = [];
  for (let index = 0; index < 150; index++) {
    const folder = `${index % 10}/${index}/deep`;
    notes.push(`${folder}/note.md`);
    const done = new Promise((resolve) => program.once("message", resolve));
    program.postMessage({ folder: join(vault, folder), pause: 2000 + (index % 75) * 100 });
    await done;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  await vi.waitFor(() => expect(notes.filter((path) => !told.has(path))).toEqual([]), { timeout: 10_000 });
});
