import { extname, basename } from "node:path";
import type { ServerResponse, IncomingMessage } from "node:http";
import type { VaultPresence, VaultListing } from "../protocol";
import type { Changes } from "./changes";
import { streamTexts, wantedPaths } from "./file-texts";
import { Refused, respondJson } from "./respond";
import { readBody, versionFrom, type Target } from "./request";
import type { VaultFolder } from "./vault-folder";
import { vaultId } from "./vault-identity";
import { parseVaultPath, type VaultPath } from "./vault-path";
import { statRoot, VaultGone, walkVault } from "./walk";

/** What a browser may show as it is; everything else travels as plain bytes, so that no note turns into a page. */
const TYPES: ReadonlyMap<string, string> = new Map([
  [".avif", "image/avif"],
  [".bmp", "image/bmp"],
  [".flac", "audio/flac"],
  [".gif", "image/gif"],
  [".jpeg", "image/jpeg"],
  [".jpg", "image/jpeg"],
  [".m4a", "audio/mp4"],
  [".md", "text/plain; charset=utf-8"],
  [".mp3", "audio/mpeg"],
  [".mp4", "video/mp4"],
  [".ogg", "audio/ogg"],
  [".ogv", "video/ogg"],
  [".png", "image/png"],
  [".svg", "image/svg+xml"],
  [".wav", "audio/wav"],
  [".webm", "video/webm"],
  [".webp", "image/webp"],
]);

/** The media type a vault's file is sent with, by its extension in any case. */
export function mediaTypeOf(path: string): string {
  return TYPES.get(extname(path).toLowerCase()) ?? "application/octet-stream";
}

/** How often a silent stream says it is alive, in ms, so that both sides notice a dead connection. */
const HEARTBEAT = 20_000;

/** Streams the vault's changes to one page until it goes away. */
export function streamChanges(response: ServerResponse, changes: Changes): void {
  response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
  response.write(presenceText("listening", changes.present));
  const unsubscribe = changes.subscribe((change) => response.write(`data: ${JSON.stringify(change)}\n\n`));
  const unsubscribePresence = changes.subscribePresence((present) =>
    response.write(presenceText("folder", present)),
  );
  const heartbeat = setInterval(() => response.write(": alive\n\n"), HEARTBEAT);
  response.once("close", () => {
    clearInterval(heartbeat);
    unsubscribe();
    unsubscribePresence();
  });
}

function presenceText(name: "listening" | "folder", present: boolean): string {
  const presence: VaultPresence = { present };
  return `event: ${name}\ndata: ${JSON.stringify(presence)}\n\n`;
}

/** What the routes work on. */
export interface Vault {
  readonly folder: VaultFolder;
  readonly changes: Changes;
}

type Route = (
  vault: Vault,
  target: Target,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>;

const ROUTES: ReadonlyMap<string, Readonly<Partial<Record<string, Route>>>> = new Map([
  ["/api/vault", { GET: listVault }],
  ["/api/file", { GET: readFile, PUT: writeFile, DELETE: deleteFile }],
  ["/api/texts", { POST: readTexts }],
  ["/api/folder", { POST: createFolder }],
  ["/api/rename", { POST: renameEntry }],
  ["/api/events", { GET: streamEvents }],
]);

/** Answers one request of the page, which `guard` has let in. */
export async function answerApi(
  vault: Vault,
  target: Target,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const methods = ROUTES.get(target.pathname);
  if (methods === undefined) throw new Refused(404, "There is nothing at this address.");
  const method = request.method ?? "";
  const route = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (route === undefined) {
    response.setHeader("Allow", Object.keys(methods).join(", "));
    throw new Refused(405, `${method} is not something that can be done here.`);
  }
  // Without its folder a note is not missing, and a write would make the folder anew.
  const needsFolder = route !== listVault && route !== streamEvents;
  if (needsFolder && (await statRoot(vault.folder.root)) === null) throw new VaultGone();
  await route(vault, target, request, response);
}

async function listVault(
  { folder, changes }: Vault,
  _t: Target,
  _r: IncomingMessage,
  response: ServerResponse,
) {
  const walk = await walkVault(folder.root).catch((error: unknown) => {
    if (error instanceof VaultGone) return null;
    throw error;
  });
  // While the folder is away, or has just come back, what was known of it stands.
  if (walk !== null && changes.present) changes.compare(walk);
  const listing: VaultListing = {
    name: basename(folder.root),
    id: vaultId(folder.root),
    entries: changes.visible(),
    unread: walk !== null && changes.present ? walk.unread : [""],
    links: walk?.links ?? [],
  };
  respondJson(response, 200, listing);
}

async function readFile(
  { folder }: Vault,
  target: Target,
  _request: IncomingMessage,
  response: ServerResponse,
) {
  const path = pathFrom(target, "path");
  const content = await (target.query.get("optional") === "1" ? folder.readIfThere(path) : folder.read(path));
  if (content === null) {
    response.writeHead(204).end();
    return;
  }
  const { bytes, version } = content;
  response.writeHead(200, {
    "Content-Type": mediaTypeOf(path),
    "Content-Length": bytes.length,
    ETag: `"${version}"`,
    // Opened by itself (an SVG, a note), a file of the vault must not run as this site's page.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
  response.end(bytes);
}

async function readTexts(
  { folder }: Vault,
  _target: Target,
  request: IncomingMessage,
  response: ServerResponse,
) {
  await streamTexts(folder, await wantedPaths(request), response);
}

async function writeFile(
  { folder, changes }: Vault,
  target: Target,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const path = pathFrom(target, "path");
  const ifMatch = request.headers["if-match"];
  const ifNoneMatch = request.headers["if-none-match"];
  if (ifMatch === undefined && ifNoneMatch === undefined) {
    throw new Refused(
      428,
      "Say which version is replaced (If-Match), or that the file is new (If-None-Match: *).",
    );
  }
  if (ifNoneMatch !== undefined && (ifNoneMatch !== "*" || ifMatch !== undefined)) {
    throw new Refused(400, "Give either If-Match with a version or If-None-Match: *, not both.");
  }
  const bytes = await readBody(request, path);
  const entry =
    ifMatch === undefined
      ? await folder.create(path, bytes)
      : await folder.replace(path, bytes, versionFrom(ifMatch));
  changes.found(entry);
  respondJson(response, ifMatch === undefined ? 201 : 200, entry);
}

async function deleteFile(
  { folder, changes }: Vault,
  target: Target,
  _request: IncomingMessage,
  response: ServerResponse,
) {
  const path = pathFrom(target, "path");
  await folder.trash(path);
  changes.missing(path);
  response.writeHead(204).end();
}

async function createFolder(
  { folder, changes }: Vault,
  target: Target,
  _r: IncomingMessage,
  response: ServerResponse,
) {
  const entry = await folder.createFolder(pathFrom(target, "path"));
  changes.found(entry);
  respondJson(response, 201, entry);
}

async function renameEntry(
  { folder, changes }: Vault,
  target: Target,
  _r: IncomingMessage,
  response: ServerResponse,
) {
  const from = pathFrom(target, "path");
  const entry = await folder.rename(from, pathFrom(target, "to"));
  changes.missing(from);
  changes.found(entry);
  // What moved along with a folder has new paths too.
  if (entry.kind === "folder") changes.compare(await walkVault(folder.root));
  respondJson(response, 200, entry);
}

function streamEvents({ changes }: Vault, _t: Target, _r: IncomingMessage, response: ServerResponse) {
  streamChanges(response, changes);
  return Promise.resolve();
}

function pathFrom(target: Target, key: string): VaultPath {
  const text = target.query.get(key);
  if (text === undefined) throw new Refused(400, `Name the file: ?${key}= is missing.`);
  return parseVaultPath(text);
}
