import manifest from "../../manifest.json";
import { type Command, type Terminal, CliError, UsageError } from "./command";
import { check } from "./commands/check";
import { due } from "./commands/due";
import { exportReviews } from "./commands/export";
import { glossary } from "./commands/glossary";
import { list } from "./commands/list";
import { report } from "./commands/report";

const PROGRAM = "go-for-reviewers";

const COMMANDS: readonly Command[] = [check, list, glossary, due, report, exportReviews];

/**
 * Carries out one call of the command line and resolves to its exit code: 0 when all is well, 1 when something is
 * wrong with the notes or the disk, 2 when the call itself is wrong.
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === "--version") {
    terminal.out(`${manifest.version}\n`);
    return 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (name === "--help" || name === "-h" || (name === "help" && rest.length === 0)) {
    terminal.out(overview());
    return 0;
  }
  if (command === undefined) {
    const wrong = name === undefined ? "Name a command." : `There is no command ${JSON.stringify(name)}.`;
    terminal.err(`${wrong}\n\n${overview()}`);
    return 2;
  }
  if (asksForHelp(rest)) {
    terminal.out(`${usage(command)}\n${command.details}`);
    return 0;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`${error.message}\n\n${usage(command)}`);
      return 2;
    }
    if (error instanceof CliError) {
      terminal.err(`${error.message}\n`);
      return 1;
    }
    throw error;
  }
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return args.slice(0, end < 0 ? args.length : end).some((arg) => arg === "--help" || arg === "-h");
}

function usage(command: Command): string {
  return `Usage: ${PROGRAM} ${command.name} ${command.synopsis}\n`;
}

function overview(): string {
  const width = COMMANDS.reduce(
    (most, { name, synopsis }) => Math.max(most, name.length + synopsis.length + 1),
    0,
  );
  const lines = COMMANDS.map(
    ({ name, synopsis, summary }) => `  ${`${name} ${synopsis}`.padEnd(width)}  ${summary}`,
  );
  return [
    `Usage: ${PROGRAM} COMMAND …`,
    "",
    ...lines,
    "",
    `"${PROGRAM} COMMAND --help" says more. Exit codes: 0 all is well, 1 something is wrong, 2 a wrong call.`,
    "",
  ].join("\n");
}
