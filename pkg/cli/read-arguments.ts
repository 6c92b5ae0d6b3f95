import { parseArgs } from "node:util";
import { WrongCall } from "./wrong-call";

/** A call's paths and the names of the flags that were given. */
export interface Arguments<Flag extends string> {
  readonly paths: readonly string[];
  readonly flags: ReadonlySet<Flag>;
}

/** Reads paths and flags in any order; `--` ends the flags. Throws `WrongCall` for a flag that is not known. */
export function readArguments<Flag extends string>(
  args: readonly string[],
  known: readonly Flag[],
): Arguments<Flag> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(known.map((flag) => [flag, { type: "boolean" as const }])),
    });
  } catch (error) {
    const [sentence = ""] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw new WrongCall(`${sentence.replace(/\.$/, "")}.`);
  }
  const { values, positionals } = parsed;
  return { paths: positionals, flags: new Set(known.filter((flag) => values[flag] === true)) };
}
