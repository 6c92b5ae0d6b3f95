/** A note's bytes in some encoding. */
export interface EncodedNote {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What every note holds that an encoding can say: a link and a task, so that each writer has something to change. */
const HEAD = "See [[Old]].\n\n- [ ] task\n\n";

const join = (...parts: readonly (string | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));

/** A note with some bytes at its end, or in the middle. */
const ending = (...bytes: readonly number[]): Uint8Array<ArrayBuffer> => join(HEAD, bytes);
const holding = (...bytes: readonly number[]): Uint8Array<ArrayBuffer> => join(HEAD, "a ", bytes, " z\n");

/** Every character in so many bytes, the last first where `big`. */
const wide = (text: string, size: 2 | 4, big: boolean): number[] =>
  Array.from(text).flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    const bytes = Array.from({ length: size }, (_, index) => (code >> (8 * index)) & 0xff);
    return big ? bytes.reverse() : bytes;
  });

const BOM = [0xef, 0xbb, 0xbf];
const ACCENTED = `${HEAD}\u00fcber\n`;

/** Notes that are UTF-8, however strange: every byte that is not changed on purpose must stay. */
export const UTF8: readonly EncodedNote[] = [
  { name: "plain ASCII", bytes: join(HEAD) },
  { name: "UTF-8", bytes: join(ACCENTED, "na\u00efve \u2192 \u65e5\u672c\u8a9e \u{1f600}\n") },
  { name: "UTF-8 with a byte order mark", bytes: join(BOM, ACCENTED) },
  { name: "UTF-8 with two byte order marks", bytes: join(BOM, BOM, ACCENTED) },
  { name: "a byte order mark in the middle", bytes: holding(...BOM) },
  { name: "UTF-8 with CR LF", bytes: join(ACCENTED.replaceAll("\n", "\r\n")) },
  { name: "UTF-8 with CR alone", bytes: join(ACCENTED.replaceAll("\n", "\r")) },
  { name: "a byte order mark and mixed line ends", bytes: join(BOM, ACCENTED, "one\r\ntwo\rthree\n\r") },
  { name: "a replacement character of its own", bytes: holding(0xef, 0xbf, 0xbd) },
  { name: "NUL bytes", bytes: holding(0, 0, 0) },
  { name: "noncharacters", bytes: holding(0xef, 0xbf, 0xbe, 0xef, 0xbf, 0xbf) },
  { name: "the last code point", bytes: holding(0xf4, 0x8f, 0xbf, 0xbf) },
  { name: "the code points around the surrogates", bytes: holding(0xed, 0x9f, 0xbf, 0xee, 0x80, 0x80) },
];

/** Notes that are not UTF-8: nothing may write them. */
export const NOT_UTF8: readonly EncodedNote[] = [
  { name: "UTF-16, little end first", bytes: join([0xff, 0xfe], wide(ACCENTED, 2, false)) },
  { name: "UTF-16, big end first", bytes: join([0xfe, 0xff], wide(ACCENTED, 2, true)) },
  { name: "UTF-16 without a byte order mark", bytes: join(wide(ACCENTED, 2, false)) },
  { name: "UTF-32, little end first", bytes: join([0xff, 0xfe, 0, 0], wide(ACCENTED, 4, false)) },
  { name: "UTF-32, big end first", bytes: join([0, 0, 0xfe, 0xff], wide(ACCENTED, 4, true)) },
  { name: "Latin-1", bytes: join(HEAD, Buffer.from("na\u00efve caf\u00e9\n", "latin1").toJSON().data) },
  { name: "Latin-1 with CR LF", bytes: join(HEAD.replaceAll("\n", "\r\n"), "caf", [0xe9], "\r\n") },
  { name: "Latin-1 before all else", bytes: join([0xc9], "t\u0065\n", HEAD) },
  { name: "Latin-1 behind a byte order mark", bytes: join(BOM, HEAD, "caf", [0xe9]) },
  { name: "Latin-1 in a note of UTF-8", bytes: join(ACCENTED, "caf", [0xe9], "\n") },
  { name: "Latin-1 beside a replacement character", bytes: holding(0xef, 0xbf, 0xbd, 0x20, 0xe9) },
  { name: "Latin-1 far down", bytes: join(HEAD, "word ".repeat(20_000), [0xe9], "\n") },
  { name: "Windows-1252", bytes: holding(0x93, 0x71, 0x94, 0x80) },
  { name: "Windows-1251", bytes: holding(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2) },
  { name: "KOI8-R", bytes: holding(0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4) },
  { name: "Mac Roman", bytes: holding(0x8e, 0x8f, 0xd2, 0xd3) },
  { name: "code page 437", bytes: holding(0x81, 0x84, 0x94) },
  { name: "Shift-JIS", bytes: holding(0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea) },
  { name: "EUC-JP", bytes: holding(0xc6, 0xfc, 0xcb, 0xdc, 0xb8, 0xec) },
  { name: "GBK", bytes: holding(0xc4, 0xe3, 0xba, 0xc3) },
  { name: "Big5", bytes: holding(0xa7, 0x41, 0xa6, 0x6e) },
  { name: "EUC-KR", bytes: holding(0xbe, 0xc8, 0xb3, 0xe7) },
  { name: "a lone first continuation byte", bytes: holding(0x80) },
  { name: "a lone last continuation byte", bytes: holding(0xbf) },
  { name: "two bytes cut by ASCII", bytes: holding(0xc3, 0x20) },
  { name: "three bytes cut by ASCII", bytes: holding(0xe2, 0x82, 0x20) },
  { name: "four bytes cut by ASCII", bytes: holding(0xf0, 0x9f, 0x98, 0x20) },
  { name: "two bytes cut by the end", bytes: ending(0xc3) },
  { name: "three bytes cut by the end", bytes: ending(0xe2, 0x82) },
  { name: "four bytes cut by the end", bytes: ending(0xf0, 0x9f, 0x98) },
  { name: "an overlong NUL", bytes: holding(0xc0, 0x80) },
  { name: "an overlong slash in two bytes", bytes: holding(0xc0, 0xaf) },
  { name: "an overlong form in three bytes", bytes: holding(0xe0, 0x80, 0xaf) },
  { name: "an overlong form in four bytes", bytes: holding(0xf0, 0x80, 0x80, 0xaf) },
  { name: "the first half of a surrogate pair", bytes: holding(0xed, 0xa0, 0x80) },
  { name: "the last half of a surrogate pair", bytes: holding(0xed, 0xbf, 0xbf) },
  { name: "a surrogate pair in six bytes", bytes: holding(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80) },
  { name: "a code point above the last", bytes: holding(0xf4, 0x90, 0x80, 0x80) },
  { name: "five bytes for one character", bytes: holding(0xf8, 0x88, 0x80, 0x80, 0x80) },
  { name: "six bytes for one character", bytes: holding(0xfc, 0x84, 0x80, 0x80, 0x80, 0x80) },
  { name: "the byte FE", bytes: holding(0xfe) },
  { name: "the byte FF", bytes: holding(0xff) },
];

/** What a change of the note's text must come to, byte for byte. */
export function changed({ bytes }: EncodedNote, change: (text: string) => string): Uint8Array {
  return new TextEncoder().encode(
    change(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)),
  );
}
