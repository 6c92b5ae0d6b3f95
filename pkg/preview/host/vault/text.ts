/** Text of bytes as UTF-8; a byte-order mark stays, broken bytes become U+FFFD. */
export function decodeText(bytes: ArrayBuffer): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** Text as UTF-8 bytes. */
export function encodeText(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
