import { isUtf8 } from "node:buffer";
import { constants, type BigIntStats, type Stats } from "node:fs";
import { lstat, mkdir, open, rename, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { notUtf8 } from "../../../src/core/text/not-utf8";
import { createFile, replaceFile, type WriteOptions } from "../../disk/atomic-write";
import { errorCode } from "../../disk/error-code";
import { moveToFreeName } from "../../disk/move";
import { VaultLocked, vaultLock, type Lock } from "../../disk/vault-lock";
import type { FileEntry } from "../protocol";
import { entryOf, settled, settledStat, unsettledFor, versionOf } from "./entry";
import { locate, locateEntry } from "./locate";
import { Refused } from "./respond";
import { PLUGIN_FOLDER, type VaultPath } from "./vault-path";

/** The largest file that is read or written, in bytes. */
export const LARGEST_FILE = 64 * 1024 * 1024;

const READ_ATTEMPTS = 5;

/**
 * What was checked is the real path, so a link that appeared there since is not followed, and a pipe that did is
 * not waited for. Windows has neither flag, and an undefined one adds nothing.
 */
const READ_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** A file's bytes and the version they belong to. */
export interface FileContent {
  readonly bytes: Buffer;
  readonly version: string;
}

/**
 * A vault's files on disk, as the page may use them.
 *
 * Every method refuses paths outside the vault. Changes run one at a time, and the check of a version and the write
 * it permits are one step for all programs that hold the vault's lock: other servers and the command line.
 */
export class VaultFolder {
  /** The vault's own real path: what "inside" is measured against. */
  readonly root: string;
  readonly #lock: Lock;
  #last: Promise<unknown> = Promise.resolve();

  constructor(root: string, lock: Lock = vaultLock(root)) {
    this.root = root;
    this.#lock = lock;
  }

  /** Describes a file or folder, or null when it is not there. Refuses hidden and outside paths. */
  async entry(path: VaultPath): Promise<FileEntry | null> {
    try {
      return entryOf(path, await settledStat(await locate(this.root, path, "read")));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Reads a file whole. The version is that of exactly these bytes, even while another program writes. */
  async read(path: VaultPath): Promise<FileContent> {
    const real = await locate(this.root, path, "read");
    for (let attempt = 0; attempt < READ_ATTEMPTS; attempt++) {
      const content = await readOnce(real, path);
      if (content !== null) return content;
    }
    throw new Refused(503, `"${path}" keeps changing while it is read; try again in a moment.`);
  }

  /** The same, or null when there is no such file. */
  async readIfThere(path: VaultPath): Promise<FileContent | null> {
    try {
      return await this.read(path);
    } catch (error) {
      if (error instanceof Refused && error.status === 404) return null;
      throw error;
    }
  }

  /**
   * Replaces a file's bytes if it still is `version`; refuses (412) otherwise and leaves it alone. Refuses (422) a note
   * whose bytes on disk are not UTF-8, too: whoever sends a text for it knows only a part of it.
   */
  replace(path: VaultPath, bytes: Uint8Array, version: string): Promise<FileEntry> {
    return this.#exclusively(async () => {
      const real = await locate(this.root, path, "write");
      const confirm = async (): Promise<void> => {
        const stats = await fileStats(real, path, 412);
        if (versionOf(stats) !== version) throw stale(path);
        await confirmPlace(this.root, path, real);
      };
      return this.#written(path, async (options) => {
        await confirm();
        if (isNote(path) && !isUtf8((await this.read(path)).bytes)) throw new Refused(422, notUtf8(path));
        return replaceFile(real, bytes, { ...options, confirm });
      });
    });
  }

  /** Creates a file; refuses (412) when something has the name already, (404) when its folder is missing. */
  create(path: VaultPath, bytes: Uint8Array): Promise<FileEntry> {
    return this.#exclusively(async () => {
      const real = await locate(this.root, path, "write");
      return this.#written(path, async (options) => {
        if (dirname(path) === PLUGIN_FOLDER) await mkdir(dirname(real), { recursive: true });
        const confirm = (): Promise<void> => confirmPlace(this.root, path, real);
        return createFile(real, bytes, { ...options, confirm }).catch((error: unknown) => {
          throw errorCode(error) === "EEXIST" ? new Refused(412, `"${path}" exists already.`) : error;
        });
      });
    });
  }

  /** Creates a folder; refuses (409) when something has the name already. Its parent must exist. */
  createFolder(path: VaultPath): Promise<FileEntry> {
    return this.#exclusively(async () => {
      const real = await locate(this.root, path, "write");
      try {
        await mkdir(real);
      } catch (error) {
        if (errorCode(error) === "EEXIST") throw new Refused(409, `"${path}" exists already.`);
        throw explained(error, path);
      }
      return entryOf(path, await settledStat(real));
    });
  }

  /** Moves a file or folder to another name; refuses (409) when that name is taken. */
  rename(from: VaultPath, to: VaultPath): Promise<FileEntry> {
    return this.#exclusively(async () => {
      const source = await locateEntry(this.root, from);
      const target = await locateEntry(this.root, to);
      try {
        await this.#lock(async () => {
          const moved = await lstat(source);
          // On a disk that ignores case, a new spelling of the same name is "taken" by the file itself.
          const respelt = from.toLowerCase() === to.toLowerCase() && (await isSameEntry(target, moved));
          await (respelt ? rename(source, target) : moveToFreeName(source, target));
        });
      } catch (error) {
        if (errorCode(error) === "EEXIST") throw new Refused(409, `"${to}" exists already.`);
        if (errorCode(error) === "EINVAL") throw new Refused(409, `"${from}" cannot be moved into itself.`);
        throw explained(error, from);
      }
      return entryOf(to, await settledStat(target));
    });
  }

  /** Moves a file or folder to the vault's `.trash`, under a free name. */
  trash(path: VaultPath): Promise<void> {
    return this.#exclusively(async () => {
      const source = await locateEntry(this.root, path);
      try {
        await lstat(source);
        const bin = join(this.root, ".trash");
        await mkdir(bin, { recursive: true });
        // A bin that is a link elsewhere would carry the file out of the vault.
        if (!(await lstat(bin)).isDirectory()) {
          throw new Refused(403, `".trash" is not a folder of this vault, so "${path}" stays where it is.`);
        }
        await this.#lock(() => moveInto(bin, source));
      } catch (error) {
        throw explained(error, path);
      }
    });
  }

  /** Resolves when every change begun so far has ended, well or badly. */
  async idle(): Promise<void> {
    await this.#last;
  }

  /** Writes a file and describes it as it was written, whatever became of it since. */
  async #written(
    path: VaultPath,
    write: (options: WriteOptions) => Promise<BigIntStats>,
  ): Promise<FileEntry> {
    try {
      return entryOf(path, await write({ lock: this.#lock, settle: settled }));
    } catch (error) {
      throw explained(error, path);
    }
  }

  #exclusively<Result>(change: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(change);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

/** Refuses (412) a path that leads elsewhere than to `real`: a folder on the way may have become a link since. */
async function confirmPlace(root: string, path: VaultPath, real: string): Promise<void> {
  if ((await locate(root, path, "write")) !== real) throw stale(path);
}

/** One try at reading; null when the file changed meanwhile. */
async function readOnce(real: string, path: VaultPath): Promise<FileContent | null> {
  await fileStats(real, path, 404);
  try {
    const file = await open(real, READ_FLAGS);
    try {
      const before = await file.stat({ bigint: true });
      if (!before.isFile()) throw new Refused(400, `"${path}" is not a file.`);
      if (before.size > LARGEST_FILE) throw tooLarge(path);
      const wait = unsettledFor(before, Date.now());
      if (wait > 0) {
        await new Promise((resolve) => setTimeout(resolve, wait));
        if (versionOf(await file.stat({ bigint: true })) !== versionOf(before)) return null;
      }
      const bytes = await file.readFile();
      const after = await file.stat({ bigint: true });
      return versionOf(after) === versionOf(before) ? { bytes, version: versionOf(after) } : null;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw explained(error, path);
  }
}

/** The stats of a regular file; anything else (a folder, a pipe, a device) is refused before it is opened. */
async function fileStats(real: string, path: VaultPath, missing: 404 | 412): Promise<BigIntStats> {
  try {
    const stats = await stat(real, { bigint: true });
    if (!stats.isFile()) throw new Refused(400, `"${path}" is not a file.`);
    return stats;
  } catch (error) {
    if (isMissing(error)) throw new Refused(missing, `"${path}" is not there.`);
    throw error;
  }
}

/** What is said of a body or a file over the limit. */
export function tooLarge(path: string, limit = LARGEST_FILE): Refused {
  return new Refused(
    413,
    `"${path}" is larger than ${limit / 1024 / 1024} MB, the most the preview handles.`,
  );
}

function isNote(path: VaultPath): boolean {
  return path.toLowerCase().endsWith(".md");
}

function stale(path: string): Refused {
  return new Refused(412, `"${path}" has changed on disk since it was read; read it again first.`);
}

/** The file system's words for an error, in ours; what is not the file system's passes through. */
function explained(error: unknown, path: string): unknown {
  if (error instanceof VaultLocked) return new Refused(503, error.message);
  switch (errorCode(error)) {
    case "ENOENT":
    case "ENOTDIR":
      return new Refused(404, `"${path}" is not there, or the folder it belongs in is not.`);
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new Refused(403, `"${path}" cannot be changed: the file or its folder is read-only.`);
    case "ENOSPC":
    case "EDQUOT":
      return new Refused(507, `"${path}" was not saved: the disk is full. The old text is still there.`);
    case "EISDIR":
    case "ELOOP":
      return new Refused(400, `"${path}" is not a file.`);
    case "ENAMETOOLONG":
      return new Refused(400, `"${path}" is too long a name for this disk.`);
    default:
      return error;
  }
}

function isMissing(error: unknown): boolean {
  return errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR";
}

async function isFree(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return false;
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
}

async function isSameEntry(path: string, other: Stats): Promise<boolean> {
  if (await isFree(path)) return false;
  const stats = await lstat(path);
  return stats.ino === other.ino && stats.dev === other.dev;
}

/** Moves a file or folder into `folder`, as `name`, `name 1`, `name 2` …: the first that is free. */
async function moveInto(folder: string, source: string): Promise<void> {
  const name = basename(source);
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let number = 0; ; number++) {
    try {
      await moveToFreeName(source, join(folder, number === 0 ? name : `${stem} ${number}${extension}`));
      return;
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
  }
}
