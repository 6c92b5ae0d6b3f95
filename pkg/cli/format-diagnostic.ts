import type { Diagnostic } from "../../src/core/text/diagnostic";
import { printable } from "../../src/core/text/printable";

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
