import type { BigIntStats } from "node:fs";
import { stat } from "node:fs/promises";
import { Refused } from "./refused";

/** The vault's own folder is not there, or another has taken its place: nothing can be said of what is in it. */
export class VaultGone extends Refused {
  constructor() {
    super(503, "The vault's folder is gone; put it back and try again.");
    this.name = "VaultGone";
  }
}

/** Looks at the vault's own folder; null when there is none that can be looked at. */
export async function statRoot(root: string): Promise<BigIntStats | null> {
  try {
    const stats = await stat(root, { bigint: true });
    return stats.isDirectory() ? stats : null;
  } catch {
    return null;
  }
}

/**
 * Whether two looks saw one folder, not another of its name. Disks give the number of a deleted folder to the next
 * one, so the time it was made counts, too, where the disk keeps one: some answer with the last change instead.
 */
export function isSameFolder(before: BigIntStats, now: BigIntStats | null): boolean {
  if (now?.dev !== before.dev || now.ino !== before.ino) return false;
  return before.birthtimeNs === before.ctimeNs || before.birthtimeNs === now.birthtimeNs;
}
