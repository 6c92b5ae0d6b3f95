/**
 * The message for a note whose bytes are not UTF-8. A program that reads such a note has a replacement character in the
 * place of the bytes it does not understand; written back, that character would destroy them.
 */
export function notUtf8(path: string): string {
  return `${path} is not UTF-8; nothing was written. Save it as UTF-8 in another program.`;
}
