/**
 * A short name for a text, the same on every device: 16 hexadecimal digits.
 *
 * Two 32-bit hashes run over the UTF-16 code units, one FNV-1a by bytes, one multiplying whole units; each is
 * mixed once more at the end. Enough to tell the questions of a vault apart, and no protection against anyone
 * who wants two texts to look alike.
 */
export function fingerprint(text: string): string {
  let bytes = 0x811c9dc5;
  let units = 0x9e3779b9 ^ text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes = Math.imul(bytes ^ (unit & 0xff), 0x01000193);
    bytes = Math.imul(bytes ^ (unit >>> 8), 0x01000193);
    units = Math.imul(units ^ unit, 0x85ebca6b);
    units ^= units >>> 15;
  }
  return hex(mixed(bytes)) + hex(mixed(units));
}

function mixed(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
