import { parse } from "yaml";

/**
 * YAML as Obsidian reads it: version 1.2, in which dates, times and octal-looking numbers stay as they were
 * typed. Throws on what is not YAML, and on aliases that would multiply into a bomb.
 */
export function parseYaml(text: string): unknown {
  return parse(text, { version: "1.2", schema: "core", maxAliasCount: 100, logLevel: "error" });
}
