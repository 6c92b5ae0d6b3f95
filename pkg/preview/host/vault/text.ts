import type { TFile, Vault } from "obsidian";
import { notUtf8 } from "../../../../src/core/text/not-utf8";

/** A file whose bytes are not UTF-8: a text made of them is not all they say, so it is not written back. */
export class NotUtf8 extends Error {
  constructor(path: string) {
    super(notUtf8(path));
    this.name = "NotUtf8";
  }
}

/** Text of bytes as UTF-8, to be shown; a byte-order mark stays, broken bytes become U+FFFD. */
export function decodeText(bytes: ArrayBuffer): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** Text of bytes as UTF-8, to be changed and written back. Throws `NotUtf8` when the bytes are not. */
export function decodeStrictly(bytes: ArrayBuffer, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new NotUtf8(path);
  }
}

/** Whether a text that the vault gave is all that the file's bytes say. */
export async function isWholeText(vault: Vault, file: TFile, text: string): Promise<boolean> {
  if (!text.includes("\uFFFD")) return true;
  try {
    decodeStrictly(await vault.readBinary(file), file.path);
    return true;
  } catch (error) {
    if (error instanceof NotUtf8) return false;
    throw error;
  }
}

/** Text as UTF-8 bytes. */
export function encodeText(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
