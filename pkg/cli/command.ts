import type { Terminal } from "./terminal";

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** What follows the command's name in a call: `PATH… [--json]`. */
  readonly synopsis: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** What `--help` says beyond that. */
  readonly details: string;
  /** Carries out a call and resolves to the exit code; throws `WrongCall` or `Trouble`. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}
