import { readFile, realpath } from "node:fs/promises";
import { isUtf8 } from "node:buffer";
import { isAbsolute, join, normalize, sep } from "node:path";
import { createFile, errorCode, replaceFile } from "../disk/atomic-write";
import { shownPath } from "./collect-notes";
import { explain } from "./read-note";
import { Trouble } from "./wrong-call";

/** The vault's glossary note as it was read. */
export interface GlossaryFile {
  /** Its path in the vault. */
  readonly path: string;
  /** How it is named to people. */
  readonly shown: string;
  /** Where it is, links followed, so that writing replaces the note and not a link to it. */
  readonly file: string;
  /** Null when there is no note yet. */
  readonly text: string | null;
}

/** Reads the glossary note. Throws `Trouble` when it cannot be read as text, or when its path leads out of the vault. */
export async function readGlossary(root: string, path: string, folder: string): Promise<GlossaryFile> {
  const inside = normalize(path);
  if (isAbsolute(inside) || inside.split(sep).includes("..")) {
    throw new Trouble(
      `The glossary's path is set to ${path}, which is outside the vault; change it in the settings.`,
    );
  }
  const given = join(root, inside);
  const shown = shownPath(given, folder);
  const vaultPath = inside.split(sep).join("/");
  try {
    const file = await realpath(given);
    const bytes = await readFile(file);
    if (!isUtf8(bytes)) throw new Trouble(`${shown} is not UTF-8, so it is left alone; save it as UTF-8.`);
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    return { path: vaultPath, shown, file, text };
  } catch (error) {
    if (errorCode(error) === "ENOENT") return { path: vaultPath, shown, file: given, text: null };
    if (error instanceof Trouble) throw error;
    throw new Trouble(`${shown} cannot be read: ${explain(error)}.`);
  }
}

/** Writes the note, all or nothing. Throws `Trouble` when it changed since it was read, or cannot be written. */
export async function writeGlossary(
  { file, shown, text: before }: GlossaryFile,
  text: string,
): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const changed = new Trouble(
    `${shown} changed while the lessons were read; it was left alone, run this again.`,
  );
  try {
    if (before === null) await createFile(file, bytes);
    else {
      await replaceFile(file, bytes, async () => {
        if (!(await readFile(file)).equals(Buffer.from(before))) throw changed;
      });
    }
  } catch (error) {
    if (error instanceof Trouble) throw error;
    if (errorCode(error) === "EEXIST") throw changed;
    if (errorCode(error) === "ENOENT")
      throw new Trouble(`The folder of ${shown} is not there; make it first.`);
    throw new Trouble(`${shown} was not written, and is as it was: ${explainWrite(error)}.`);
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
