import type { Diagnostic } from "../../src/core/text/diagnostic";

/** A diagnostic of a file; `path` is how the file is named to people. */
export interface FileDiagnostic {
  readonly path: string;
  readonly diagnostic: Diagnostic;
}

/** `path:line:column: severity: message (code)`: the form editors and CI turn into links. One line, whatever the note holds. */
export function formatDiagnostic({ path, diagnostic }: FileDiagnostic): string {
  const { severity, code, message, position } = diagnostic;
  const { line, column } = position.start;
  return printable(`${path}:${line}:${column}: ${severity}: ${message} (${code})`);
}

/** Codes that were renamed, each with its former name, which `--json` gives beside it for one version. */
const FORMER_CODES: ReadonlyMap<string, string> = new Map([["lesson/broken-anchor", "lesson/dead-place"]]);

/** A diagnostic as `--json` gives it. */
export function diagnosticJson({ path, diagnostic }: FileDiagnostic) {
  const { severity, code, message, position } = diagnostic;
  const formerCode = FORMER_CODES.get(code);
  return { path, severity, code, ...(formerCode !== undefined && { formerCode }), message, position };
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
