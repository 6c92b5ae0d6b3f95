import { build } from "esbuild";
import { spawn, type ChildProcess } from "node:child_process";
import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { VaultListing } from "../../../pkg/preview/protocol";
import { temporaryFolder, type TemporaryFolder } from "../../support/temporary-folder";

/** Gives up the superuser's rights before anything else, so that modes count even where the tests run as root. */
const AS_NOBODY = "data:text/javascript,process.setgid(65534);process.setuid(65534)";

let folder: TemporaryFolder;
let program: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  folder = await temporaryFolder();
  await chmod(folder.path, 0o755);
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
  await folder.write("dist/preview/index.html", "<title>built</title>");
  await folder.write("vault/note.md", "text");
  await folder.write("file.md", "text");
});
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});
afterAll(() => folder.remove());

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  readonly ended: Promise<number | string | null>;
  until(pattern: RegExp): Promise<RegExpExecArray>;
}

function start(args: readonly string[], asNobody = false, environment: NodeJS.ProcessEnv = {}): Run {
  const options = asNobody && process.getuid?.() === 0 ? ["--import", AS_NOBODY] : [];
  const child = spawn(process.execPath, [...options, program, ...args], {
    cwd: folder.path,
    env: { ...process.env, XDG_STATE_HOME: join(folder.path, "state"), ...environment },
  });
  running.add(child);
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | string | null>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal));
  });
  const until = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(output + errors);
      if (found !== null) return found;
      const next = await Promise.race([
        ended,
        new Promise<"more">((resolve) => child.stdout.once("data", () => resolve("more"))),
        new Promise<"more">((resolve) => child.stderr.once("data", () => resolve("more"))),
      ]);
      if (next === "more") continue;
      const last = pattern.exec(output + errors);
      if (last !== null) return last;
      throw new Error(`It ended with ${String(next)} before it said ${String(pattern)}:\n${output}${errors}`);
    }
  };
  return { child, output: () => output, errors: () => errors, ended, until };
}

async function startAndStop(vault: string): Promise<RegExpExecArray> {
  const run = start([vault]);
  const found = await run.until(ADDRESS);
  run.child.kill("SIGTERM");
  await run.ended;
  return found;
}

const ADDRESS = /http:\/\/127\.0\.0\.1:(\d+)\/\?token=([\w-]+)/;

test.each(["SIGINT", "SIGTERM"] as const)(
  "prints the address, serves there, and ends cleanly on %s",
  async (signal) => {
    const run = start(["vault"]);
    const [address] = await run.until(ADDRESS);
    expect(await (await fetch(address)).text()).toBe("<title>built</title>");
    run.child.kill(signal);
    expect(await run.ended).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  },
);

test("ends although pages still listen for changes, and twice the signal is once the wish", async () => {
  const run = start(["vault"]);
  const [, port = "", token = ""] = await run.until(ADDRESS);
  const events = await fetch(`http://127.0.0.1:${port}/api/events?token=${token}`);
  run.child.kill("SIGINT");
  run.child.kill("SIGINT");
  expect(await run.ended).toBe(0);
  await events.text().catch(() => "");
});

test("a vault has one address at every start, token included, and another vault another token", async () => {
  await folder.write("other/note.md", "text");
  const [first] = await startAndStop("vault");
  const [again, , token] = await startAndStop("vault");
  const [, , other] = await startAndStop("other");
  expect(again).toBe(first);
  expect(token).toMatch(/^[\w-]{32}$/);
  expect(other).not.toBe(token);
});

test("a token that others could read is not used, and the new one is said to be new", async () => {
  const [, , token = ""] = await startAndStop("vault");
  const tokens = join(folder.path, "state/go-for-reviewers");
  for (const name of await readdir(tokens)) await chmod(join(tokens, name), 0o644);
  const run = start(["vault"]);
  const [, , fresh] = await run.until(ADDRESS);
  expect(fresh).not.toBe(token);
  expect(run.errors()).toMatch(
    /^\S+ was not a file of yours alone, so the token in it was not used: open the new address\.\n$/,
  );
  run.child.kill("SIGTERM");
  await run.ended;
  expect((await startAndStop("vault"))[2]).toBe(fresh);
});

test("a vault has its own address whenever it is opened, and another while that is taken", async () => {
  const first = start(["vault"]);
  const port = (await first.until(ADDRESS))[1];
  const second = start(["vault"]);
  expect((await second.until(ADDRESS))[1]).not.toBe(port);
  for (const run of [first, second]) run.child.kill("SIGTERM");
  await Promise.all([first.ended, second.ended]);
  expect((await start(["vault"]).until(ADDRESS))[1]).toBe(port);
});

test("listens on the port that is asked for, and on no other of this machine's addresses", async () => {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address() as { port: number };
  const taken = start(["vault", `--port=${port}`]);
  expect(await taken.ended).toBe(1);
  expect(taken.errors()).toBe(
    `Port ${port} is taken by another program; choose another, or leave --port out.\n`,
  );
  await new Promise((resolve) => probe.close(resolve));
  const run = start(["vault", "--port", String(port)]);
  expect((await run.until(ADDRESS))[1]).toBe(String(port));
  // Listening everywhere would take this port on the other loopback addresses too.
  const neighbour = createServer().listen(port, "127.0.0.2");
  await new Promise((resolve, reject) => neighbour.once("listening", resolve).once("error", reject));
  await new Promise((resolve) => neighbour.close(resolve));
});

test.each([
  [["nowhere"], 1, "There is no folder "],
  [["file.md"], 1, "is a file; name the folder that holds your notes."],
  [["file.md/x"], 1, "There is no folder "],
  [[], 2, "Name one vault folder."],
  [["vault", "vault"], 2, "Name one vault folder."],
  [["vault", "--port=http"], 2, '"http" is not a port'],
  [["vault", "--port=70000"], 2, '"70000" is not a port'],
  [["vault", "--watch"], 2, "--watch"],
])("%j ends with %i and a sentence", async (args, code, sentence) => {
  const run = start(args);
  expect(await run.ended).toBe(code);
  expect(run.errors()).toContain(sentence);
  expect(run.errors()).not.toContain("    at ");
  expect(run.output()).toBe("");
});

test("--help says how to call it", async () => {
  const run = start(["--help"]);
  expect(await run.ended).toBe(0);
  expect(run.output()).toMatch(/^Usage: preview-server VAULT/);
});

test("a folder that may not be read is refused with a sentence", async () => {
  await mkdir(join(folder.path, "private"));
  await chmod(join(folder.path, "private"), 0o700);
  const run = start(["private"], true);
  expect(await run.ended).toBe(1);
  expect(run.errors()).toMatch(/private may not be read by you; .*\.\n$/);
});

test("[T4] a folder of the vault that may not be read stands in the listing, as one of which nothing is known", async () => {
  await folder.write("partly/part/note.md", "text");
  const part = join(folder.path, "partly/part");
  await chmod(part, process.getuid?.() === 0 ? 0o700 : 0);
  const run = start(["partly"], true);
  const [, port = "", token = ""] = await run.until(ADDRESS);
  const answer = await fetch(`http://127.0.0.1:${port}/api/vault`, { headers: { "x-preview-token": token } });
  const listing = (await answer.json()) as VaultListing;
  await chmod(part, 0o700);
  expect(listing.entries.map(({ path }) => path)).toEqual(["part"]);
  expect(listing.unread).toEqual(["part"]);
});

test("a read-only folder is served, said to be so, and keeps every byte", async () => {
  await folder.write("archive/note.md", "kept");
  await chmod(join(folder.path, "archive"), 0o555);
  await chmod(join(folder.path, "archive/note.md"), 0o444);
  const run = start(["archive"], true);
  await run.until(/archive is read-only: lessons can be read, but nothing can be saved/);
  const [, port = "", token = ""] = await run.until(ADDRESS);
  const headers = { "x-preview-token": token };
  const file = `http://127.0.0.1:${port}/api/file?path=`;
  const read = await fetch(`${file}note.md`, { headers });
  const conditions = [{ "If-Match": read.headers.get("etag") ?? "" }, { "If-None-Match": "*" }];
  const answers = await Promise.all(
    ["note.md", "new.md"].map((path, index) =>
      fetch(file + path, { method: "PUT", body: "lost", headers: { ...headers, ...conditions[index] } }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  expect(await answers[0]?.json()).toEqual({
    error: '"note.md" cannot be changed: the file or its folder is read-only.',
  });
  expect(await readFile(join(folder.path, "archive/note.md"), "utf8")).toBe("kept");
});

test("says what is left out of the vault", async () => {
  await folder.write("odd/aux.md", "x");
  await writeFile(join(folder.path, "secret.md"), "x");
  await symlink("../secret.md", join(folder.path, "odd/link.md"));
  const run = start(["odd"]);
  await run.until(ADDRESS);
  expect(run.errors()).toContain("Left out: link.md (links");
  expect(run.errors()).toContain("Left out: aux.md (names");
});

test.skipIf(process.platform !== "linux")(
  "--open calls the browser without the token, by a page that nobody else can read",
  async () => {
    const bin = join(folder.path, "bin");
    await folder.write(
      "bin/xdg-open",
      `#!/bin/sh\necho "$@" > "${folder.path}/called.new"\nmv "${folder.path}/called.new" "${folder.path}/called"\n`,
    );
    await chmod(join(bin, "xdg-open"), 0o755);
    const run = start(["vault", "--open"], false, { PATH: `${bin}:${process.env.PATH ?? ""}` });
    const [address, , token = ""] = await run.until(ADDRESS);
    const called = async (): Promise<string> => (await readFile(join(folder.path, "called"), "utf8")).trim();
    await expect.poll(called, { timeout: 20_000 }).not.toBe("");
    const page = await called();
    expect(page).not.toContain(token);
    expect((await stat(page)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(page))).mode & 0o777).toBe(0o700);
    expect(await readFile(page, "utf8")).toContain(`content="0;url=${address}"`);
    await rm(page);
  },
);
