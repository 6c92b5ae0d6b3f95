import type { IncomingMessage, ServerResponse } from "node:http";
import { MOST_TEXTS, type FileText } from "../protocol";
import { Refused } from "./respond";
import { readBody } from "./request";
import type { VaultFolder } from "./vault-folder";
import { parseVaultPath } from "./vault-path";

/** The largest list of paths that is read, in bytes. */
const LARGEST_LIST = 4 * 1024 * 1024;

/** How many files are read ahead of the one that is being sent. */
const AHEAD = 16;

/** The paths a request for texts names. Refuses (400) anything but a list of at most `MOST_TEXTS` strings. */
export async function wantedPaths(request: IncomingMessage): Promise<readonly string[]> {
  const body = await readBody(request, "The list of files", LARGEST_LIST);
  const paths = listed(body.toString("utf8"));
  if (paths === null) throw new Refused(400, 'Send the files to read as JSON: {"paths": ["Note.md"]}.');
  if (paths.length > MOST_TEXTS) {
    throw new Refused(400, `Ask for at most ${MOST_TEXTS} files at once, not ${paths.length}.`);
  }
  return paths;
}

/**
 * Sends the texts of many files, a line of JSON each, in the order asked for. A file that is refused has a line
 * that says why; the others come all the same. Reads only as fast as the page takes it.
 */
export async function streamTexts(
  folder: VaultFolder,
  paths: readonly string[],
  response: ServerResponse,
): Promise<void> {
  response.writeHead(200, { "Content-Type": "application/x-ndjson; charset=utf-8" });
  const ahead: Promise<FileText>[] = [];
  const rest = paths.values();
  const readOn = (): void => {
    const next = rest.next();
    if (next.done !== true) ahead.push(textOf(folder, next.value));
  };
  for (let count = 0; count < AHEAD; count++) readOn();
  for (let text = ahead.shift(); text !== undefined && !response.destroyed; text = ahead.shift()) {
    const line = `${JSON.stringify(await text)}\n`;
    readOn();
    if (!response.write(line)) await drained(response);
  }
  response.end();
}

/** Never rejects: a request that is under way cannot turn into a refusal any more. */
async function textOf(folder: VaultFolder, path: string): Promise<FileText> {
  try {
    const { bytes, version } = await folder.read(parseVaultPath(path));
    return { path, version, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    return { path, error: error instanceof Refused ? error.message : `"${path}" could not be read.` };
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off("drain", done);
      response.off("close", done);
      resolve();
    };
    response.once("drain", done);
    response.once("close", done);
  });
}

function listed(text: string): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("paths" in value)) return null;
    const { paths } = value;
    return Array.isArray(paths) && paths.every((path) => typeof path === "string") ? paths : null;
  } catch {
    return null;
  }
}
