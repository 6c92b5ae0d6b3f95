import { parse, stringify, type ScalarTag } from "yaml";
import { overweight } from "../../../../src/core/yaml/weight";

/** Where a note's front matter stands. Offsets into the note; `lineEnd` is the line of the closing dashes, from 0. */
export interface FrontMatterBlock {
  /** The text between the two lines of dashes, without their line ends. */
  readonly yaml: string;
  readonly from: number;
  readonly to: number;
  /** Behind the closing dashes. */
  readonly end: number;
  /** Behind the closing dashes' line end: where the note's body begins. */
  readonly contentStart: number;
  readonly lineEnd: number;
}

const OPENING = /^\ufeff?---[ \t]*(?:\r\n|\r|\n)/;

/** Finds front matter: dashes on the first line, and again on a line of their own. */
export function frontMatterBlock(text: string): FrontMatterBlock | null {
  const opening = OPENING.exec(text);
  if (opening === null) return null;
  const from = opening[0].length;
  const lines = /(\r\n|\r|\n)|$/g;
  let start = from;
  let lineNumber = 1;
  while (start <= text.length) {
    lines.lastIndex = start;
    const match = lines.exec(text);
    const stop = match?.index ?? text.length;
    if (/^---[ \t]*$/.test(text.slice(start, Math.min(stop, start + 200)))) {
      const end = start + 3;
      const to = Math.max(from, start - lineEndBefore(text, start));
      return {
        yaml: text.slice(from, to),
        from,
        to,
        end,
        contentStart: stop + (match?.[1]?.length ?? 0),
        lineEnd: lineNumber,
      };
    }
    const length = match?.[1]?.length ?? 0;
    if (length === 0) return null;
    start = stop + length;
    lineNumber++;
  }
  return null;
}

/** A date stays the text it was written as, as in the app. */
const NO_TIMESTAMPS = (tags: readonly (ScalarTag | { tag?: string })[]): never[] =>
  tags.filter((tag) => tag.tag !== "tag:yaml.org,2002:timestamp") as never[];

/** Reads YAML 1.2; aliases may not blow the result up. Throws `YAMLParseError`. */
export function parseYaml(yaml: string): unknown {
  // A carriage return before a line end would stay in plain scalars.
  return parse(yaml.replace(/\r\n?/g, "\n"), {
    customTags: NO_TIMESTAMPS as never,
    maxAliasCount: 100,
  }) as unknown;
}

/** Writes YAML as front matter holds it: long lines stay whole. */
export function stringifyYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, nullStr: "" });
}

/**
 * A note's front matter as the metadata cache has it: an object, or undefined when there is none, when it is not
 * a mapping, or when it cannot be read.
 */
export function readFrontMatter(block: FrontMatterBlock): Record<string, unknown> | undefined {
  // A note from elsewhere must not hold the page for seconds.
  if (overweight(block.yaml) !== null) return undefined;
  try {
    const value = parseYaml(block.yaml);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function lineEndBefore(text: string, offset: number): number {
  return text.slice(offset - 2, offset) === "\r\n" ? 2 : 1;
}
