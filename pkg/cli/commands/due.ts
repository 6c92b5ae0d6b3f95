import { answerDue } from "../../../src/core/study/due";
import { type Command, readArguments } from "../command";
import { studyVault, tellUnread } from "../study-vault";

/** `due VAULT`: what the reader of this vault would be asked today. */
export const due: Command = {
  name: "due",
  synopsis: "VAULT [--json]",
  summary: "say what is due for review today",
  details: `
Reads the vault's log of reviews and prints the questions to ask today, in their order, with their place. The folder
of the log, the retention and the limits of a day are those the plugin is set to in this vault. Writes nothing.

  --json  print an object {version, today, due, new, answered, enough, next, questions, log}

Exit code 1 when a note cannot be read; the others are taken all the same.
`,
  run: async (args, terminal) => {
    const { paths, flags } = readArguments(args, ["json"]);
    const { study, unread } = await studyVault(paths, terminal);
    terminal.out(answerDue(study, { json: flags.has("json") }));
    return tellUnread(study, unread, terminal);
  },
};
