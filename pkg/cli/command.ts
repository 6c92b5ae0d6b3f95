import { parseArgs } from "node:util";

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** What follows the command's name in a call: `PATH… [--json]`. */
  readonly synopsis: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** What `--help` says beyond that. */
  readonly details: string;
  /** Carries out a call and resolves to the exit code; throws `UsageError` or `CliError`. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** Where a command writes, and who may be reading: the process's own streams, or a test's. */
export interface Terminal {
  /** Writes to standard output: results, and nothing else. */
  out(text: string): void;
  /** Writes to standard error: what is wrong with the call, and progress. */
  err(text: string): void;
  /** Whether standard error is a terminal somebody watches, so that progress may be shown. */
  readonly watched: boolean;
  /** Asks a question to be answered with yes or no; null when nobody is there to answer. */
  confirm(question: string): Promise<boolean | null>;
  /** The time, in milliseconds since 1970 UTC, and the minutes the clock is ahead of UTC. */
  time(): { readonly t: number; readonly tz: number };
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
  /** The folder relative paths are meant from. */
  readonly folder: string;
}

/** A call's paths, the names of the flags that were given, and the options with a value. */
export interface Arguments<Flag extends string, Option extends string> {
  readonly paths: readonly string[];
  readonly flags: ReadonlySet<Flag>;
  readonly options: ReadonlyMap<Option, string>;
}

/**
 * Reads paths, flags and options (`--format csv`) in any order; `--` ends them. Throws `UsageError` for one that is
 * not known.
 */
export function readArguments<Flag extends string, Option extends string = never>(
  args: readonly string[],
  known: readonly Flag[],
  valued: readonly Option[] = [],
): Arguments<Flag, Option> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries<{ type: "boolean" | "string" }>([
        ...known.map((flag) => [flag, { type: "boolean" }] as const),
        ...valued.map((option) => [option, { type: "string" }] as const),
      ]),
    });
  } catch (error) {
    const [sentence = ""] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw new UsageError(`${sentence.replace(/\.$/, "")}.`);
  }
  const { positionals } = parsed;
  const values: Readonly<Record<string, unknown>> = parsed.values;
  return {
    paths: positionals,
    flags: new Set(known.filter((flag) => values[flag] === true)),
    options: new Map(
      valued.flatMap((option) => {
        const value = values[option];
        return typeof value === "string" ? [[option, value] as const] : [];
      }),
    ),
  };
}

/** A call that cannot be carried out as it was written: written to standard error with the usage, and exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/** What is wrong with the place a command works in, such as a full disk: one sentence, and exit code 1. */
export class CliError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "CliError";
  }
}
