import { mkdir, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildProgram, serveInProcess, type ServerProcess } from "../../support/programs";
import { temporaryFolder, type TemporaryFolder } from "../../support/temporary-folder";

const ROUNDS = 25;

let folder: TemporaryFolder;
let vault: string;
let servers: readonly ServerProcess[];
beforeAll(async () => {
  folder = await temporaryFolder();
  vault = join(folder.path, "vault");
  await mkdir(vault);
  const program = await buildProgram("pkg/preview/server/main.ts", join(folder.path, "dist/server.mjs"));
  servers = await Promise.all([1, 2].map(() => serveInProcess(program, vault)));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await folder.remove();
});

/** Asks both servers for a change at the same time. */
const both = <Result>(change: (server: ServerProcess, index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(servers.map(change));

test("of two servers that replace the same version at once, one is told that it changed", async () => {
  await folder.write("vault/note.md", "start");
  for (let round = 0; round < ROUNDS; round++) {
    const [before] = await both((server) => server.read("note.md"));
    const statuses = await both((server, index) =>
      server.replace("note.md", `${round} by ${index}`, before?.etag ?? ""),
    );
    expect([...statuses].sort()).toEqual([200, 412]);
    expect(await readFile(join(vault, "note.md"), "utf8")).toBe(`${round} by ${statuses.indexOf(200)}`);
  }
});

test("two servers that move two notes to one name keep both", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    for (const index of [0, 1]) await folder.write(`vault/${index}-${round}.md`, `by ${index}`);
    const statuses = await both(async (server, index) => {
      const query = `path=${index}-${round}.md&to=moved-${round}.md`;
      return (await server.ask(`/api/rename?${query}`, { method: "POST" })).status;
    });
    expect([...statuses].sort()).toEqual([200, 409]);
    const [winner, loser] = statuses[0] === 200 ? [0, 1] : [1, 0];
    expect(await readFile(join(vault, `moved-${round}.md`), "utf8")).toBe(`by ${winner}`);
    expect(await readFile(join(vault, `${loser}-${round}.md`), "utf8")).toBe(`by ${loser}`);
  }
});

test("two servers that delete notes of one name at once leave both in .trash", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    for (const index of [0, 1]) await folder.write(`vault/${index}/gone.md`, `${round} by ${index}`);
    const statuses = await both(
      async (server, index) =>
        (await server.ask(`/api/file?path=${index}/gone.md`, { method: "DELETE" })).status,
    );
    expect(statuses).toEqual([204, 204]);
  }
  const names = (await readdir(join(vault, ".trash"))).filter((name) => name.startsWith("gone"));
  const texts = await Promise.all(names.map((name) => readFile(join(vault, ".trash", name), "utf8")));
  expect(new Set(texts).size).toBe(2 * ROUNDS);
});
