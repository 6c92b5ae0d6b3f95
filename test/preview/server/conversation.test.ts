import {
  chmod,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FileEntry, VaultListing } from "../../../pkg/preview/protocol";
import { startServer } from "../../../pkg/preview/server/start-server";
import { listen } from "./support/listen";
import { freePort, startSession, type Answer, type Session } from "./support/session";

let session: Session;
beforeEach(async () => {
  session = await startSession({
    "note.md": "one",
    "folder/other.md": "two",
    "image.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    ".obsidian/app.json": "{}",
  });
});
afterEach(() => session.end());

const file = (path: string): string => `/api/file?path=${encodeURIComponent(path)}`;
const entryIn = (answer: Answer): FileEntry => JSON.parse(answer.body) as FileEntry;
const onDisk = (path: string): Promise<string> => readFile(join(session.vault, path), "utf8");

function write(path: string, body: string | Uint8Array, version: string | null): Promise<Answer> {
  const condition = version === null ? { "If-None-Match": "*" } : { "If-Match": version };
  return session.ask(file(path), { method: "PUT", body, headers: condition });
}

async function versionOf(path: string): Promise<string> {
  return String((await session.ask(file(path))).headers.etag);
}

test("the listing names the vault, its files and its folders", async () => {
  const listing = JSON.parse((await session.ask("/api/vault")).body) as VaultListing;
  expect(listing.name).toBe("vault");
  expect(listing.entries.map(({ path, kind, size }) => [path, kind, size])).toEqual([
    ["folder", "folder", 0],
    ["folder/other.md", "file", 3],
    ["image.svg", "file", 41],
    ["note.md", "file", 3],
  ]);
});

test("who asks while the vault is still being listed is answered after that", async () => {
  await mkdir(join(session.vault, "many"));
  const paths = Array.from({ length: 3000 }, (_, index) => join(session.vault, `many/${index}.md`));
  await Promise.all(paths.map((path) => writeFile(path, "")));
  const token = "t".repeat(32);
  const port = await freePort();
  const asked: Promise<Response>[] = [];
  const preview = await startServer({
    vault: session.vault,
    token,
    port,
    site: { page: session.outside.path, plugin: session.outside.path },
    onProblem: () => undefined,
    onProgress: () => {
      if (asked.length === 0) asked.push(fetch(`http://127.0.0.1:${port}/api/vault?token=${token}`));
    },
  });
  const listing = (await (await asked[0])?.json()) as VaultListing;
  expect(listing.entries).toHaveLength(4 + 1 + 3000);
  await preview.close();
});

test("the listing names the links it leaves out", async () => {
  await symlink("nowhere.md", join(session.vault, "folder/dangling.md"));
  const listing = JSON.parse((await session.ask("/api/vault")).body) as VaultListing;
  expect(listing.links).toEqual(["folder/dangling.md"]);
  expect(listing.unread).toEqual([]);
});

test("the listing tells two vaults of one name apart, and does not say where they are", async () => {
  const other = await startSession({});
  const listings = await Promise.all(
    [session, other].map(async (each) => (await each.ask("/api/vault")).body),
  );
  await other.end();
  const [one, two] = listings.map((body) => JSON.parse(body) as VaultListing);
  expect(one?.name).toBe(two?.name);
  expect(one?.id).toMatch(/^[0-9a-f]{16}$/);
  expect(one?.id).not.toBe(two?.id);
  expect(listings.join()).not.toContain(session.outside.path);
});

describe("reading", () => {
  test("gives the bytes as they are, and the version the listing names", async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x00, 0xff, 0x0d, 0x0a]);
    await writeFile(join(session.vault, "bytes.bin"), bytes);
    const answer = await session.ask(file("bytes.bin"));
    expect(answer.headers["content-length"]).toBe("7");
    const listing = JSON.parse((await session.ask("/api/vault")).body) as VaultListing;
    const entry = listing.entries.find(({ path }) => path === "bytes.bin");
    expect(answer.headers.etag).toBe(`"${entry?.version ?? ""}"`);
  });

  test("takes blanks written either way and a plus sign only encoded", async () => {
    await writeFile(join(session.vault, "a b+c.md"), "both");
    expect((await session.ask("/api/file?path=a%20b%2Bc.md")).body).toBe("both");
    expect((await session.ask("/api/file?path=a+b%2Bc.md")).body).toBe("both");
  });

  test("never lets a file of the vault act as a page", async () => {
    const { headers } = await session.ask(file("image.svg"));
    expect(headers["content-type"]).toBe("image/svg+xml");
    expect(headers["content-security-policy"]).toContain("sandbox");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    await writeFile(join(session.vault, "page.html"), "<script>1</script>");
    expect((await session.ask(file("page.html"))).headers["content-type"]).toBe("application/octet-stream");
  });

  test("says that a file is not there", async () => {
    const answer = await session.ask(file("none.md"));
    expect([answer.status, answer.body]).toEqual([404, '{"error":"\\"none.md\\" is not there."}']);
  });
});

describe("writing", () => {
  test("replaces the version that was read, and gives the next one", async () => {
    const first = await versionOf("note.md");
    const answer = await write("note.md", "two", first);
    expect(answer.status).toBe(200);
    expect(await onDisk("note.md")).toBe("two");
    const entry = entryIn(answer);
    expect(entry).toMatchObject({ path: "note.md", kind: "file", size: 3 });
    expect(`"${entry.version}"`).toBe(await versionOf("note.md"));
    expect((await write("note.md", "three", entry.version)).status).toBe(200);
  });

  test.each([
    [
      "another program wrote the same number of bytes",
      () => writeFile(join(session.vault, "note.md"), "TWO"),
    ],
    [
      "another program wrote and put the old time back",
      async () => {
        const path = join(session.vault, "note.md");
        const { atime, mtime } = await stat(path);
        await writeFile(path, "TWO");
        await utimes(path, atime, mtime);
      },
    ],
    ["the file is gone", () => rm(join(session.vault, "note.md"))],
  ])("is refused when %s", async (_name, happen) => {
    const version = await versionOf("note.md");
    await happen();
    const before = await readdir(session.vault);
    expect((await write("note.md", "mine", version)).status).toBe(412);
    expect(await readdir(session.vault)).toEqual(before);
    if (before.includes("note.md")) expect(await onDisk("note.md")).toBe("TWO");
  });

  test("of two pages that read the same version, the first is saved and the second is told", async () => {
    const version = await versionOf("note.md");
    const answers = await Promise.all(["first", "second"].map((text) => write("note.md", text, version)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await onDisk("note.md")).toBe(answers[0]?.status === 200 ? "first" : "second");
  });

  test("a hundred versions written in a row are a hundred versions", async () => {
    const versions = new Set<string>();
    let version = await versionOf("note.md");
    for (let number = 0; number < 100; number++) {
      const answer = await write("note.md", String(number % 10), version);
      expect(answer.status).toBe(200);
      version = entryIn(answer).version;
      versions.add(version);
    }
    expect(versions.size).toBe(100);
  });

  test("keeps the file's mode", async () => {
    await chmod(join(session.vault, "note.md"), 0o600);
    await write("note.md", "two", await versionOf("note.md"));
    expect((await stat(join(session.vault, "note.md"))).mode & 0o777).toBe(0o600);
  });

  test("creates a file once, and only in a folder that is there", async () => {
    expect((await write("new.md", "new", null)).status).toBe(201);
    expect((await write("new.md", "newer", null)).status).toBe(412);
    expect(await onDisk("new.md")).toBe("new");
    expect((await write("no/folder.md", "new", null)).status).toBe(404);
  });

  test("makes the plugin's folder for its data", async () => {
    const path = ".obsidian/plugins/go-for-reviewers/data.json";
    expect((await session.ask(file(path))).status).toBe(404);
    expect((await write(path, '{"a":1}', null)).status).toBe(201);
    expect((await write(path, '{"a":2}', await versionOf(path))).status).toBe(200);
    expect(await onDisk(path)).toBe('{"a":2}');
  });

  test("lets Obsidian's settings be read and not changed", async () => {
    expect((await session.ask(file(".obsidian/app.json"))).body).toBe("{}");
    expect((await write(".obsidian/app.json", "x", await versionOf(".obsidian/app.json"))).status).toBe(403);
  });

  test("refuses a body over the limit, announced or not, and writes nothing", async () => {
    const body = new Uint8Array(64 * 1024 * 1024 + 1);
    const answer = await write("big.bin", body, null).catch((error: unknown) => String(error));
    // The server may hang up while the client is still sending; either way nothing is there.
    expect(typeof answer === "string" ? answer : answer.status).toSatisfy(
      (value: unknown) => value === 413 || /ECONNRESET|EPIPE/.test(String(value)),
    );
    expect(await readdir(session.vault)).not.toContain("big.bin");
  });
});

describe("folders, names and the bin", () => {
  const post = (target: string): Promise<Answer> => session.ask(target, { method: "POST" });

  test("a folder is made once", async () => {
    expect((await post("/api/folder?path=new")).status).toBe(201);
    expect((await post("/api/folder?path=new")).status).toBe(409);
    expect((await post("/api/folder?path=no/new")).status).toBe(404);
  });

  test("a rename keeps the bytes and never takes a name that is in use", async () => {
    expect((await post("/api/rename?path=note.md&to=folder/moved.md")).status).toBe(200);
    expect(await onDisk("folder/moved.md")).toBe("one");
    expect((await post("/api/rename?path=folder/moved.md&to=folder/other.md")).status).toBe(409);
    expect(await onDisk("folder/other.md")).toBe("two");
    expect((await post("/api/rename?path=folder&to=folder/inside")).status).toBe(409);
    expect((await post("/api/rename?path=none.md&to=x.md")).status).toBe(404);
  });

  test("what is deleted waits in the bin under a free name", async () => {
    for (const text of ["first", "second"]) {
      await write("gone.md", text, null);
      expect((await session.ask(file("gone.md"), { method: "DELETE" })).status).toBe(204);
    }
    expect(await onDisk(".trash/gone.md")).toBe("first");
    expect(await onDisk(".trash/gone 1.md")).toBe("second");
    expect((await session.ask(file("gone.md"), { method: "DELETE" })).status).toBe(404);
  });
});

describe("events", () => {
  test("tell once what happens, by the page or by another program", async () => {
    await session.preview.watching;
    const events = await listen(session);
    await write("note.md", "by the page", await versionOf("note.md"));
    await events.until((lines) => lines.length >= 1);
    await writeFile(join(session.vault, "outside.md"), "by an editor");
    await events.until((lines) => lines.length >= 2);
    await writeFile(join(session.vault, "outside.md"), "by an editor, again");
    await events.until((lines) => lines.length >= 3);
    await rm(join(session.vault, "outside.md"));
    await events.until((lines) => lines.length >= 4);
    await mkdir(join(session.vault, "deep/er"), { recursive: true });
    await writeFile(join(session.vault, "deep/er/x.md"), "x");
    await events.until((lines) => lines.length >= 7);
    await rename(join(session.vault, "deep"), join(session.vault, "moved"));
    await events.until((lines) => lines.length >= 13);
    // Long enough for an echo of any of this to come in.
    await new Promise((resolve) => setTimeout(resolve, 400));
    events.stop();
    expect(events.lines.slice(0, 4)).toEqual([
      "modified note.md",
      "created outside.md",
      "modified outside.md",
      "deleted outside.md",
    ]);
    expect([...events.lines.slice(4, 7)].sort()).toEqual([
      "created deep",
      "created deep/er",
      "created deep/er/x.md",
    ]);
    expect([...events.lines.slice(7)].sort()).toEqual([
      "created moved",
      "created moved/er",
      "created moved/er/x.md",
      "deleted deep",
      "deleted deep/er",
      "deleted deep/er/x.md",
    ]);
  });

  test("do not tell of hidden files, nor of what a write leaves for a moment", async () => {
    await session.preview.watching;
    const events = await listen(session);
    await mkdir(join(session.vault, ".git"));
    await writeFile(join(session.vault, ".git/index"), "x");
    await writeFile(join(session.vault, ".hidden.md"), "x");
    await write("visible.md", "x", null);
    await events.until((lines) => lines.length >= 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    events.stop();
    expect(events.lines).toEqual(["created visible.md"]);
  });

  test("tell of the plugin's data, and that it is not in a listing does not make it gone", async () => {
    await session.preview.watching;
    const events = await listen(session);
    const path = ".obsidian/plugins/go-for-reviewers/data.json";
    await write(path, "{}", null);
    await events.until((lines) => lines.length >= 1);
    await session.ask("/api/vault");
    await writeFile(join(session.vault, path), '{"by": "sync"}');
    await events.until((lines) => lines.length >= 2);
    events.stop();
    expect(events.lines).toEqual([`created ${path}`, `modified ${path}`]);
  });

  test("end when the preview closes", async () => {
    const events = await listen(session);
    await session.preview.close();
    await events.ended;
  });
});

test("the page and the plugin come with the headers that keep others out", async () => {
  const page = await session.ask(`/?token=${session.preview.token}`, { token: false });
  expect(page.body).toContain("<title>page</title>");
  const policy = String(page.headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' blob:");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  const script = await session.ask("/plugin/main.js", { token: false });
  expect(script.body).toBe("plugin();");
  for (const { headers } of [page, script]) {
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
    });
  }
  const missing = await session.ask("/host.css", { token: false });
  expect([missing.status, missing.body]).toEqual([404, expect.stringContaining("npm run build")]);
});
