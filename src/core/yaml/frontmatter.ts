import { frontMatterEnd } from "../markdown/note";
import { trimBlanks } from "../text/blanks";
import { lineEnd, lineText, linesOf, linesText, positionBetween, type Lines } from "../text/lines";
import type { Position } from "../text/position";
import type { YamlCode } from "./codes";
import { overweight } from "./weight";

/**
 * The YAML parser of the place we run in: the app's own, so that terms read here and from its metadata cache
 * are the same; elsewhere one that behaves like it. May throw anything.
 */
export type ParseYaml = (text: string) => unknown;

/** A note's properties, by name. */
export type Properties = Readonly<Record<string, unknown>>;

/**
 * What stands at the head of a note.
 *
 * `yaml` is the text between the fences with `\n` between lines; `position` is the front matter with its
 * fences, and `body` the offset where the note goes on. `broken` is never the same as empty: what the
 * note holds is then unknown. `line` is the note's line (from 1) that is to blame, as far as it can be told. [T4]
 */
export type Frontmatter =
  | { readonly kind: "none" }
  | {
      readonly kind: "ok";
      readonly data: Properties;
      readonly yaml: string;
      readonly position: Position;
      readonly body: number;
    }
  | {
      readonly kind: "broken";
      readonly code: YamlCode;
      readonly reason: string;
      readonly line: number;
      readonly yaml: string;
      readonly position: Position;
      readonly body: number;
    };

/** The most front matter that is read, in UTF-16 code units. */
export const FRONT_MATTER_LIMIT = 64 * 1024;

/** A bomb of 500 bytes can expand to millions of values; no honest front matter reaches this. */
const VALUE_LIMIT = 50_000;

const DEPTH_LIMIT = 32;

/**
 * Reads a note's front matter. Never throws, keeps nothing between calls, and runs nothing found in the note:
 * `---js` is reported, and the parser is given only what stands between two lines of exactly `---`.
 */
export function parseFrontmatter(text: string, parseYaml: ParseYaml): Frontmatter {
  const found = findFences(text);
  if (found.kind !== "fenced") return found;
  const { yaml, position, body } = found;
  const broken = (code: YamlCode, reason: string, line: number): Frontmatter => ({
    kind: "broken",
    code,
    reason,
    line,
    yaml,
    position,
    body,
  });
  const tooMuch = overweight(yaml);
  if (tooMuch !== null) return broken("lesson/front-matter-too-deep", tooMuch, 1);
  let data: unknown;
  try {
    data = parseYaml(yaml) ?? {};
  } catch (error) {
    const { reason, line } = describeError(error);
    const inside = Math.min(Math.max(line + 1, 2), position.end.line);
    return broken("lesson/front-matter-invalid", reason, inside);
  }
  if (!isProperties(data)) {
    const what = Array.isArray(data) ? "a list" : "a text";
    const reason = `The front matter is ${what}; write properties, each on a line as "name: value".`;
    return broken("lesson/front-matter-not-properties", reason, 2);
  }
  if (!withinBudget(data)) return broken("lesson/front-matter-too-deep", TOO_MANY_VALUES, 1);
  return { kind: "ok", data, yaml, position, body };
}

const TOO_MANY_VALUES =
  'The front matter\'s values nest too deeply, or repeat too much text with "*name"; shorten it.';

type Fences =
  | { readonly kind: "none" }
  | Extract<Frontmatter, { kind: "broken" }>
  | { readonly kind: "fenced"; readonly yaml: string; readonly position: Position; readonly body: number };

/** Opens on a first line of exactly `---` and blanks, closes on the next such line, looks no further than the limit. */
function findFences(text: string): Fences {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  if (!text.startsWith("---", start)) return { kind: "none" };
  // No further than a closing line could stand, so that a long note costs no more than a short one.
  const lines = linesOf(text.slice(0, start + FRONT_MATTER_LIMIT));
  const first = lineText(lines, 1).slice(start).trimEnd();
  const refused = (code: YamlCode, reason: string): Fences => ({
    kind: "broken",
    code,
    reason,
    line: 1,
    yaml: "",
    position: positionBetween(lines, start, start + first.length),
    body: start,
  });
  const info = trimBlanks(first.slice(3));
  if (info !== "") {
    if (info.length > 40 || !/^[A-Za-z][\w.+-]*$/.test(info)) return { kind: "none" };
    const reason = `"${first}" does not open front matter, and nothing of it was read; write a line of exactly "---".`;
    return refused("lesson/front-matter-language", reason);
  }
  const closing = frontMatterEnd(lines);
  // A line that the limit cuts may go on with something else.
  const cut = lines.text.length < text.length;
  if (closing > 0 && !(cut && closing === lines.starts.length)) {
    const body = lines.starts[closing] ?? lines.text.length;
    const position = positionBetween(lines, start, lineEnd(lines, closing));
    return { kind: "fenced", yaml: linesText(lines, 2, closing - 1), position, body };
  }
  // A note may well begin with a rule; only a property below it says that front matter was meant.
  if (!looksLikeProperty(lines)) return { kind: "none" };
  if (cut) {
    const reason = `No closing "---" within the first ${FRONT_MATTER_LIMIT / 1024} KB; close the front matter or shorten it.`;
    return refused("lesson/front-matter-too-large", reason);
  }
  const nearly = findLine(lines, (line) => line.startsWith("---"));
  const hint = nearly === undefined ? "" : ` ("${nearly.slice(0, 20)}" does not close it)`;
  return refused(
    "lesson/front-matter-unclosed",
    `The front matter is never closed${hint}; write a line of exactly "---" below its last property.`,
  );
}

/** Whether a property, or a comment above one, stands directly below the opening. */
function looksLikeProperty(lines: Lines): boolean {
  const first = findLine(lines, (line) => !line.startsWith("#"));
  return first !== undefined && /^["']?[\p{L}\p{N}_][^:]{0,100}:(?:[ \t]|$)/u.test(first);
}

/** The first line below the opening that is wanted. */
function findLine(lines: Lines, wanted: (line: string) => boolean): string | undefined {
  for (let line = 2; line <= lines.starts.length; line++) {
    const text = lineText(lines, line);
    if (wanted(text)) return text;
  }
  return undefined;
}

function isProperties(data: unknown): data is Properties {
  return typeof data === "object" && data !== null && !Array.isArray(data) && !(data instanceof Date);
}

/** Walks the values, those that are shared as often as they are referred to. */
function withinBudget(data: Properties): boolean {
  let left = VALUE_LIMIT;
  const within = (value: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0 || depth > DEPTH_LIMIT) return false;
    if (typeof value !== "object" || value === null) return true;
    return Object.values(value).every((each) => within(each, depth + 1));
  };
  return within(data, 0);
}

/** YAML parsers tell the place in their own ways: `linePos` from 1, or a `mark` from 0. */
function describeError(error: unknown): { readonly reason: string; readonly line: number } {
  const told = isProperties(error) ? error : {};
  const message = typeof told.message === "string" ? told.message : String(error);
  const sentence = (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "").trim();
  const linePos: unknown = Array.isArray(told.linePos) ? told.linePos[0] : undefined;
  const mark = told.mark;
  const line = isProperties(linePos)
    ? linePos.line
    : isProperties(mark) && typeof mark.line === "number"
      ? mark.line + 1
      : undefined;
  return {
    reason: `The front matter is not valid YAML: ${sentence === "" ? "it cannot be read" : sentence}.`,
    line: typeof line === "number" ? line : 0,
  };
}
