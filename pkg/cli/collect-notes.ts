import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { isConflictCopy, isNoteName } from "../../src/core/vault/note-path";
import type { Diagnostic } from "../../src/core/text/diagnostic";
import { pathBelow } from "../disk/real-location";
import type { NoteCode } from "./codes";
import { explain, problem } from "./read-note";
import { UsageError } from "./command";

/** A note to be read. */
export interface NoteFile {
  /** Where it is on disk, its own link followed. */
  readonly file: string;
  /** How it is named to people: from the folder the command was called in, forward slashes. */
  readonly shown: string;
  /** Its path in its vault, forward slashes. */
  readonly path: string;
}

/** A file or folder of which it is not known what it holds. */
export interface FileProblem {
  /** Its path in its vault, forward slashes. The notes of that path and below it are unknown. */
  readonly path: string;
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
  /** What would be a problem where notes are known to have been: folders called like notes, links to nothing. */
  readonly doubts: readonly FileProblem[];
}

/**
 * Collects the notes below a folder, or the one note that is named. Hidden folders and sync's conflict copies
 * are passed over; a note named by itself is taken whatever it is called. Links are followed inside the vault, and not
 * out of it. Throws `UsageError` when there is nothing at `given`, or something that is not a note.
 */
export async function collectNotes(given: string, folder: string): Promise<Collection> {
  const start = resolve(folder, given);
  const kind = await kindOf(start, given);
  const named = kind === "folder" ? start : dirname(start);
  const vault = await vaultOf(named);
  const root = vault ?? named;
  if (kind === "file" && !isNoteName(start))
    throw new UsageError(`${given} is not a note; notes end in .md.`);
  const walk = new Walk(root, folder);
  // Without a vault round it, there is nothing that a note named by itself could lead out of.
  if (kind === "file") await walk.visitFile(start, vault === null);
  else await walk.visitFolder(start);
  const { notes, files, problems, doubts } = walk;
  notes.sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const list of [problems, doubts]) list.sort((a, b) => (a.shown < b.shown ? -1 : 1));
  return { root, vault: vault !== null, whole: root === start, notes, files, problems, doubts };
}

/** What is found below a vault's folder. */
class Walk {
  readonly notes: NoteFile[] = [];
  readonly files: string[] = [];
  readonly problems: FileProblem[] = [];
  readonly doubts: FileProblem[] = [];
  readonly #root: string;
  readonly #folder: string;
  readonly #seen = new Set<string>();
  #realRoot: string | null = null;

  /** Paths are named from `folder` to people. */
  constructor(root: string, folder: string) {
    this.#root = root;
    this.#folder = folder;
  }

  async visitFolder(start: string): Promise<void> {
    const folders = [start];
    for (let current = folders.pop(); current !== undefined; current = folders.pop()) {
      for (const child of await this.#childrenOf(current)) {
        if (child.name.startsWith(".")) continue;
        const path = join(current, child.name);
        if (child.isDirectory()) {
          folders.push(path);
          if (isNoteName(child.name)) this.#doubt(path, "This is a folder, and called like a note.");
        } else if (child.isSymbolicLink()) {
          if ((await this.#visitLink(path)) === "folder") folders.push(path);
        } else this.#take(path, path, child.isFile());
      }
    }
  }

  /** Takes a note that was named by itself; one that is a link to elsewhere only if it `mayLeave` the vault. */
  async visitFile(path: string, mayLeave: boolean): Promise<void> {
    const real = await realpath(path);
    if (!mayLeave && !(await this.#isInside(real))) {
      this.#refuse(path, "note");
      return;
    }
    const note = this.#noteAt(path, real);
    this.files.push(note.path);
    this.notes.push(note);
  }

  async #childrenOf(folder: string): Promise<readonly Dirent[]> {
    try {
      const real = await realpath(folder);
      if (!(await this.#isInside(real))) {
        this.#refuse(folder, "folder");
        return [];
      }
      // Through links one folder can be reached twice, or contain itself.
      if (this.#seen.has(real)) return [];
      this.#seen.add(real);
      return await readdir(folder, { withFileTypes: true });
    } catch (error) {
      this.#blame(folder, `The folder cannot be read: ${explain(error)}.`);
      return [];
    }
  }

  /** Takes the file a link stands for; says when it stands for a folder, which is then to be walked. */
  async #visitLink(path: string): Promise<"folder" | null> {
    try {
      const [target, real] = await Promise.all([stat(path), realpath(path)]);
      if (target.isDirectory()) {
        if (isNoteName(path)) this.#doubt(path, "This is a link to a folder, and called like a note.");
        return "folder";
      }
      if (isNoteName(path) && !(await this.#isInside(real))) this.#refuse(path, "note");
      else this.#take(path, real, target.isFile());
    } catch (error) {
      if (isNoteName(path)) this.#blame(path, `The note cannot be read: ${explain(error)}.`);
      else this.#doubt(path, `What was here cannot be read: ${explain(error)}.`);
    }
    return null;
  }

  #take(path: string, real: string, isFile: boolean): void {
    if (isFile) this.#add(path, real);
    else if (isNoteName(path)) this.#blame(path, "This is not a file, so there is no note to read.");
  }

  #add(path: string, real: string): void {
    const note = this.#noteAt(path, real);
    this.files.push(note.path);
    if (isNoteName(path) && !isConflictCopy(basename(path))) this.notes.push(note);
  }

  async #isInside(real: string): Promise<boolean> {
    this.#realRoot ??= await realpath(this.#root);
    return pathBelow(this.#realRoot, real) !== null;
  }

  #refuse(path: string, what: "note" | "folder"): void {
    const message =
      what === "note"
        ? "This is a link to a note outside the vault, so it is not read; put the note into the vault."
        : "This is a link to a folder outside the vault, so its notes are not read; put them into the vault.";
    this.problems.push(this.#problem(path, "note/outside-vault", message));
  }

  #blame(path: string, message: string): void {
    this.problems.push(this.#problem(path, "note/unreadable", message));
  }

  #doubt(path: string, message: string): void {
    this.doubts.push(this.#problem(path, "note/unreadable", message));
  }

  #problem(path: string, code: NoteCode, message: string): FileProblem {
    const { diagnostic } = problem(code, message);
    return { path: this.#inVault(path), shown: this.#shown(path), diagnostic };
  }

  #noteAt(path: string, real: string): NoteFile {
    return { file: real, shown: this.#shown(path), path: this.#inVault(path) };
  }

  #shown(path: string): string {
    return shownPath(path, this.#folder);
  }

  #inVault(path: string): string {
    return slashes(relative(this.#root, path));
  }
}

async function kindOf(path: string, given: string): Promise<"file" | "folder"> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    throw new UsageError(`${given} cannot be read: ${explain(error)}.`);
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
