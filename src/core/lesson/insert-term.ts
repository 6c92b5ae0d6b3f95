import { termKey } from "../glossary/key";
import { readTerms } from "../glossary/read-terms";
import type { Term } from "../glossary/term";
import type { Edit } from "../text/edits";
import { lineStart, linesOf } from "../text/lines";
import { readFrontMatter } from "./front-matter";
import type { LessonOptions } from "./parse-lesson";
import { inlineTermItem, onOneLine, termItem, termText, type NewTerm } from "./term-entry";
import {
  findTermsProperty,
  leavesTerms,
  lineEnding,
  placeInNote,
  type SoundFrontMatter,
  type TermsProperty,
} from "./terms-property";
import { quoteText } from "./yaml-quotes";

/** How a note comes to introduce a term, or a sentence that says why it cannot. */
export type Insertion =
  | { readonly kind: "edits"; readonly edits: readonly Edit[] }
  | { readonly kind: "known"; readonly term: Term }
  | { readonly kind: "refused"; readonly reason: string };

/** The name of the property where a note has none yet. */
const PROPERTY = "Terms introduced";

/**
 * The edits that add a term to those a note introduces, in the form the others are written in. No line changes that
 * need not: a YAML printer would rewrite all of them. [T1] [T2]
 */
export function insertTerm(text: string, added: NewTerm, options: LessonOptions): Insertion {
  const term = onOneLine(added);
  const key = termKey(term.term);
  if (key === "") return { kind: "refused", reason: "Name the term first." };
  const frontMatter = readFrontMatter(text, options.parseYaml);
  if (frontMatter.kind === "broken") {
    return { kind: "refused", reason: `${frontMatter.reason} Mend it, then add the term.` };
  }
  const before = frontMatter.kind === "ok" ? readTerms(frontMatter.data, options.termsKey).terms : [];
  const known = before.find((each) => termKey(each.term) === key);
  if (known !== undefined) return { kind: "known", term: known };
  const edits =
    frontMatter.kind === "none" ? newFrontMatter(text, term) : editsIn(text, frontMatter, term, options);
  const none = { aliases: [], see: [], avoid: [], group: null };
  if (edits === null || !leavesTerms(text, edits, [...before, { ...term, ...none }], options)) {
    const reason = `The terms of this note are written in a form that cannot be added to; write ${quoteText(
      termText(term) ?? term.term,
    )} yourself.`;
    return { kind: "refused", reason };
  }
  return { kind: "edits", edits };
}

function newFrontMatter(text: string, term: NewTerm): readonly Edit[] {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const ending = lineEnding(text);
  const lines = ["---", `${PROPERTY}:`, termItem(term, "  ", ending), "---", ""];
  return [{ start, end: start, text: lines.join(ending) }];
}

function editsIn(
  text: string,
  { yaml, position }: SoundFrontMatter,
  term: NewTerm,
  { termsKey }: LessonOptions,
): readonly Edit[] | null {
  const note = linesOf(text);
  const ending = lineEnding(text);
  const property = findTermsProperty(yaml, termsKey);
  if (property === null) {
    const at = lineStart(note, position.end.line);
    return [insert(at, [`${PROPERTY}:`, termItem(term, "  ", ending), ""].join(ending))];
  }
  const place = placeInNote(note, yaml);
  const edits = inProperty(yaml, property, term, ending);
  return (
    edits?.map(({ start, end, text: written }) => ({
      start: place(start),
      end: place(end),
      text: written,
    })) ?? null
  );
}

/** The edits of the slice that add the term in the form the property's value has. */
function inProperty(
  yaml: string,
  { top, first, stretches }: TermsProperty,
  term: NewTerm,
  ending: string,
): readonly Edit[] | null {
  const { value } = top;
  const start = top.offset + value.column;
  const colon = top.offset + yaml.slice(top.offset, start).trimEnd().length;
  if (first !== null) {
    const end = stretches.at(-1)?.end ?? first.end;
    const indent = " ".repeat(first.indent);
    if (first.dashes > 0) return [insert(end, ending + termItem(term, indent, ending))];
    return [insert(end, `${ending}${indent}${quoteText(term.term)}: ${quoteText(term.definition)}`)];
  }
  if (value.style === "empty") return [insert(colon, ending + termItem(term, "  ", ending))];
  if (value.style === "block") {
    const below = /^[ \t]+/.exec(yaml.slice(yaml.indexOf("\n", start) + 1))?.[0] ?? "  ";
    const line = termText(term);
    return line === null ? null : [insert(top.end, ending + below + line)];
  }
  if (value.style === "flow")
    return inBrackets(yaml, start, value.closed ? start + value.text.length : top.end, term);
  if (!value.closed || top.end !== top.offset + top.whole.length) return null;
  // One text becomes the first of a list.
  return [
    { start: colon, end: start, text: `${ending}  - ` },
    insert(top.end, ending + termItem(term, "  ", ending)),
  ];
}

/** Before the bracket that closes a list. */
function inBrackets(yaml: string, start: number, end: number, term: NewTerm): readonly Edit[] | null {
  if (yaml.charAt(start) !== "[" || yaml.charAt(end - 1) !== "]") return null;
  const inside = yaml.slice(start + 1, end - 1).trimEnd();
  const at = start + 1 + inside.length;
  const comma = inside.trim() === "" ? "" : inside.endsWith(",") ? " " : ", ";
  return [insert(at, comma + inlineTermItem(term))];
}

function insert(at: number, text: string): Edit {
  return { start: at, end: at, text };
}
