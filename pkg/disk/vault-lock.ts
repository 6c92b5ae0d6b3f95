import { createHash, randomBytes } from "node:crypto";
import { lstat, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { errorCode } from "./error-code";
import { hasEnded, WRITER } from "./writer";

/** Runs a task while no other program of this project changes the same vault. */
export type Lock = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** The lock could not be had, so the task was not run; the message is a sentence that says what to do. */
export class VaultLocked extends Error {
  constructor(message: string) {
    super(message);
    this.name = "VaultLocked";
  }
}

/** How long to wait for the lock, in ms. It is held for a few ms at a time. */
const TIMEOUT = 10_000;

/** The longest pause between two tries, in ms. */
const LONGEST_PAUSE = 30;

/** Says in a turn's folder that the turn is over. */
const OVER = "over";

/**
 * The lock of the vault at `root`, its real path. Server and command line share it, as far as they are run by one
 * user with one folder for temporary files. Waits while another program has it; throws `VaultLocked` after `timeout` ms.
 *
 * The lock is a folder outside the vault with one folder in it for each turn, numbered from 1. The highest turn has
 * the lock until it says that it is over, or its process has ended. The next turn is made elsewhere and renamed to its
 * number, which only one program can do, and counts only if it is the highest once it is there. So nobody ever
 * removes a lock that somebody else may just have taken over, and a killed program keeps nobody waiting.
 */
export function vaultLock(root: string, timeout = TIMEOUT): Lock {
  const folder = lockFolder(root);
  return async (task) => {
    const turn = await takeTurn(folder, timeout);
    try {
      return await task();
    } finally {
      await endTurn(turn);
    }
  };
}

/** Where the lock of a vault is. */
export function lockFolder(root: string): string {
  const vault = createHash("sha256").update(root).digest("hex").slice(0, 16);
  const user = process.getuid?.().toString() ?? "user";
  return join(tmpdir(), `go-for-reviewers-${user}-${vault}`);
}

async function takeTurn(folder: string, timeout: number): Promise<string> {
  const deadline = performance.now() + timeout;
  for (let pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      const turn = await tryTurn(folder);
      if (turn !== null) return turn;
    } catch (error) {
      if (error instanceof VaultLocked) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new VaultLocked(`The vault's lock could not be taken, so nothing was written: ${reason}.`);
    }
    if (performance.now() > deadline) {
      throw new VaultLocked(
        `Another program holds the vault's lock; nothing was written. Try again; if no other program runs, delete ${folder}.`,
      );
    }
    await delay(pause * (0.5 + Math.random()));
  }
}

/** The folder of this process's turn, or null when it is another's turn. */
async function tryTurn(folder: string): Promise<string | null> {
  await makeFolder(folder);
  const latest = latestOf(await readdir(folder));
  if (latest > 0 && !(await isOver(join(folder, String(latest))))) return null;
  const turn = join(folder, String(latest + 1));
  if (!(await claimTurn(folder, turn))) return null;
  try {
    const names = await readdir(folder);
    if (latestOf(names) !== latest + 1) {
      await remove(turn);
      return null;
    }
    const leftovers = names.filter((name) => Number(name) <= latest || hasEnded(name.split("-")[0] ?? ""));
    await Promise.all(leftovers.map((name) => remove(join(folder, name))));
    return turn;
  } catch (error) {
    await endTurn(turn);
    throw error;
  }
}

/** Makes the folder of a turn, with this process's name in it; false when another process has done so. */
async function claimTurn(folder: string, turn: string): Promise<boolean> {
  const claim = join(folder, `${WRITER}-${randomBytes(4).toString("hex")}`);
  try {
    await mkdir(claim);
    await writeFile(join(claim, WRITER), "");
    await rename(claim, turn);
    return true;
  } catch (error) {
    await remove(claim);
    // A folder that has something in it is never replaced. Windows says EPERM.
    if (["ENOTEMPTY", "EEXIST", "EPERM"].includes(errorCode(error) ?? "")) return false;
    throw error;
  }
}

/**
 * Removes a folder that counts no more. Another process may put its claim there meanwhile, and fail to have the turn;
 * what is left then is removed in a later turn.
 */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

/** Makes the lock's folder, for this user alone. Refuses what another user may have put in its place. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    const stats = await lstat(folder);
    const own = stats.isDirectory() && stats.uid === (process.getuid?.() ?? stats.uid);
    if (!own) throw new VaultLocked(`Nothing was written: ${folder} is not a folder of yours; remove it.`);
  }
}

/** The highest turn, 0 when there is none. */
function latestOf(names: readonly string[]): number {
  return names.reduce((latest, name) => (/^\d+$/.test(name) ? Math.max(latest, Number(name)) : latest), 0);
}

async function isOver(turn: string): Promise<boolean> {
  try {
    const names = await readdir(turn);
    return names.includes(OVER) || names.every(hasEnded);
  } catch (error) {
    // A later turn swept it away.
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
}

/** What cannot be marked is over at the latest when this process ends. */
async function endTurn(turn: string): Promise<void> {
  await writeFile(join(turn, OVER), "").catch(() => undefined);
}
