import type { Severity } from "../../../src/core/text/diagnostic";
import { checkNotes } from "../check-notes";
import { type Command, readArguments, type Terminal } from "../command";
import { diagnosticJson, formatDiagnostic, type FileDiagnostic } from "../format-diagnostic";
import { selectNotes } from "../read-lessons";
import { append } from "../../../src/core/text/append";

/** `check PATH…`: every diagnostic of the notes, and nothing at all when there is none. */
export const check: Command = {
  name: "check",
  synopsis: "PATH… [--json]",
  summary: "say what is wrong with notes, and what to write instead",
  details: `
Prints one line for each diagnostic: path:line:column: severity: message (code)
PATH is a note or a folder of notes. Nothing is printed when nothing is wrong.

  --json  print an object {version, notes, errors, warnings, infos, diagnostics}

Exit code 1 when there is an error; warnings and information alone leave it at 0.
`,
  run: async (args, terminal) => {
    const { paths, flags } = readArguments(args, ["json"]);
    const selections = await selectNotes(paths, terminal);
    const diagnostics: FileDiagnostic[] = [];
    for (const selection of selections) append(diagnostics, await checkNotes(selection, terminal));
    const notes = selections.reduce((sum, selection) => sum + selection.notes.length, 0);
    if (flags.has("json")) writeJson(diagnostics, notes, terminal);
    else for (const each of diagnostics) terminal.out(`${formatDiagnostic(each)}\n`);
    return count(diagnostics, "error") > 0 ? 1 : 0;
  },
};

function writeJson(diagnostics: readonly FileDiagnostic[], notes: number, terminal: Terminal): void {
  const answer = {
    version: 1,
    notes,
    errors: count(diagnostics, "error"),
    warnings: count(diagnostics, "warning"),
    infos: count(diagnostics, "info"),
    diagnostics: diagnostics.map(diagnosticJson),
  };
  terminal.out(`${JSON.stringify(answer, null, 2)}\n`);
}

function count(diagnostics: readonly FileDiagnostic[], severity: Severity): number {
  return diagnostics.filter(({ diagnostic }) => diagnostic.severity === severity).length;
}
