import { answerExport, isExportFormat } from "../../../src/core/study/export";
import { type Command, readArguments, UsageError } from "../command";
import { studyVault, tellUnread } from "../study-vault";

/** `export VAULT`: the answers as a table, or the questions for Anki. */
export const exportReviews: Command = {
  name: "export",
  synopsis: "VAULT --format csv|anki [--json]",
  summary: "print the answers as a table, or the questions for Anki",
  details: `
  --format csv   one line for each answer of the log that was not undone, with what it was worth
  --format anki  one line for each question, as text that Anki's "Import file" takes; importing again updates
  --json         print an object {version, format, rows, log} with the same rows

Writes to standard output, and nothing in the vault. Exit code 1 when a note cannot be read; the others are taken all
the same.
`,
  run: async (args, terminal) => {
    const { paths, flags, options } = readArguments(args, ["json"], ["format"]);
    const format = options.get("format");
    if (!isExportFormat(format)) throw new UsageError("Name a format: --format csv or --format anki.");
    const { study, unread } = await studyVault(paths, terminal);
    terminal.out(answerExport(study, { format, json: flags.has("json") }));
    return tellUnread(study, unread, terminal);
  },
};
