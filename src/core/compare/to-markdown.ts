import type { Callout, Content } from "../block/element";
import { fenceFor } from "../markdown/fence-line";
import { findBlocks } from "../markdown/blocks";
import { readNote } from "../markdown/note";
import type { Comparison, Counterpart, Note, Pane } from "./comparison";
import { languageName } from "./languages";
import { printNote } from "./note-text";

/**
 * A comparison as Markdown that needs no plugin: title and panes under headings, each pane's code in a fence of its
 * language without our marks, then the notes, each with the lines it is about (`Python 3 ↔ Go 4`), and the asides.
 *
 * It is for reading elsewhere, and is not read back; `printComparison` writes what is.
 */
export function comparisonToMarkdown(comparison: Comparison): string {
  const { title, attributes, introduction, panes, notes, asides, counterparts } = comparison;
  const names = namesOf(panes);
  const alone = panes.length === 1 && panes[0]?.label === languageName(panes[0]?.language ?? "");
  const parts = [
    title === "" ? "" : heading(3, title),
    attributes.go === null ? "" : `Go ${attributes.go}`,
    ...introduction.map(printContent),
    ...panes.flatMap((pane, index) => [
      alone ? "" : heading(4, names[index] ?? ""),
      printFence(pane.language, pane.text),
    ]),
    notes.map((note) => printNote(note.number, withPlaces(note, comparison, names))).join("\n"),
    counterparts
      .filter((counterpart) => counterpart.note === null)
      .map((counterpart) => `- ${placesInWords(counterpart.lines, names)}`)
      .join("\n"),
    ...asides.map(printAside),
    attributes.source === null ? "" : quote("Source", attributes.source),
  ].filter((part) => part !== "");
  return `${parts.join("\n\n")}\n`;
}

/** The panes' labels, as Markdown text; of several panes with one label each says which it is. */
function namesOf(panes: readonly Pane[]): readonly string[] {
  return panes.map(({ label }, index) => {
    const alike = panes.filter((other) => other.label === label).length > 1;
    return escape(alike ? `${label} (${index + 1})` : label);
  });
}

/** Keeps plain text from being read as Markdown; an underscore within a word is none. */
function escape(text: string): string {
  return text
    .replace(/[\\`*[\]<>#~|$]/g, "\\$&")
    .replace(/(?<before>^|\W)_|_(?=\W|$)/g, (found) => found.replace("_", "\\_"));
}

function heading(level: number, text: string): string {
  const signs = "#".repeat(level);
  // Number signs at a heading's end close it, so a title that ends in some is closed by others.
  return /(?:^|[ \t])#+$/.test(text) ? `${signs} ${text} ${signs}` : `${signs} ${text}`;
}

function printContent(content: Content): string {
  if (content.kind === "code") return printFence(content.language, content.text);
  return staysOpen(content.text) ? printFence("markdown", content.text) : content.text;
}

const AFTER = "after";

/** Whether a text leaves something open (a comment, HTML) that would take in what follows it. */
function staysOpen(text: string): boolean {
  const followed = `\n${text}\n\n#### ${AFTER}\n\n\`\`\`${AFTER}\n\`\`\`\n`;
  const last = findBlocks(readNote(followed), [AFTER]).at(-1);
  return last?.content !== "";
}

function printFence(language: string, code: string): string {
  const fence = fenceFor(code, language);
  // Behind tildes a language that begins with one would make them longer.
  const gap = language.startsWith("~") ? " " : "";
  return [fence + gap + language, ...(code === "" ? [] : [code]), fence].join("\n");
}

/** Begins a line with what is no running text: a heading, a quote, a list, code, a table, maths or a rule. */
const BLOCK_START = /^(?:[#>|<]|[-+*][ \t]|\d{1,9}[.)](?:[ \t]|$)|```|~~~|\$\$| {4}|\t|(?:[-_*][ \t]*){3,}$)/;

/** A note's text behind the lines it is about. */
function withPlaces(note: Note, { counterparts, panes }: Comparison, names: readonly string[]): string {
  const places = placesInWords(linesOf(note.number, counterparts, panes), names);
  if (places === "") return note.text;
  return BLOCK_START.test(note.text) ? `*${places}*\n\n${note.text}` : `*${places}:* ${note.text}`;
}

/** By pane: the lines a note is about, ascending. */
function linesOf(
  note: number,
  counterparts: readonly Counterpart[],
  panes: readonly Pane[],
): readonly (readonly number[])[] {
  return panes.map(({ markers }, index) => {
    const lines = [
      ...counterparts.filter((one) => one.note === note).flatMap((one) => one.lines[index] ?? []),
      ...markers.filter((marker) => marker.number === note).map((marker) => marker.line),
    ];
    return [...new Set(lines)].sort((a, b) => a - b);
  });
}

/** `Python 3 ↔ Go 4, 6–8`; in a comparison of one pane `Line 3`. */
function placesInWords(lines: readonly (readonly number[])[], names: readonly string[]): string {
  return lines
    .flatMap((own, index) => {
      if (own.length === 0) return [];
      const name = names.length === 1 ? (own.length === 1 ? "Line" : "Lines") : (names[index] ?? "");
      return [`${name} ${rangesOf(own).join(", ")}`];
    })
    .join(" ↔ ");
}

/** Ascending numbers, those in a row as `3–5`. */
function rangesOf(lines: readonly number[]): readonly string[] {
  const ranges: { from: number; to: number }[] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last?.to === line - 1) last.to = line;
    else ranges.push({ from: line, to: line });
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`));
}

function printAside({ type, title, body }: Callout): string {
  const name = type.slice(0, 1).toUpperCase() + type.slice(1);
  return quote(escape(name), [title, body].filter((part) => part.trim() !== "").join("\n\n"));
}

/** A quote that begins with what it is. */
function quote(name: string, text: string): string {
  const led = BLOCK_START.test(text) ? `**${name}**\n\n${text}` : `**${name}:** ${text}`;
  return led
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
}
