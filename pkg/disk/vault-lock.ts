import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { errorCode } from "./error-code";
import { makePrivateFolder, userFolder } from "./private-folder";
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

/**
 * The lock of the vault at `root`, its real path. Server and command line share it, as far as they are run by one
 * user with one folder for temporary files. Waits while another program has it; throws `VaultLocked` after `timeout` ms.
 *
 * The lock is a folder outside the vault. A turn is a numbered folder in it that names its process; it is over once it
 * is empty or gone, or its process has ended. A turn is made under another name and renamed to its number, which only
 * one program can do. It has the lock if all other turns are over once it is there: of two turns, the one that came
 * second sees the first. Only what names a process that has ended is removed by others, so nobody ever ends a turn that
 * somebody may still have, and a killed program keeps nobody waiting. Who gives the lock back removes the turn and,
 * where nobody else waits, the folder.
 */
export function vaultLock(root: string, timeout = TIMEOUT): Lock {
  const folder = lockFolder(root);
  return async (task) => {
    const turn = await takeTurn(folder, timeout);
    try {
      return await task();
    } finally {
      await endTurn(turn);
      await rmdir(folder).catch(() => undefined);
    }
  };
}

/** Where the lock of a vault is. */
export function lockFolder(root: string): string {
  const vault = createHash("sha256").update(root).digest("hex").slice(0, 16);
  return join(userFolder(), vault);
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
  await makePrivateFolder(userFolder());
  await makePrivateFolder(folder);
  const turns = (await namesIn(folder)).filter(isTurn);
  if (!(await areOver(folder, turns))) return null;
  const number = String(1 + Math.max(0, ...turns.map(Number)));
  const turn = join(folder, number);
  if (!(await claimTurn(folder, turn))) return null;
  try {
    const others = (await namesIn(folder)).filter((name) => name !== number);
    if (await areOver(folder, others.filter(isTurn))) {
      // A claim names its process from the start, and is empty for a moment.
      const leftovers = others.filter((name) => isTurn(name) || hasEnded(name.split("-")[0] ?? ""));
      await Promise.all(leftovers.map((name) => removeEnded(join(folder, name))));
      return turn;
    }
  } catch (error) {
    await endTurn(turn);
    throw error;
  }
  await endTurn(turn);
  return null;
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
    await endTurn(claim);
    // A folder that has something in it is never replaced (Windows says EPERM); the lock's own may just have gone.
    if (["ENOTEMPTY", "EEXIST", "EPERM", "ENOENT"].includes(errorCode(error) ?? "")) return false;
    throw error;
  }
}

function isTurn(name: string): boolean {
  return /^\d+$/.test(name);
}

async function areOver(folder: string, turns: readonly string[]): Promise<boolean> {
  const over = await Promise.all(
    turns.map(async (turn) => (await namesIn(join(folder, turn))).every(hasEnded)),
  );
  return !over.includes(false);
}

/** What is in a folder; nothing when it is gone. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

/** Ends this process's own turn or claim. What cannot be removed is over at the latest when this process ends. */
async function endTurn(turn: string): Promise<void> {
  await rm(join(turn, WRITER), { force: true }).catch(() => undefined);
  await rmdir(turn).catch(() => undefined);
}

/** Removes the turn or claim of a process that has ended. One that is not empty after that is another's by then. */
async function removeEnded(folder: string): Promise<void> {
  const names = await namesIn(folder).catch(() => []);
  const ended = names.filter(hasEnded);
  await Promise.all(ended.map((name) => rm(join(folder, name), { force: true }).catch(() => undefined)));
  await rmdir(folder).catch(() => undefined);
}
