import type { Diagnostic } from "../../src/core/text/diagnostic";

/** A diagnostic of a file; `path` is how the file is named to people. */
export interface Finding {
  readonly path: string;
  readonly diagnostic: Diagnostic;
}

/** `path:line:column: severity: message (code)`: the form editors and CI turn into links. One line, whatever the note holds. */
export function formatFinding({ path, diagnostic }: Finding): string {
  const { severity, code, message, position } = diagnostic;
  const { line, column } = position.start;
  return printable(`${path}:${line}:${column}: ${severity}: ${message} (${code})`);
}

/** A finding as `--json` gives it. */
export function findingJson({ path, diagnostic: { severity, code, message, position } }: Finding) {
  return { path, severity, code, message, position };
}

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
