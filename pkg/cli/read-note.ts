import { isUtf8 } from "node:buffer";
import type { Diagnostic } from "../../src/core/text/diagnostic";
import type { Point } from "../../src/core/text/position";
import { errorCode } from "../disk/error-code";
import { NotAFile, readFileWhole, TooLarge } from "../disk/read-file";
import type { NoteCode } from "./codes";

/** The largest note that is read, in bytes: a lesson of a million words. */
export const LARGEST_NOTE = 10 * 1024 * 1024;

/** A note's text, a byte order mark included, or why there is none. */
export type NoteReading =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "problem"; readonly diagnostic: Diagnostic };

const START: Point = { line: 1, column: 1, offset: 0 };

/** Reads a note. Whatever cannot be read as one is a diagnostic at the place to blame, never an exception. */
export async function readNote(file: string): Promise<NoteReading> {
  let bytes: Buffer;
  try {
    bytes = await readFileWhole(file, LARGEST_NOTE);
  } catch (error) {
    if (error instanceof NotAFile) {
      return problem("note/unreadable", "This is not a file, so there is no note to read.");
    }
    if (error instanceof TooLarge) {
      const size = `${Math.ceil(error.size / 1024 / 1024)} MB`;
      const most = `${LARGEST_NOTE / 1024 / 1024} MB`;
      return problem(
        "note/too-large",
        `The note has ${size}; split it, because no more than ${most} are read.`,
      );
    }
    return problem("note/unreadable", `The note cannot be read: ${explain(error)}.`);
  }
  return isUtf8(bytes) ? { kind: "text", text: decode(bytes) } : notUtf8(bytes);
}

/** What an error of the file system means, as the end of a sentence. */
export function explain(error: unknown): string {
  switch (errorCode(error)) {
    case "EACCES":
    case "EPERM":
      return "you may not read it";
    case "ELOOP":
      return "it is a symbolic link that leads back to itself";
    case "ENOENT":
      return "it is not there, or is a link to something that is not";
    case "EISDIR":
      return "it is a folder";
    case "EMFILE":
    case "ENFILE":
      return "too many files are open on this system";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/** A diagnostic about a note as a whole, at its start. */
export function problem(
  code: NoteCode,
  message: string,
  at: Point = START,
): NoteReading & { kind: "problem" } {
  return {
    kind: "problem",
    diagnostic: { severity: "error", code, message, position: { start: at, end: at } },
  };
}

/** Names the first byte that is not UTF-8, because an editor shows nothing of it. */
function notUtf8(bytes: Buffer): NoteReading {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return problem("note/not-utf8", "The note is UTF-16; save it as UTF-8.");
  }
  const valid = validLength(bytes);
  const before = decode(bytes.subarray(0, valid));
  const lineStart = before.lastIndexOf("\n") + 1;
  const at: Point = {
    line: before.split("\n").length,
    column: before.length - lineStart + 1,
    offset: before.length,
  };
  const byte = (bytes[valid] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  return problem("note/not-utf8", `The byte ${byte} here is not UTF-8; save the note as UTF-8.`, at);
}

/** How many bytes from the start are whole, valid characters: halving finds it, since a valid start only ends once. */
function validLength(bytes: Buffer): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isUtf8(bytes.subarray(0, wholeCharacters(bytes, middle)))) valid = middle;
    else invalid = middle;
  }
  return wholeCharacters(bytes, valid);
}

/** `length`, less the bytes of a character that it would cut. */
function wholeCharacters(bytes: Buffer, length: number): number {
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back] ?? 0;
    if (byte < 0x80) return length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < needed ? length - back : length;
    }
  }
  return length;
}

function decode(bytes: Buffer): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** What came of work on one note, or what to say of the note when the program itself fails. */
export type Attempt<Value> =
  | { readonly kind: "done"; readonly value: Value }
  | { readonly kind: "problem"; readonly diagnostic: Diagnostic };

/** Does work on one note. A bug of ours is told at that note, as an error, and does not end the run over the others. */
export function attempt<Value>(work: () => Value): Attempt<Value> {
  try {
    return { kind: "done", value: work() };
  } catch (error) {
    const message = `A bug in this program keeps it from reading the note (${String(error)}); please report it. The other notes are not affected.`;
    return problem("note/internal-error", message);
  }
}
