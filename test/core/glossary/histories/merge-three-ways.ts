import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diffChars, diffLines } from "diff";
import { mergeNotes } from "../../../support/merge-notes";

/** A note on two devices, and what both had when they last agreed. */
export interface ThreeNotes {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** How git is told to merge: between marks, with the ancestor between marks, or with both sides one after the other. */
export type GitStyle = "conflict" | "diff3" | "union";

const FLAGS: Readonly<Record<GitStyle, readonly string[]>> = {
  conflict: ["-L", "HEAD", "-L", "base", "-L", "other"],
  diff3: ["--diff3", "-L", "HEAD", "-L", "base", "-L", "other"],
  union: ["--union"],
};

/** Git says so with more than this; up to here it counts the conflicts it left. */
const MOST_CONFLICTS = 127;

const hasGit = spawnSync("git", ["--version"]).status === 0;

/** What `git merge` makes of the notes; where there is no git, a merge without the ancestor, which is harder to heal. */
export function mergeByGit({ base, ours, theirs }: ThreeNotes, style: GitStyle): string {
  if (!hasGit) return mergeNotes(ours, theirs, style === "union" ? "union" : "conflict");
  const folder = mkdtempSync(join(tmpdir(), "gfr-merge-"));
  try {
    for (const [name, text] of Object.entries({ ours, base, theirs })) {
      writeFileSync(join(folder, name), text);
    }
    const how = ["merge-file", "-p", "-q", ...FLAGS[style], "ours", "base", "theirs"];
    const { stdout, status } = spawnSync("git", how, { cwd: folder, encoding: "utf8" });
    if (status === null || status > MOST_CONFLICTS) throw new Error("git did not merge the notes.");
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Text that is put in the place of other text, known by what stands around it. */
interface Patch {
  readonly at: number;
  readonly before: string;
  readonly removed: string;
  readonly added: string;
  readonly after: string;
}

/** How many characters around a change a patch knows it by, at most and at least. */
const MARGINS = [32, 8, 4];

/**
 * What a program that sends patches makes of the notes: the change from `base` to `theirs`, character by character,
 * put into `ours` wherever its surroundings are found, in the midst of a line too. A patch whose surroundings are
 * half gone adds its text and takes nothing away; one whose surroundings are gone is dropped with its text.
 */
export function mergeByPatches({ base, ours, theirs }: ThreeNotes): string {
  let text = ours;
  let drift = 0;
  for (const patch of patchesBetween(base, theirs)) {
    const found = place(text, patch, patch.at + drift);
    if (found === null) continue;
    text = text.slice(0, found.at) + patch.added + text.slice(found.at + found.length);
    drift = found.at - patch.at + patch.added.length - found.length;
  }
  return text;
}

function place(
  text: string,
  { before, removed, added, after }: Patch,
  expected: number,
): { readonly at: number; readonly length: number } | null {
  for (const margin of MARGINS) {
    const head = before.slice(-margin);
    const whole = nearest(text, head + removed + after.slice(0, margin), expected - head.length);
    if (whole !== null) return { at: whole + head.length, length: removed.length };
  }
  if (added === "") return null;
  const head = before.slice(-(MARGINS[1] ?? 0));
  const behind = head === "" ? null : nearest(text, head, expected - head.length);
  return behind === null ? null : { at: behind + head.length, length: 0 };
}

/** Where `wanted` stands in the text, as near to `expected` as can be. */
function nearest(text: string, wanted: string, expected: number): number | null {
  const from = Math.max(0, expected);
  const behind = text.indexOf(wanted, from);
  const ahead = text.lastIndexOf(wanted, from);
  if (behind < 0 || ahead < 0) return behind < 0 && ahead < 0 ? null : Math.max(behind, ahead);
  return behind - from < from - ahead ? behind : ahead;
}

function patchesBetween(base: string, theirs: string): Patch[] {
  const patches: Patch[] = [];
  let at = 0;
  let removed = "";
  let added = "";
  const cut = (): void => {
    if (removed + added !== "") {
      const end = at + removed.length;
      const [margin = 0] = MARGINS;
      const around = {
        before: base.slice(Math.max(0, at - margin), at),
        after: base.slice(end, end + margin),
      };
      patches.push({ at, removed, added, ...around });
      at = end;
    }
    removed = "";
    added = "";
  };
  const take = (change: {
    readonly value: string;
    readonly added: boolean;
    readonly removed: boolean;
  }): void => {
    if (change.removed) removed += change.value;
    else if (change.added) added += change.value;
    else {
      cut();
      at += change.value.length;
    }
  };
  const lines = diffLines(base, theirs);
  for (const [index, change] of lines.entries()) {
    const next = lines[index + 1];
    if (change.removed && next?.added === true) diffChars(change.value, next.value).forEach(take);
    else if (!(change.added && lines[index - 1]?.removed === true)) take(change);
  }
  cut();
  return patches;
}
