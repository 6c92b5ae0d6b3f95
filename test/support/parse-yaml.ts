import { parse } from "yaml";

/** YAML as the app reads it, as far as is known: `yaml` 2 with its own limits on references. */
export function parseYaml(text: string): unknown {
  return parse(text, { logLevel: "error" });
}
