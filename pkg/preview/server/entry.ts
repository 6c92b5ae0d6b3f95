import type { BigIntStats } from "node:fs";
import { stat } from "node:fs/promises";
import type { FileEntry } from "../protocol";

/**
 * How long a file system's clock may stand still, in ms: two writes within one tick can leave equal times.
 * Linux ticks every 1–10 ms; FAT keeps whole seconds, two at a time.
 */
const FINE_TICK = 20;
const COARSE_TICK = 2000;

/** Describes a file or folder; the version is as good as the times in `stats` (see `settledStat`). */
export function entryOf(path: string, stats: BigIntStats): FileEntry {
  const created = stats.birthtimeMs > 0n ? stats.birthtimeMs : stats.ctimeMs;
  const folder = stats.isDirectory();
  return {
    path,
    kind: folder ? "folder" : "file",
    size: folder ? 0 : Number(stats.size),
    ctime: Number(created),
    mtime: Number(stats.mtimeMs),
    version: folder ? "folder" : versionOf(stats),
  };
}

/**
 * A file's version: another one whenever the content is another.
 *
 * Size and modification time alone miss a sync client that puts an older time back; the inode and the time of
 * the last change of any kind, which no program can set, catch that.
 */
export function versionOf(stats: BigIntStats): string {
  return [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].map((part) => part.toString(36)).join("-");
}

/** A file's stats, taken once its last change lies a clock tick back, so that no later change can look the same. */
export async function settledStat(path: string): Promise<BigIntStats> {
  const stats = await stat(path, { bigint: true });
  if (!(await settled(stats))) return stats;
  return await stat(path, { bigint: true });
}

/** Waits until a file's last change lies a clock tick back; whether that took any time. */
export async function settled(stats: BigIntStats): Promise<boolean> {
  const wait = unsettledFor(stats, Date.now());
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  return wait > 0;
}

/** How many ms to wait until the file's times are older than a tick of its clock; a clock ahead of ours waits one tick. */
export function unsettledFor(stats: BigIntStats, now: number): number {
  if (!stats.isFile()) return 0;
  const wholeSeconds = stats.mtimeNs % 1_000_000_000n === 0n && stats.ctimeNs % 1_000_000_000n === 0n;
  const tick = wholeSeconds ? COARSE_TICK : FINE_TICK;
  const age = now - Number(stats.ctimeMs);
  return age >= tick ? 0 : Math.min(tick, tick - age);
}
