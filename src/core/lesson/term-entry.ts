import { splitTerm } from "../glossary/split-term";
import { quoteText } from "../yaml/quotes";

/** What an author says of a new term. */
export interface NewTerm {
  readonly term: string;
  readonly definition: string;
}

/** A term as an entry of a list: text in quotes, or a map where its own text holds what separates. [T2] */
export function termItem(term: NewTerm, indent: string, ending: string): string {
  const text = termText(term);
  if (text !== null) return `${indent}- ${quoteText(text)}`;
  const { term: name, definition } = onOneLine(term);
  return `${indent}- term: ${quoteText(name)}${ending}${indent}  definition: ${quoteText(definition)}`;
}

/** The same between brackets. */
export function inlineTermItem(term: NewTerm): string {
  const text = termText(term);
  if (text !== null) return quoteText(text);
  const { term: name, definition } = onOneLine(term);
  return `{ term: ${quoteText(name)}, definition: ${quoteText(definition)} }`;
}

/** `term — definition`; null when that would not be read as it is meant. */
export function termText(term: NewTerm): string | null {
  const { term: name, definition } = onOneLine(term);
  const text = definition === "" ? name : `${name} — ${definition}`;
  const read = splitTerm(text);
  return read.term === name && read.definition === definition ? text : null;
}

/** The text of a term without line ends, which an entry's text does not have. */
export function onOneLine({ term, definition }: NewTerm): NewTerm {
  const fold = (text: string): string => text.replace(/\s+/g, " ").trim();
  return { term: fold(term), definition: fold(definition) };
}
