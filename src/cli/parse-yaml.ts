import { parse } from "yaml";

/**
 * YAML as Obsidian reads it: version 1.2, in which dates, times and octal-looking numbers stay as they were
 * typed. Throws on what is not YAML, and on aliases that would multiply into a bomb.
 */
export function parseYaml(text: string): unknown {
  try {
    return parse(text, { version: "1.2", schema: "core", maxAliasCount: MOST_ALIASES, logLevel: "error" });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new Error(explainAlias(error.message), { cause: error });
  }
}

/** What a note refers back to more often than this is no property list, and might grow without end. */
const MOST_ALIASES = 100;

/** The library throws these without a place, in words for programmers. */
function explainAlias(message: string): string {
  if (message.startsWith("Excessive alias count"))
    return 'its aliases ("*name") repeat too much text; write the values out';
  const name = /Unresolved alias[^:]*: ?(\S+)/.exec(message)?.[1];
  return name === undefined ? message : `"*${name}" refers to nothing; put it into quotes if it is text`;
}
