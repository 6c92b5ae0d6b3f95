/**
 * The checksum that ends each generated entry, `%%g:1a2b3c4d%%`, tells what the plugin wrote from what a person
 * typed since.
 *
 * It is taken from the entry's end towards its heading, so that a reader who walks upwards from the checksum can
 * test every line that may be the heading at the cost of one pass. Blanks and line ends do not count, nor whether
 * emphasis is written `*` or `_`: editors and formatters change those on their own.
 */
export type Checksum = number;

export const EMPTY_CHECKSUM: Checksum = 0x811c9dc5;

const SPACE = 32;
const ASTERISK = 42;
const UNDERSCORE = 95;
const FNV_PRIME = 0x01000193;

/** The checksum of `line` with the lines after it, whose checksum is `below`. */
export function extendChecksum(below: Checksum, line: string): Checksum {
  let sum = below;
  for (let index = line.length - 1; index >= 0; index--) {
    const unit = line.charCodeAt(index);
    if (unit <= SPACE) continue;
    sum = Math.imul(sum ^ (unit === ASTERISK ? UNDERSCORE : unit), FNV_PRIME);
  }
  return sum;
}

/** Whether a checksum that was written is this one. */
export function isChecksum(sum: Checksum, written: string): boolean {
  return spread(sum) === Number.parseInt(written, 16);
}

/** Eight hexadecimal digits. */
function printChecksum(sum: Checksum): string {
  return spread(sum).toString(16).padStart(8, "0");
}

/** The sum with what came last spread over all of its bits. */
function spread(sum: Checksum): number {
  let mixed = sum;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return mixed >>> 0;
}

/** The checksum of whole lines. */
export function checksumOf(lines: readonly string[]): string {
  let sum = EMPTY_CHECKSUM;
  for (let index = lines.length - 1; index >= 0; index--) sum = extendChecksum(sum, lines[index] ?? "");
  return printChecksum(sum);
}

/** An entry's last line, without its checksum and with it apart. */
export interface ChecksumLine {
  readonly text: string;
  readonly checksum: string;
}

/**
 * Reads a line that ends in a checksum; a block id may follow it.
 *
 * ```text
 * _From_ [[06 Goroutines]] %%g:1a2b3c4d%% ^g-c-9f8e7d6c
 *                          ^^^^^^^^^^^^^^
 * ```
 */
export function readChecksumLine(line: string): ChecksumLine | null {
  const start = line.lastIndexOf("%%g:");
  if (start < 0) return null;
  const match = /^%%g:([0-9a-f]{8})%%( \^g-[a-z0-9-]{1,80})?\s*$/.exec(line.slice(start));
  if (match?.[1] === undefined) return null;
  return { text: line.slice(0, start).trimEnd() + (match[2] ?? ""), checksum: match[1] };
}

/** The lines with their checksum at the end of the last, before its block id. */
export function appendChecksum(lines: readonly string[]): string[] {
  const last = lines[lines.length - 1] ?? "";
  const id = / \^g-[a-z0-9-]{1,80}$/.exec(last)?.[0] ?? "";
  const text = last.slice(0, last.length - id.length);
  return [...lines.slice(0, -1), `${text} %%g:${checksumOf(lines)}%%${id}`];
}
