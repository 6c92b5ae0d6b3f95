import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { isConflictCopy } from "../../src/core/glossary/conflict-copy";
import type { Diagnostic } from "../../src/core/text/diagnostic";
import { explain, problem } from "./read-note";
import { WrongCall } from "./wrong-call";

/** A note to be read. */
export interface NoteFile {
  /** Where it is on disk. */
  readonly file: string;
  /** How it is named to people: from the folder the command was called in, forward slashes. */
  readonly shown: string;
  /** Its path in its vault, forward slashes. */
  readonly path: string;
}

/** A file or folder that could not be looked into. */
export interface FileProblem {
  readonly shown: string;
  readonly diagnostic: Diagnostic;
}

/** The notes one PATH of a call stands for, sorted by path, and what could not be looked into. */
export interface Collection {
  /** The vault's folder: the nearest one up that Obsidian has opened, else the folder that was named. */
  readonly root: string;
  /** Whether `root` is one that Obsidian has opened, and not just the folder that was named. */
  readonly vault: boolean;
  /** Whether all of `root` was named, and not a note or a folder in it. */
  readonly whole: boolean;
  readonly notes: readonly NoteFile[];
  /** The paths of all visible files, notes or not, in the vault: what links may lead to. */
  readonly files: readonly string[];
  readonly problems: readonly FileProblem[];
}

/**
 * Collects the notes below a folder, or the one note that is named. Hidden folders and sync's conflict copies
 * are passed over; a note named by itself is taken whatever it is called. Throws `WrongCall` when there is nothing
 * at `given`, or something that is not a note.
 */
export async function collectNotes(given: string, folder: string): Promise<Collection> {
  const start = resolve(folder, given);
  const kind = await kindOf(start, given);
  const named = kind === "folder" ? start : dirname(start);
  const vault = await vaultOf(named);
  const root = vault ?? named;
  const noteAt = (file: string): NoteFile => ({
    file,
    shown: shownPath(file, folder),
    path: slashes(relative(root, file)),
  });
  if (kind === "file") {
    if (!isNoteName(basename(start))) throw new WrongCall(`${given} is not a note; notes end in .md.`);
    const note = noteAt(start);
    return { root, vault: vault !== null, whole: false, notes: [note], files: [note.path], problems: [] };
  }
  const notes: NoteFile[] = [];
  const files: string[] = [];
  const problems: FileProblem[] = [];
  const blame = (path: string, what: string, error: unknown): void => {
    const { diagnostic } = problem("note/unreadable", `${what} cannot be read: ${explain(error)}.`);
    problems.push({ shown: shownPath(path, folder), diagnostic });
  };

  const seen = new Set<string>();
  const folders = [start];
  for (let current = folders.pop(); current !== undefined; current = folders.pop()) {
    let children: readonly Dirent[];
    try {
      // Through links one folder can be reached twice, or contain itself.
      const real = await realpath(current);
      if (seen.has(real)) continue;
      seen.add(real);
      children = await readdir(current, { withFileTypes: true });
    } catch (error) {
      blame(current, "The folder", error);
      continue;
    }
    for (const child of children) {
      if (child.name.startsWith(".")) continue;
      const path = join(current, child.name);
      let target: { isDirectory(): boolean; isFile(): boolean } = child;
      if (child.isSymbolicLink()) {
        try {
          target = await stat(path);
        } catch (error) {
          if (isNoteName(child.name)) blame(path, "The note", error);
          continue;
        }
      }
      if (target.isDirectory()) folders.push(path);
      if (!target.isFile()) continue;
      const note = noteAt(path);
      files.push(note.path);
      if (isNoteName(child.name) && !isConflictCopy(child.name)) notes.push(note);
    }
  }
  notes.sort((a, b) => (a.path < b.path ? -1 : 1));
  problems.sort((a, b) => (a.shown < b.shown ? -1 : 1));
  return { root, vault: vault !== null, whole: root === start, notes, files, problems };
}

function isNoteName(name: string): boolean {
  return name.toLowerCase().endsWith(".md");
}

async function kindOf(path: string, given: string): Promise<"file" | "folder"> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    throw new WrongCall(`${given} cannot be read: ${explain(error)}.`);
  }
}

/** The nearest folder up that holds `.obsidian`; null when there is none. */
async function vaultOf(folder: string): Promise<string | null> {
  for (let current = folder; ; current = dirname(current)) {
    if (await isFolder(join(current, ".obsidian"))) return current;
    if (dirname(current) === current) return null;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** How a file is named to people: from the folder of the call when it is below it, else in full. */
export function shownPath(file: string, folder: string): string {
  const near = relative(folder, file);
  return slashes(near === "" || near.startsWith("..") ? file : near);
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}
