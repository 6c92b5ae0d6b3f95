import { Notice, type App, type TFile, type Vault } from "obsidian";
import { notUtf8 } from "../../core/text/not-utf8";

/** What the app puts into a text for bytes that are not UTF-8. */
const REPLACEMENT = "\uFFFD";

/** A note whose bytes are not UTF-8: the app knows only a part of it, so the plugin does not write it. */
export class NotUtf8 extends Error {
  constructor(path: string) {
    super(notUtf8(path));
    this.name = "NotUtf8";
  }
}

/** A note's text as its bytes have it. Throws `NotUtf8` where the app had to replace some of them. */
export async function readNote({ vault }: App, file: TFile): Promise<string> {
  const text = await vault.read(file);
  await refuseLossy(vault, file, text);
  return text;
}

/**
 * Changes a note on disk; every change of a note that no editor holds goes through here. `change` gets the text as it
 * is at that moment, may be called twice, and what it answers is written if it differs. Throws `NotUtf8` and leaves the
 * note alone when its bytes are not UTF-8.
 */
export async function processNote(app: App, file: TFile, change: (text: string) => string): Promise<void> {
  const read = await readNote(app, file);
  // The app may write what stands there already.
  if (change(read) === read) return;
  await app.vault.process(file, (text) => {
    // Only the text that was read is known to hold its replacement characters in the note itself.
    if (text !== read && text.includes(REPLACEMENT)) {
      throw new Error(`${file.path} changed while it was read; nothing was written. Try again.`);
    }
    return change(text);
  });
}

/** Throws `NotUtf8` when a text that the app shows of a note, in an editor or elsewhere, is not all that its bytes say. */
export async function refuseLossy(vault: Vault, file: TFile, text: string): Promise<void> {
  if (text.includes(REPLACEMENT) && !isUtf8(await vault.readBinary(file))) throw new NotUtf8(file.path);
}

/**
 * Makes a change in a note's editor, which the app will save; where the note's bytes are not UTF-8 nothing is changed,
 * and a notice says so. `text` is what the editor shows. Without a replacement character in it `change` runs at once.
 */
export function changeInEditor(app: App, file: TFile | null, text: string, change: () => void): void {
  if (file === null || !text.includes(REPLACEMENT)) {
    change();
    return;
  }
  refuseLossy(app.vault, file, text).then(change, (error: unknown) => new Notice(writeFailure(file, error)));
}

/** Why a note was not written, in one sentence. */
export function writeFailure(file: TFile, error: unknown): string {
  return error instanceof NotUtf8 ? error.message : `${file.path} could not be written, and stays as it is.`;
}

function isUtf8(bytes: ArrayBuffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
