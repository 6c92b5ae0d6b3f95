import { isUtf8 } from "node:buffer";
import { realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { notePathError } from "../../src/core/vault/note-path";
import { createFile, removeLeftovers, replaceFile } from "../disk/atomic-write";
import { errorCode } from "../disk/error-code";
import { readFileWhole } from "../disk/read-file";
import { BrokenLink, pathBelow, realLocation } from "../disk/real-location";
import { VaultLocked, vaultLock } from "../disk/vault-lock";
import { shownPath } from "./collect-notes";
import { explain } from "./read-note";
import { CliError } from "./command";

/** The largest glossary note that is read, in bytes: several hundred thousand terms. */
const LARGEST_GLOSSARY = 64 * 1024 * 1024;

/** The vault's glossary note as it was read. */
export interface GlossaryFile {
  /** The vault's folder. */
  readonly root: string;
  /** Its path in the vault. */
  readonly path: string;
  /** How it is named to people. */
  readonly shown: string;
  /** Where it is, links followed, so that writing replaces the note and not a link to it. */
  readonly file: string;
  /** Null when there is no note yet. */
  readonly text: string | null;
}

/** The path of the glossary note among a vault's files: as it is set, else in another case, as the plugin finds it. */
export function findGlossary(files: readonly string[], path: string): string {
  if (files.includes(path)) return path;
  const folded = path.toLowerCase();
  return files.find((each) => each.toLowerCase() === folded) ?? path;
}

/**
 * Reads the glossary note at `path` in the vault `root`, named to people from `folder`. Throws `CliError` when it cannot
 * be read as text, or when its path or its links lead to anything but a note in the vault.
 */
export async function readGlossary(root: string, path: string, folder: string): Promise<GlossaryFile> {
  const shown = shownPath(join(root, path), folder);
  const file = await locateGlossary({ root, path, shown });
  try {
    const bytes = await readFileWhole(file, LARGEST_GLOSSARY);
    if (!isUtf8(bytes)) throw new CliError(`${shown} is not UTF-8, so it is left alone; save it as UTF-8.`);
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    return { root, path, shown, file, text };
  } catch (error) {
    if (errorCode(error) === "ENOENT") return { root, path, shown, file, text: null };
    if (error instanceof CliError) throw error;
    throw new CliError(`${shown} cannot be read: ${explain(error)}.`);
  }
}

/** Writes the note, all or nothing. Throws `CliError` when it changed since it was read, or cannot be written. */
export async function writeGlossary(glossary: GlossaryFile, text: string): Promise<void> {
  const { file, shown, text: before } = glossary;
  const bytes = new TextEncoder().encode(text);
  const changed = new CliError(
    `${shown} changed while the lessons were read; it was left alone, run this again.`,
  );
  // A folder on the way may have become a link to elsewhere since the note was read.
  const confirmPlace = async (): Promise<void> => {
    if ((await locateGlossary(glossary)) !== file) throw changed;
  };
  try {
    await confirmPlace();
    const lock = vaultLock(await realpath(glossary.root));
    if (before === null) await createFile(file, bytes, { lock, confirm: confirmPlace });
    else {
      const confirm = async (): Promise<void> => {
        if (!(await readFileWhole(file, LARGEST_GLOSSARY)).equals(Buffer.from(before))) throw changed;
        await confirmPlace();
      };
      await replaceFile(file, bytes, { lock, confirm });
    }
  } catch (error) {
    if (error instanceof CliError) throw error;
    if (error instanceof VaultLocked) throw new CliError(error.message);
    if (errorCode(error) === "EEXIST") throw changed;
    if (errorCode(error) === "ENOENT")
      throw new CliError(`The folder of ${shown} is not there; make it first.`);
    throw new CliError(`${shown} was not written, and is as it was: ${explainWrite(error)}.`);
  }
}

/** Removes what killed runs left beside the note. Never throws. */
export async function sweepBeside({ file }: GlossaryFile): Promise<void> {
  await removeLeftovers(dirname(file));
}

/** Where the note is or will be, links followed. Throws `CliError` for every place but that of a note in the vault. */
async function locateGlossary({
  root,
  path,
  shown,
}: Pick<GlossaryFile, "root" | "path" | "shown">): Promise<string> {
  const left = (why: string): CliError => new CliError(`${shown} ${why}, so nothing is written there.`);
  const error = notePathError(path);
  if (error !== null) throw left(error);
  try {
    const real = await realLocation(join(root, path));
    const inside = pathBelow(await realpath(root), real);
    if (inside === null) throw left("is a link that leads out of the vault");
    const realError = notePathError(inside);
    if (realError !== null) throw left(`is a link to ${JSON.stringify(inside)}, which ${realError}`);
    return real;
  } catch (error) {
    if (error instanceof CliError) throw error;
    if (error instanceof BrokenLink) throw left(error.message);
    throw new CliError(`${shown} cannot be read: ${explain(error)}.`);
  }
}

function explainWrite(error: unknown): string {
  switch (errorCode(error)) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "the file or its folder is read-only";
    case "ENOSPC":
    case "EDQUOT":
      return "the disk is full";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
