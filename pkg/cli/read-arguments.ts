import { parseArgs } from "node:util";
import { WrongCall } from "./wrong-call";

/** A call's paths, the names of the flags that were given, and the options with a value. */
export interface Arguments<Flag extends string, Option extends string> {
  readonly paths: readonly string[];
  readonly flags: ReadonlySet<Flag>;
  readonly options: ReadonlyMap<Option, string>;
}

/**
 * Reads paths, flags and options (`--format csv`) in any order; `--` ends them. Throws `WrongCall` for one that is
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
    throw new WrongCall(`${sentence.replace(/\.$/, "")}.`);
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
