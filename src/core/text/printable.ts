/** A text as one line a terminal only shows: control characters, which a note or a name may hold, become visible. */
export function printable(text: string): string {
  let shown = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const hidden = code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0xd800 && code <= 0xdfff);
    const reorders = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    if (code === 0x0a || code === 0x09) shown += " ";
    else if (hidden || reorders) shown += `\\u{${code.toString(16)}}`;
    else shown += character;
  }
  return shown;
}
