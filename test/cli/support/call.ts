import { runCommandLine } from "../../../pkg/cli/command-line";
import type { Terminal } from "../../../pkg/cli/command";

/** What a call came to. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Somebody at the terminal, or nobody. */
export interface Person {
  readonly watched?: boolean;
  readonly answer?: boolean | null;
  /** The time; that of the machine when left out. */
  readonly time?: { readonly t: number; readonly tz: number };
  /** How long each look at the clock takes, in ms. */
  readonly pace?: number;
}

/** Calls the command line from a folder, in this process. */
export async function call(folder: string, args: readonly string[], person: Person = {}): Promise<Called> {
  let out = "";
  let err = "";
  let time = 0;
  const terminal: Terminal = {
    out: (text) => (out += text),
    err: (text) => (err += text),
    watched: person.watched ?? false,
    confirm: (question) => {
      err += `${question}\n`;
      return Promise.resolve(person.answer ?? null);
    },
    time: () => person.time ?? { t: Date.now(), tz: 0 },
    now: () => (time += person.pace ?? 0),
    folder,
  };
  const code = await runCommandLine(args, terminal);
  return { code, out, err };
}
