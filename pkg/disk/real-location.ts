import { lstat, realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { errorCode } from "./error-code";

/** A path that is or passes through a symbolic link to nothing. The message is the end of a sentence that begins with the path. */
export class BrokenLink extends Error {
  constructor(kind: "circle" | "dangling") {
    super(
      kind === "circle"
        ? "is a symbolic link that leads back to itself"
        : "is a symbolic link to something that is not there",
    );
    this.name = "BrokenLink";
  }
}

/**
 * The real path of the deepest part of `path` that exists, with the missing rest below it: where a file of that
 * name would come to be. Throws `BrokenLink` when a part is a link to nothing, because what is written there goes
 * where the link leads.
 */
export async function realLocation(path: string): Promise<string> {
  const missing: string[] = [];
  let existing = path;
  for (;;) {
    try {
      return join(await realpath(existing), ...missing);
    } catch (error) {
      const code = errorCode(error);
      if (code === "ELOOP") throw new BrokenLink("circle");
      if (code !== "ENOENT" && code !== "ENOTDIR") throw error;
      if (await isLink(existing)) throw new BrokenLink("dangling");
      missing.unshift(basename(existing));
      existing = dirname(existing);
    }
  }
}

/** A real path as seen from a real folder, with forward slashes; empty for the folder itself, null when it lies outside. */
export function pathBelow(folder: string, path: string): string | null {
  const below = relative(folder, path);
  if (isAbsolute(below) || below.split(sep)[0] === "..") return null;
  return below.split(sep).join("/");
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch {
    return false;
  }
}
