import { fileName, parentPath } from "../base/paths";
import type { TFile } from "../vault/files";

/** The vault's files by name, for finding what a link means. Names are compared without case, as the app does. */
export class FileNames {
  private readonly byName = new Map<string, Set<TFile>>();

  add(file: TFile): void {
    for (const name of namesOf(file.path)) {
      const files = this.byName.get(name) ?? new Set();
      files.add(file);
      this.byName.set(name, files);
    }
  }

  /** Forgets a file under the path it had. */
  remove(file: TFile, path: string): void {
    for (const name of namesOf(path)) {
      const files = this.byName.get(name);
      files?.delete(file);
      if (files?.size === 0) this.byName.delete(name);
    }
  }

  /** How many files could be meant by a bare name. */
  countNamed(name: string): number {
    return this.byName.get(name.toLowerCase())?.size ?? 0;
  }

  /** The file a link path means, seen from the note it stands in: the nearest of those whose path ends with it. */
  find(linkpath: string, sourcePath: string): TFile | null {
    const folder = parentPath(sourcePath);
    const { path, anchored } = absolutePath(linkpath, folder);
    const wanted = path.toLowerCase();
    const named = [...(this.byName.get(fileName(wanted)) ?? [])];
    const exact = named.filter((file) => namesOfPath(file.path).includes(wanted));
    if (anchored) return nearest(exact, folder);
    const ending = named.filter((file) => namesOfPath(file.path).some((name) => name.endsWith(`/${wanted}`)));
    return nearest(exact, folder) ?? nearest(ending, folder);
  }
}

/** The names a path is found by: its file name, for a note also without the extension. */
export function namesOf(path: string): string[] {
  return namesOfPath(path).map(fileName);
}

function namesOfPath(path: string): string[] {
  const lower = path.toLowerCase();
  return lower.endsWith(".md") ? [lower, lower.slice(0, -3)] : [lower];
}

/** A link path with its dots resolved; `anchored` when it can only mean that one place. */
function absolutePath(linkpath: string, folder: string): { path: string; anchored: boolean } {
  const clean = linkpath
    .trim()
    .normalize("NFC")
    .replace(/\u00a0/g, " ");
  if (clean.startsWith("/")) return { path: clean.slice(1), anchored: true };
  if (!/^\.{1,2}\//.test(clean)) return { path: clean, anchored: false };
  const parts = folder === "/" ? [] : folder.split("/");
  for (const part of clean.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return { path: parts.join("/"), anchored: true };
}

/** The file that shares most of the folder, then the one that lies least deep, then the first by path. */
function nearest(files: readonly TFile[], folder: string): TFile | null {
  const depth = (file: TFile): number => file.path.split("/").length;
  const [first] = [...files].sort(
    (a, b) =>
      sharedDepth(b.path, folder) - sharedDepth(a.path, folder) ||
      depth(a) - depth(b) ||
      (a.path < b.path ? -1 : 1),
  );
  return first ?? null;
}

function sharedDepth(path: string, folder: string): number {
  const parts = path.split("/");
  const wanted = folder.split("/");
  let depth = 0;
  while (depth < wanted.length && parts[depth] === wanted[depth]) depth++;
  return depth;
}
