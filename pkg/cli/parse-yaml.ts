import matter from "gray-matter";
import { LineCounter, parseDocument, YAMLParseError } from "yaml";

/**
 * Reads the text between the fences of a note's front matter with gray-matter, and its YAML as Obsidian does.
 * Throws on what is not YAML.
 *
 * gray-matter gets only a text whose fences and size `parseFrontmatter` has checked: left to itself it takes `---js`
 * for JavaScript to be run, and front matter that never closes for YAML to the note's last line.
 */
export function parseYaml(text: string): unknown {
  // gray-matter searches for comments in time that grows with the square of a run of blanks.
  if (MANY_BLANKS.test(text)) return parseAsObsidian(text);
  const file: { readonly data: unknown; readonly isEmpty?: boolean } = matter(`---\n${text}\n---\n`, OPTIONS);
  // What gray-matter takes for comments alone may be text to YAML, which knows fewer kinds of blanks.
  return file.isEmpty === true ? parseAsObsidian(text) : file.data;
}

const MANY_BLANKS = /\s{200}/;

function refuse(): never {
  throw new Error("Front matter is YAML and nothing else.");
}

/** With options of any kind gray-matter keeps no cache, whose entries a failed reading would spoil. */
const OPTIONS = {
  language: "yaml",
  // No line of the text is exactly `---`, but one may begin so.
  delimiters: ["---", "---\n"] as [string, string],
  engines: {
    // gray-matter leaves the end of the opening line before what it split off; lines are counted without it.
    yaml: { parse: (split: string) => parseAsObsidian(split.slice(1)) as object },
    json: refuse,
    javascript: refuse,
    coffee: refuse,
    toml: refuse,
  },
};

/**
 * YAML as Obsidian reads it: version 1.2, in which dates, times and octal-looking numbers stay as they were
 * typed. Throws on what is not YAML, and on aliases that would multiply into a bomb.
 */
function parseAsObsidian(text: string): unknown {
  try {
    // The library's own words for the place of a mistake, made for each there is, would take as long as all the rest.
    const lines = new LineCounter();
    const document = parseDocument(text, {
      version: "1.2",
      schema: "core",
      logLevel: "error",
      prettyErrors: false,
      lineCounter: lines,
    });
    const [first] = document.errors;
    if (first !== undefined) {
      first.linePos = [lines.linePos(first.pos[0])];
      throw first;
    }
    return document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown;
  } catch (error) {
    if (error instanceof YAMLParseError) error.message = explainFault(error);
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

/** What the library says of the commonest slips, in words for authors; of others its own. */
function explainFault({ code, message }: YAMLParseError): string {
  if (code === "DUPLICATE_KEY") return "a property is given twice; keep one of the two";
  if (message.startsWith("Flow sequence"))
    return 'a "[" is not closed; write "]", or put the text into quotes';
  if (message.startsWith("Flow map")) return 'a "{" is not closed; write "}", or put the text into quotes';
  if (message.startsWith("Missing closing"))
    return "a quotation mark is not closed; write it once more behind the text";
  if (message.startsWith("Nested mappings")) return 'a line holds ": " twice; put the value into quotes';
  if (message.startsWith("Implicit keys need")) return 'a line is no property; write "key: value"';
  if (message.startsWith("Unexpected scalar at node end"))
    return "a property is indented otherwise than those above, or text follows a closing quotation mark";
  return message;
}
