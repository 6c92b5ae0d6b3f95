import { execFileSync } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import { mkdir, readFile, readdir, readlink, symlink, lstat, stat } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { versionOf } from "../../../pkg/preview/server/entry";
import { startSession, type Answer, type Request, type Session } from "./support/session";

const SECRET = "only for its owner";

/** The system's own program; no package brings it. */
const MAKE_PIPE = "mkfifo";

let session: Session;
let before: ReadonlyMap<string, string>;
let secretVersion: string;

beforeAll(async () => {
  session = await startSession({
    "note.md": "mine",
    "folder/other.md": "mine too",
    ".env": SECRET,
    ".git/config": SECRET,
    ".trash/gone.md": SECRET,
    ".obsidian/workspace.json": SECRET,
    ".obsidian/app.json": "{}",
    ".obsidian/plugins/other/data.json": SECRET,
    ".obsidian/plugins/go-for-reviewers/main.js": SECRET,
  });
  const { outside, vault } = session;
  await outside.write("secret.md", SECRET);
  await outside.write("vault-2/secret.md", SECRET);
  await mkdir(join(outside.path, "elsewhere"));
  await outside.write("elsewhere/secret.md", SECRET);
  await symlink(join(outside.path, "secret.md"), join(vault, "link-to-file.md"));
  await symlink("../elsewhere", join(vault, "link-to-folder"));
  await symlink("..", join(vault, "link-up"));
  await symlink(".git", join(vault, "link-to-hidden"));
  await symlink(".env", join(vault, "link-to-env.md"));
  await symlink("loop-b.md", join(vault, "loop-a.md"));
  await symlink("loop-a.md", join(vault, "loop-b.md"));
  await symlink(join(outside.path, "not-there.md"), join(vault, "dangling.md"));
  execFileSync(MAKE_PIPE, [join(vault, "pipe.md")]);
  before = await fingerprint(outside.path);
  secretVersion = versionOf(await stat(join(outside.path, "secret.md"), { bigint: true }));
});

afterAll(async () => {
  // Nothing that was asked here may have left a trace: not outside the vault, and not in it either.
  expect(await fingerprint(session.outside.path)).toEqual(before);
  expect(session.trouble).toEqual([]);
  await session.end();
});

const read = (path: string): string => `/api/file?path=${path}`;
const enc = encodeURIComponent;

/** Paths that must lead nowhere, as they stand in the address. */
const paths: readonly (readonly [name: string, encoded: string])[] = [
  ["the parent's file", "../secret.md"],
  ["the parent's file, encoded", "%2e%2e%2fsecret.md"],
  ["the parent's file, half encoded", ".%2e/secret.md"],
  ["the parent's file, upper-case encoding", "%2E%2E%2Fsecret.md"],
  ["the parent's file, encoded twice", "%252e%252e%252fsecret.md"],
  ["the parent's file, overlong UTF-8", "%c0%ae%c0%ae%c0%afsecret.md"],
  ["the parent's file, UTF-16 escapes", "%u002e%u002e/secret.md"],
  ["the parent's file, backslashes", "..\\secret.md"],
  ["the parent's file, encoded backslashes", "..%5csecret.md"],
  ["the parent's file, full-width dots", enc("．．/secret.md")],
  ["down and up", "folder/../../secret.md"],
  ["down and up in the vault", "folder/../note.md"],
  ["a folder beside with the vault's name as its start", "../vault-2/secret.md"],
  ["a dot segment", "./note.md"],
  ["an empty segment", "folder//other.md"],
  ["an absolute path", "/etc/passwd"],
  ["an absolute path, encoded", "%2fetc%2fpasswd"],
  ["a network path", "//server/share/secret.md"],
  ["a file address", enc("file:///etc/passwd")],
  ["a drive", "C:%5CWindows%5Cwin.ini"],
  ["a home folder", "~/secret.md"],
  ["a NUL before the extension", "..%2fsecret.md%00.md"],
  ["a NUL after the name", "note.md%00"],
  ["a line break", "note.md%0d%0aX-Injected:1"],
  ["broken percent-encoding", "%zz"],
  ["a lone byte", "%ff"],
  ["an encoded surrogate", "%ed%a0%80.md"],
  ["nothing", ""],
  ["a blank", "%20"],
  ["only dots", "..."],
  ["a trailing dot", "note.md."],
  ["a trailing blank", "note.md%20"],
  ["a device", "CON"],
  ["a device with an extension", "folder/nul.md"],
  ["a device with a port number", "COM1.md"],
  ["a hidden file", ".env"],
  ["git's folder", ".git/config"],
  ["the bin", ".trash/gone.md"],
  ["Obsidian's workspace", ".obsidian/workspace.json"],
  ["another plugin's data", ".obsidian/plugins/other/data.json"],
  ["the plugin's code", ".obsidian/plugins/go-for-reviewers/main.js"],
  ["an allowed name in another case", ".OBSIDIAN/app.json"],
  ["a link to a file outside", "link-to-file.md"],
  ["a file through a link to a folder outside", "link-to-folder/secret.md"],
  ["a file through a link to the parent", "link-up/secret.md"],
  ["a file through a link to the parent and back", "link-up/vault/.env"],
  ["a file through a link to a hidden folder", "link-to-hidden/config"],
  ["a link to a hidden file", "link-to-env.md"],
  ["links in a circle", "loop-a.md"],
  ["a pipe", "pipe.md"],
  ["a folder", "folder"],
  ["a file as a folder", "note.md/secret.md"],
  ["a very long path", "a/".repeat(4000)],
];

/** What may be renamed where it is, because nothing leaves the vault by that: the link moves, not its target. */
const movable = ["folder", "pipe.md", "loop-a.md", "link-to-file.md", "link-to-env.md"];

describe.each(paths)("%s", (_name, path) => {
  test("is not read", () => expectRefusal(read(path), {}));

  test("is not replaced, not even by one who knows the version of what is outside", () =>
    expectRefusal(read(path), {
      method: "PUT",
      body: "owned",
      headers: { "If-Match": `"${secretVersion}"` },
    }));
});

test.each(paths.filter(([, path]) => !movable.includes(path)))("%s is not renamed", (_name, path) =>
  expectRefusal(`/api/rename?path=${path}&to=stolen.md`, { method: "POST" }),
);

/** Places nothing may be created, moved or made in; missing ones included. */
const places = [
  "../new.md",
  "%2e%2e%2fnew.md",
  "/tmp/gfr-new.md",
  "..%5cnew.md",
  "link-to-folder/new.md",
  "link-up/new.md",
  "link-to-hidden/new.md",
  "dangling.md",
  ".hidden/new.md",
  ".git/hooks",
  ".obsidian/app.json",
  ".obsidian/plugins/go-for-reviewers/evil.js",
  ".obsidian/plugins/evil/main.js",
  "new.md.",
  "aux.md",
  "new%00.md",
  "missing-folder/new.md",
];

describe.each(places)("into %s", (place) => {
  test.each<readonly [string, string, Request]>([
    ["a file", read(place), { method: "PUT", body: "owned", headers: { "If-None-Match": "*" } }],
    ["a folder", `/api/folder?path=${place}%2fsub`, { method: "POST" }],
    ["a note moved", `/api/rename?path=note.md&to=${place}`, { method: "POST" }],
  ])("%s does not go", async (_how, target, request) => {
    const answer = await session.ask(target, request);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});

test.each([
  "../secret.md",
  ".git",
  "link-up/secret.md",
  "link-to-folder/secret.md",
  ".obsidian",
  "..",
  "/etc",
])("%s cannot be deleted", async (path) => {
  const answer = await session.ask(read(enc(path)), { method: "DELETE" });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
});

describe("a request from elsewhere", () => {
  const port = (): number => session.preview.port;
  test.each<readonly [string, number, () => Request]>([
    [
      "a name that resolves here (DNS rebinding)",
      421,
      () => ({ headers: { Host: `evil.example:${port()}` } }),
    ],
    ["a name that starts like ours", 421, () => ({ headers: { Host: `127.0.0.1.evil.example:${port()}` } })],
    ["a name that ends like ours", 421, () => ({ headers: { Host: `evil.localhost:${port()}` } })],
    ["our name without its port", 421, () => ({ headers: { Host: "localhost" } })],
    ["our name with another port", 421, () => ({ headers: { Host: "localhost:1" } })],
    ["user information before our name", 421, () => ({ headers: { Host: `a@127.0.0.1:${port()}` } })],
    ["another site's origin", 403, () => ({ headers: { Origin: "https://evil.example" } })],
    ["another port's origin", 403, () => ({ headers: { Origin: "http://127.0.0.1:1" } })],
    ["our origin over TLS", 403, () => ({ headers: { Origin: `https://127.0.0.1:${port()}` } })],
    ["an opaque origin", 403, () => ({ headers: { Origin: "null" } })],
    ["a cross-site fetch", 403, () => ({ headers: { "Sec-Fetch-Site": "cross-site" } })],
    ["another port's fetch", 403, () => ({ headers: { "Sec-Fetch-Site": "same-site" } })],
    ["no token", 403, () => ({ token: false })],
    ["an empty token", 403, () => ({ token: false, headers: { "x-preview-token": "" } })],
    ["a wrong token", 403, () => ({ token: false, headers: { "x-preview-token": "x".repeat(32) } })],
    [
      "the token and more",
      403,
      () => ({ token: false, headers: { "x-preview-token": `${session.preview.token}x` } }),
    ],
    [
      "half the token",
      403,
      () => ({ token: false, headers: { "x-preview-token": session.preview.token.slice(0, 16) } }),
    ],
    [
      "the token twice",
      403,
      () => ({
        token: false,
        headers: { "x-preview-token": [session.preview.token, session.preview.token] },
      }),
    ],
  ])("with %s is refused", async (_name, status, request) => {
    for (const target of ["/api/vault", read("note.md"), "/api/events"]) {
      const answer = await session.ask(target, request());
      expect(answer.status).toBe(status);
      expect(answer.body).not.toContain("mine");
    }
  });

  test("cannot change anything with the token in the address alone, as a form on another site could", async () => {
    const target = `${read("new.md")}&token=${session.preview.token}`;
    const answer = await session.ask(target, {
      method: "PUT",
      token: false,
      headers: { "If-None-Match": "*" },
      body: "owned",
    });
    expect(answer.status).toBe(403);
  });

  test("gets no permission from a preflight", async () => {
    const answer = await session.ask(read("note.md"), {
      method: "OPTIONS",
      token: false,
      headers: { Origin: "https://evil.example", "Access-Control-Request-Method": "PUT" },
    });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test("gets a proof only for this address, with a nonce, and never the token in it", async () => {
    const nonce = "n".repeat(32);
    const target = `/api/proof?nonce=${nonce}`;
    const { token } = session.preview;
    const expected = createHmac("sha256", token).update(`${port()} ${nonce}`).digest("hex");
    expect((await session.ask(target, { token: false })).body).toBe(JSON.stringify({ proof: expected }));
    for (const headers of [{ Host: "evil.example" }, { Origin: "https://evil.example" }]) {
      expect((await session.ask(target, { token: false, headers })).body).not.toContain(expected);
    }
    for (const bad of [
      "",
      "?nonce=",
      "?nonce=short",
      `?nonce=${"n".repeat(65)}`,
      `?nonce=${"%20".repeat(20)}`,
    ]) {
      expect((await session.ask(`/api/proof${bad}`, { token: false })).status).toBe(400);
    }
    expect((await session.ask(target, { method: "POST", token: false })).status).toBe(405);
  });

  test("does not get the page without the token, by whatever name it asks", async () => {
    for (const target of ["/", "/?token=", "/?token=wrong"]) {
      expect((await session.ask(target, { token: false })).status).toBe(403);
    }
  });
});

describe("a request that is not well formed", () => {
  const cases: readonly (readonly [string, string, Request])[] = [
    ["an address beyond the routes", "/api/../api/vault", {}],
    ["a site's path with dots", "/plugin/../../secret.md", {}],
    ["a site's path with encoded dots", "/plugin/%2e%2e/%2e%2e/secret.md", {}],
    ["a file of the site that is not listed", "/plugin/data.json", {}],
    ["the site's folder", "/plugin/", {}],
    ["two slashes", "//api/vault", {}],
    ["another method on a file", read("note.md"), { method: "PATCH" }],
    ["a method named like a property", read("note.md"), { method: "TRACE" }],
    ["a write to the page", "/", { method: "POST" }],
    ["a path given twice", `${read("note.md")}&path=../secret.md`, {}],
    ["no path", "/api/file", {}],
    ["a rename without a target", "/api/rename?path=note.md", { method: "POST" }],
    ["a write that names no version", read("note.md"), { method: "PUT", body: "owned" }],
    [
      "a write to any version",
      read("note.md"),
      { method: "PUT", body: "owned", headers: { "If-Match": "*" } },
    ],
    [
      "a write with an empty version",
      read("note.md"),
      { method: "PUT", body: "owned", headers: { "If-Match": '""' } },
    ],
    [
      "a creation over a file",
      read("note.md"),
      { method: "PUT", body: "owned", headers: { "If-None-Match": "*" } },
    ],
    [
      "both conditions",
      read("new.md"),
      { method: "PUT", body: "x", headers: { "If-None-Match": "*", "If-Match": '"1"' } },
    ],
    [
      "a compressed body",
      read("new.md"),
      { method: "PUT", body: "x", headers: { "If-None-Match": "*", "Content-Encoding": "gzip" } },
    ],
    [
      "a body that says it is huge",
      read("new.md"),
      { method: "PUT", headers: { "If-None-Match": "*", "Content-Length": "99999999999" } },
    ],
  ];
  test.each(cases)("%s is refused", async (_name, target, request) => {
    // The huge body is announced and never sent: the answer must not wait for it.
    const answer = await session.ask(target, request).catch((error: unknown) => String(error));
    const status = typeof answer === "string" ? answer : answer.status;
    expect([400, 404, 405, 412, 413, 415, 428]).toContain(status);
  });

  test.each([
    [
      "an absolute address",
      "GET http://evil.example/api/vault HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
    ],
    [
      "two Host headers",
      "GET /api/vault HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    ],
    ["no Host header", "GET /api/vault HTTP/1.0\r\n\r\n"],
    ["an asterisk", "OPTIONS * HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n"],
    [
      "two lengths",
      "PUT /api/file?path=new.md HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
    ],
    [
      "a length and chunks",
      "PUT /api/file?path=new.md HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["a tunnel", "CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: HOST\r\n\r\n"],
    [
      "an upgrade",
      "GET /api/vault HTTP/1.1\r\nHost: HOST\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n",
    ],
    ["noise", "\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\r\n\r\n"],
  ])("%s gets nothing", async (_name, text) => {
    const received = await session.raw(text.replaceAll("HOST", `127.0.0.1:${session.preview.port}`));
    expect(received).not.toContain("entries");
    expect(received === "" || /^HTTP\/1\.1 4\d\d /.test(received)).toBe(true);
  });

  test("a body that breaks off leaves no file", async () => {
    const { port, token } = session.preview;
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(
      `PUT /api/file?path=half.md HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nx-preview-token: ${token}\r\n` +
        "If-None-Match: *\r\nContent-Length: 1000\r\n\r\nhalf",
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await session.ask(read("half.md"))).status).toBe(404);
  });
});

describe("many texts asked for at once", () => {
  const texts = (body: string): Promise<Answer> =>
    session.ask("/api/texts", { method: "POST", body, headers: { "Content-Type": "application/json" } });

  test("hold nothing of what one of them may not be read for, and the others come all the same", async () => {
    const asked = paths.flatMap(([, path]) => [path, decoded(path)]);
    const { status, body } = await texts(JSON.stringify({ paths: [...asked, "note.md"] }));
    expect(status).toBe(200);
    expect(body).not.toContain(SECRET);
    const lines = body
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { path: string; text?: string; error?: string });
    expect(lines.map(({ path }) => path)).toEqual([...asked, "note.md"]);
    const allowed = new Set(["note.md"]);
    for (const { path, text, error } of lines) {
      if (allowed.has(path)) expect(text, path).toBe("mine");
      else expect(error, path).toMatch(/\S/);
    }
  });

  test.each([
    ["no list", "{}"],
    ["numbers", '{"paths":[1]}'],
    ["a word", '{"paths":"note.md"}'],
    ["null", "null"],
    ["what is not JSON", "note.md"],
    ["more than may be asked for", JSON.stringify({ paths: Array(200_000).fill("a") })],
    ["nothing", ""],
    ["a list of lists", '{"paths":[["note.md"]]}'],
  ])("%s is refused", (_name, body) => expectRefusal("/api/texts", { method: "POST", body }));

  test("without the token, or from another site, nothing is sent", async () => {
    const body = JSON.stringify({ paths: ["note.md"] });
    await expectRefusal("/api/texts", { method: "POST", body, token: false });
    await expectRefusal("/api/texts", { method: "POST", body, headers: { Origin: "https://evil.example" } });
    await expectRefusal("/api/texts", { method: "GET" });
  });
});

describe("what the page fetches when a note needs it", () => {
  test.each([
    "/chunks/../index.html",
    "/chunks/..%2findex.html",
    "/chunks/%2e%2e/host.js",
    "/chunks/..%5c..%5csecret.js",
    "/chunks/sub/inner.js",
    "/chunks/inner.js%00.css",
    "/chunks/.hidden.js",
    "/chunks/..js",
    "/chunks/",
    "/chunks",
    "/chunks/page.html",
    "/chunks/data.json",
    "/chunks/CON.js",
  ])("%s leads nowhere", (target) => expectNothing(target));

  test("a name longer than any file's leads nowhere", () => expectNothing(`/chunks/${"a".repeat(5000)}.js`));

  const expectNothing = async (target: string): Promise<void> => {
    const { status, body } = await session.ask(target);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).not.toContain(SECRET);
    expect(body).not.toContain("host();");
  };
});

test("the listing names nothing hidden and nothing outside", async () => {
  const { body } = await session.ask("/api/vault");
  const { entries } = JSON.parse(body) as { entries: { path: string }[] };
  expect(entries.map(({ path }) => path)).toEqual(["folder", "folder/other.md", "note.md"]);
});

/** A path as it is when its escapes are read once; as it stands where they cannot be. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Every file below a folder, with a digest of what it holds. */
async function fingerprint(folder: string, prefix = ""): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    const stats = await lstat(path);
    if (stats.isDirectory()) {
      found.set(prefix + name, "folder");
      for (const [inner, digest] of await fingerprint(path, `${prefix}${name}/`)) found.set(inner, digest);
    } else if (stats.isSymbolicLink()) found.set(prefix + name, `link to ${await readlink(path)}`);
    else if (stats.isFile())
      found.set(
        prefix + name,
        createHash("sha256")
          .update(await readFile(path))
          .digest("hex"),
      );
    else found.set(prefix + name, "special");
  }
  return found;
}

async function expectRefusal(target: string, request: Request): Promise<void> {
  const answer = await session.ask(target, request);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body).not.toContain(SECRET);
  expect(Object.keys(JSON.parse(answer.body) as object)).toEqual(["error"]);
}
