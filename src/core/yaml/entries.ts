/** How a value is written: as it is, in quotes, between brackets, as an indented block below, or not at all. */
export type ScalarStyle = "plain" | "quoted" | "flow" | "block" | "empty";

/**
 * A value as written on its first line. `text` has no trailing blanks; `column` counts from 0; `after` is what
 * follows a closing quote or bracket on that line, at `afterColumn`; `closed` is false when the closing is not on it.
 */
export interface YamlScalar {
  readonly style: ScalarStyle;
  readonly text: string;
  readonly column: number;
  readonly after: string;
  readonly afterColumn: number;
  readonly closed: boolean;
}

/**
 * One entry of block YAML: a line, with the lines that continue it.
 *
 * ```text
 *   - comma-ok: the idiom
 *   ^ ^^^^^^^^  ^^^^^^^^^
 *   | key       value
 *   one dash
 * ```
 *
 * `line` counts from 0 in the slice, `offset` is where that line starts in it and `end` where the entry's last line
 * ends. `indent` counts the blanks before a dash or key, `indentation` is them, `column` those before the content. `property` is the
 * top-level key it stands under, unquoted; `whole` is everything after the dashes.
 */
export interface YamlEntry {
  readonly line: number;
  readonly offset: number;
  readonly indent: number;
  readonly dashes: number;
  readonly column: number;
  readonly property: string | null;
  readonly key: YamlScalar | null;
  readonly value: YamlScalar;
  readonly whole: string;
  readonly tab: boolean;
  readonly indentation: string;
  readonly end: number;
}

/** Mutable while continuation lines are still being added. */
type OpenEntry = { -readonly [Field in keyof YamlEntry]: YamlEntry[Field] };

/** What the lines after an entry belong to, as long as they do. */
type Inside =
  | { readonly kind: "block"; readonly indent: number }
  | { readonly kind: "plain"; readonly indent: number }
  | { readonly kind: "quoted"; readonly quote: string }
  | { readonly kind: "flow"; depth: number }
  | null;

/**
 * The entries of a slice of YAML, right or wrong: it tells where an author wrote what, and is no parser.
 * Text that YAML would reject comes out as the lines it stands on. Linear.
 */
export function scanYaml(yaml: string): readonly YamlEntry[] {
  const entries: OpenEntry[] = [];
  let inside: Inside = null;
  let property: string | null = null;
  let offset = 0;
  for (const [number, line] of yaml.split("\n").entries()) {
    const indent = countBlanks(line);
    const blank = indent === line.length;
    const last = entries.at(-1);
    if (inside !== null && last !== undefined && (blank || continues(inside, line, indent))) {
      if (!blank) last.end = offset + line.trimEnd().length;
      inside = stillInside(inside, line);
    } else if (!blank && line[indent] !== "#") {
      const entry = readEntry(line, number, offset, indent);
      if (indent === 0 && entry.dashes === 0) property = entry.key === null ? null : unquote(entry.key.text);
      entry.property = property;
      entries.push(entry);
      inside = opened(entry);
    }
    offset += line.length + 1;
  }
  return entries;
}

/** What a key or value in quotes stands for; text without quotes is itself. */
export function unquote(text: string): string {
  if (text.length < 2 || text.at(-1) !== text[0]) return text;
  const inner = text.slice(1, -1);
  if (text.startsWith("'")) return inner.replaceAll("''", "'");
  if (text.startsWith('"')) return inner.replace(/\\(["\\/])/g, "$1");
  return text;
}

function readEntry(line: string, number: number, offset: number, indent: number): OpenEntry {
  let column = indent;
  let dashes = 0;
  while (line[column] === "-" && (column + 1 === line.length || isSpaceOrTab(line[column + 1]))) {
    dashes += 1;
    column += 1;
    while (isSpaceOrTab(line[column])) column += 1;
  }
  const whole = line.slice(column).trimEnd();
  const colon = keyEnd(line, column);
  const key = colon === -1 ? null : readScalar(line.slice(0, colon), column);
  let start = colon === -1 ? column : colon + 1;
  while (isSpaceOrTab(line[start])) start += 1;
  return {
    line: number,
    offset,
    indent,
    dashes,
    column,
    property: null,
    key,
    value: readScalar(line, start),
    whole,
    tab: line.slice(0, indent).includes("\t"),
    indentation: line.slice(0, indent),
    end: offset + line.trimEnd().length,
  };
}

/** Where the colon behind a key stands; -1 when the line holds no key. */
function keyEnd(line: string, start: number): number {
  const first = line[start];
  if (first === "[" || first === "{" || first === "#") return -1;
  let at = start;
  if (first === '"' || first === "'") {
    at = quoteEnd(line, start);
    if (at === -1) return -1;
    while (isSpaceOrTab(line[at])) at += 1;
    return line[at] === ":" && (at + 1 === line.length || isSpaceOrTab(line[at + 1])) ? at : -1;
  }
  for (; at < line.length; at++) {
    if (line[at] === ":" && (at + 1 === line.length || isSpaceOrTab(line[at + 1]))) return at;
    if (line[at] === "#" && isSpaceOrTab(line[at - 1])) return -1;
  }
  return -1;
}

function readScalar(line: string, column: number): YamlScalar {
  const text = line.slice(column).trimEnd();
  const made = (style: ScalarStyle, end: number, closed: boolean): YamlScalar => ({
    style,
    text: text.slice(0, end),
    column,
    after: text.slice(end).trim(),
    afterColumn: column + text.length - text.slice(end).trimStart().length,
    closed,
  });
  const first = text[0];
  if (first === undefined) return made("empty", 0, true);
  if (first === '"' || first === "'") {
    const end = quoteEnd(text, 0);
    return end === -1 ? made("quoted", text.length, false) : made("quoted", end, true);
  }
  if (first === "[" || first === "{") {
    const { end, depth } = flowEnd(text, 0);
    return depth === 0 ? made("flow", end, true) : made("flow", text.length, false);
  }
  if ((first === "|" || first === ">") && /^[|>][-+0-9]{0,2}(?:[ \t]+#.*)?$/.test(text)) {
    return made("block", text.length, true);
  }
  return made("plain", text.length, true);
}

function opened(entry: YamlEntry): Inside {
  const { value, key } = entry;
  // A value ends where the next line stands no deeper than what it belongs to: its key, or its dash.
  const indent = key === null ? entry.indent : entry.column;
  if (value.style === "block") return { kind: "block", indent };
  if (value.style === "plain" && (key !== null || entry.dashes > 0)) return { kind: "plain", indent };
  if (value.closed) return null;
  if (value.style === "quoted") return { kind: "quoted", quote: value.text.charAt(0) };
  return { kind: "flow", depth: flowEnd(value.text, 0).depth };
}

function continues(inside: Exclude<Inside, null>, line: string, indent: number): boolean {
  if (inside.kind === "block") return indent > inside.indent;
  if (inside.kind === "plain") return indent > inside.indent && line[indent] !== "#";
  // An opening without its closing must not swallow the properties below it.
  if (indent > 0 || isSpaceOrTab(line[0])) return true;
  return !/^[\p{L}_][\p{L}\p{N} _-]{0,60}:(?:[ \t]|$)/u.test(line);
}

function stillInside(inside: Exclude<Inside, null>, line: string): Inside {
  if (inside.kind === "quoted") return quoteEnd(inside.quote + line, 0) === -1 ? inside : null;
  if (inside.kind === "flow") {
    const { depth } = flowEnd(line, inside.depth);
    return depth > 0 ? { kind: "flow", depth } : null;
  }
  return inside;
}

/** The index after the closing quote of the text that opens at `start`; -1 without one. */
function quoteEnd(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (quote === '"' && text[at] === "\\") at += 1;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at += 1;
      else return at + 1;
    }
  }
  return -1;
}

/** Where the brackets open so far (`depth`) are all closed, and how many stay open if they are not. */
function flowEnd(text: string, depth: number): { readonly end: number; readonly depth: number } {
  let open = depth;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === "[" || char === "{") open += 1;
    else if (char === "]" || char === "}") {
      open -= 1;
      if (open <= 0) return { end: at + 1, depth: 0 };
    } else if ((char === '"' || char === "'") && (at === 0 || /[\s,:[{]/.test(text.charAt(at - 1)))) {
      const end = quoteEnd(text, at);
      if (end === -1) break;
      at = end - 1;
    }
  }
  return { end: text.length, depth: open };
}

function countBlanks(line: string): number {
  let count = 0;
  while (isSpaceOrTab(line[count])) count += 1;
  return count;
}

function isSpaceOrTab(char: string | undefined): boolean {
  return char === " " || char === "\t";
}

/** A range of the slice of YAML; offsets, `end` is the first place after it. */
export interface EntryRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where each entry of a top-level property's value is written: the items of its list, the entries of its map, or
 * the one value on its own line. A list or map between brackets counts as one. Entry n of the parsed value is
 * range n, or the last one there is.
 */
export function locateEntries(entries: readonly YamlEntry[], property: string): readonly EntryRange[] {
  const at = entries.findIndex(
    (entry) =>
      entry.indent === 0 && entry.dashes === 0 && entry.key !== null && unquote(entry.key.text) === property,
  );
  const top = entries[at];
  if (top === undefined) return [];
  const below: YamlEntry[] = [];
  for (const entry of entries.slice(at + 1)) {
    if (entry.indent === 0 && entry.dashes === 0) break;
    below.push(entry);
  }
  const first = below[0];
  if (top.value.style !== "empty" || first === undefined) {
    const start = top.value.style === "empty" ? top.column : top.value.column;
    return [{ start: top.offset + start, end: Math.max(top.end, top.offset + start) }];
  }
  const ranges: { start: number; end: number }[] = [];
  for (const entry of below) {
    const begins = entry.indent === first.indent && (entry.dashes > 0 || first.dashes === 0);
    const last = ranges.at(-1);
    if (begins || last === undefined) ranges.push({ start: entry.offset + entry.column, end: entry.end });
    else last.end = entry.end;
  }
  return ranges;
}
