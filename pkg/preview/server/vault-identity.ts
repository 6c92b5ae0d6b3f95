import { createHash, createHmac, randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { link, mkdir, open, rename, rm, type FileHandle } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { errorCode } from "../../disk/error-code";
import { isOwn, makePrivateFolder } from "../../disk/private-folder";

/** Systems do not hand out these ports by themselves (IANA's dynamic ports begin at 49152), and few programs use them. */
const FIRST_PORT = 21_000;
const PORTS = 10_000;

/** Names a vault without telling where on disk it is. `root` is its real path. */
export function vaultId(root: string): string {
  return createHash("sha256").update(`vault ${root}`).digest("hex").slice(0, 16);
}

/**
 * The port a vault is served at when nobody names one: always the same. A browser keeps what it remembers of a vault
 * (what was open, what was read of each note, what could not be saved) by address, so a new start must have the old one.
 */
export function preferredPort(root: string): number {
  return FIRST_PORT + (createHash("sha256").update(root).digest().readUInt32BE() % PORTS);
}

/** The token in a vault's address. */
export interface Token {
  readonly text: string;
  /** Why it is not the one of the last start, or will not be the one of the next; null when nothing is wrong. */
  readonly problem: string | null;
}

/** 24 random bytes in base64url. */
const FORM = /^[\w-]{32}$/;

/**
 * The token of the vault at `root`, its real path: the same at every start, so that a bookmark and an open page stay
 * good. It is kept in a folder of this user's alone. A file there that another user could have written or read is not
 * used, and a new token takes its place; so does one where there is none. Where it cannot be kept, it is good for one
 * start.
 */
export async function vaultToken(root: string, state = stateFolder()): Promise<Token> {
  const folder = join(state, "go-for-reviewers");
  const file = join(folder, vaultId(root));
  try {
    await mkdir(state, { recursive: true });
    await makePrivateFolder(folder);
    const kept = await readToken(file);
    if (kept.text !== null) return { text: kept.text, problem: null };
    const text = await keepToken(file, makeToken(), kept.unsafe);
    const problem = kept.unsafe
      ? `${file} was not a file of yours alone, so the token in it was not used: open the new address.`
      : null;
    return { text, problem };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      text: makeToken(),
      problem: `The address will be another at the next start, since its token could not be kept: ${reason}.`,
    };
  }
}

/**
 * What proves to a page that this server knows its token, without telling it: others on this machine may listen at the
 * port while the server is away. The port is part of it, so that the answer of a server elsewhere proves nothing.
 */
export function proof(token: string, port: number, nonce: string): string {
  return createHmac("sha256", token).update(`${port} ${nonce}`).digest("hex");
}

function makeToken(): string {
  return randomBytes(24).toString("base64url");
}

/** The folder in which this user's programs keep what should outlast a restart. */
function stateFolder(): string {
  const { XDG_STATE_HOME: given, LOCALAPPDATA: local } = process.env;
  if (given !== undefined && isAbsolute(given)) return given;
  switch (process.platform) {
    case "darwin":
      return join(homedir(), "Library", "Application Support");
    case "win32":
      return local ?? join(homedir(), "AppData", "Local");
    default:
      return join(homedir(), ".local", "state");
  }
}

/** The token in a file; null where there is none that can be used. `unsafe` when something else stands there. */
async function readToken(file: string): Promise<{ readonly text: string | null; readonly unsafe: boolean }> {
  let handle: FileHandle;
  try {
    // A link is not followed, and a pipe not waited for.
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    return { text: null, unsafe: errorCode(error) !== "ENOENT" };
  }
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || !isOwn(stats) || stats.size > 100) return { text: null, unsafe: true };
    const text = await handle.readFile("latin1");
    return FORM.test(text) ? { text, unsafe: false } : { text: null, unsafe: true };
  } finally {
    await handle.close();
  }
}

/** Writes a token whole, and answers the one that is kept: of two first starts at once, one has its way. */
async function keepToken(file: string, token: string, replace: boolean): Promise<string> {
  const temporary = `${file}-${randomBytes(8).toString("hex")}`;
  const handle = await open(temporary, "wx", 0o600);
  try {
    await handle.writeFile(token);
    await handle.sync();
    if (replace) await rename(temporary, file);
    else await link(temporary, file);
    return token;
  } catch (error) {
    const other = errorCode(error) === "EEXIST" ? await readToken(file) : null;
    if (other?.text == null) throw error;
    return other.text;
  } finally {
    await handle.close();
    await rm(temporary, { force: true });
  }
}
