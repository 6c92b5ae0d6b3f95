import { answerReport } from "../../../src/core/study/report";
import { type Command, readArguments } from "../command";
import { studyVault, tellUnread } from "../study-vault";

/** `report VAULT`: how it went, for whoever writes the next lesson. */
export const report: Command = {
  name: "report",
  synopsis: "VAULT [--json]",
  summary: "say what was missed, with which wrong answers, and which terms were never proven",
  details: `
Reads the vault's log of reviews and prints, for the author of the next lesson: where the reader stands with each
lesson, which questions were missed twice or more and what was answered instead, and which terms are not proven.
Writes nothing.

  --json  print an object {version, today, lessons, missed, terms, days, forecast, unknown, log}

Exit code 1 when a note cannot be read; the others are taken all the same.
`,
  run: async (args, terminal) => {
    const { paths, flags } = readArguments(args, ["json"]);
    const { study, unread } = await studyVault(paths, terminal);
    terminal.out(answerReport(study, { json: flags.has("json") }));
    return tellUnread(study, unread, terminal);
  },
};
