import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { trimBlanksEnd } from "../text/blanks";
import type { Content } from "./element";

/** A named part of what is fingerprinted; a name is lower-case letters and hyphens. */
export type Field = readonly [name: string, text: string];

/** Stands before a fingerprint where an id could stand, which holds letters, digits and hyphens only. */
export const FINGERPRINT_SIGN = "~";

/**
 * A short name for what some fields say, the same on every device and for ever: the first 16 hexadecimal digits of
 * the SHA-256 of their canonical text. docs/format.md specifies it; answers are kept under it, so it never changes.
 * [F1]
 */
export function fingerprint(fields: readonly Field[]): string {
  return bytesToHex(sha256(utf8ToBytes(fields.map(canonicalField).join("")))).slice(0, 16);
}

/** The length, in bytes of UTF-8, says where a text ends, so that no two lists of fields read the same. */
function canonicalField([name, text]: Field): string {
  return `${name} ${utf8ToBytes(text).length}\n${text}\n`;
}

/** A text as it counts: in Unicode form NFC, white space as one blank, none at its ends. */
export function canonicalText(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** Code as it counts: in Unicode form NFC, lines ended by LF, blanks at their ends left out. */
export function canonicalCode(code: string): string {
  return code
    .normalize("NFC")
    .split(/\r\n|\r|\n/)
    .map(trimBlanksEnd)
    .join("\n");
}

/** The fields of text and code: one for each code, and one for all the text between two of them, if there is any. */
export function contentFields(place: string, contents: readonly Content[]): readonly Field[] {
  const fields: Field[] = [];
  let texts: string[] = [];
  const closeText = (): void => {
    const text = canonicalText(texts.join("\n"));
    if (text !== "") fields.push([`${place}-text`, text]);
    texts = [];
  };
  for (const content of contents) {
    if (content.kind === "markdown") texts.push(content.text);
    else {
      closeText();
      fields.push([`${place}-code`, canonicalCode(content.text)]);
    }
  }
  closeText();
  return fields;
}
