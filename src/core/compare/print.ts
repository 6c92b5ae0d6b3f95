import { readAttributeLine } from "../block/lines";
import type { Callout, Content } from "../block/element";
import { fenceFor } from "../markdown/fence-line";
import type { Comparison, ComparisonAttributes, Pane } from "./comparison";
import { quoteMeta } from "./fence-meta";
import { languageName } from "./languages";
import { insertMarkers } from "./insert-markers";
import { printMarks } from "./pane";
import { printNote } from "./note-text";

/**
 * The canonical text of a comparison: what `parseComparison` reads back as the same model. Labels become titles of
 * their fences, marks stand behind the language, and markers as `①` in comments. [B5]
 */
export function printComparison(comparison: Comparison): string {
  const { title, id, introduction, panes, notes, asides } = comparison;
  const head = [
    ...(title === "" && id === null ? [] : [printHeading(title, id)]),
    ...printAttributes(comparison.attributes, panes),
  ].join("\n");
  const parts = [
    head,
    ...introduction.map(printContent),
    ...panes.map(printPane),
    notes.map(({ number, text }) => printNote(number, text)).join("\n"),
    printAsides(asides),
  ].filter((part) => part !== "");
  const text = `${parts.join("\n\n")}\n`;
  // At the block's top, and only there, text may look like an attribute or a byte order mark.
  const first = text.slice(0, text.indexOf("\n"));
  const misread = readAttributeLine(first.trim()) !== null || first.startsWith("\uFEFF");
  return head === "" && misread ? `\n${text}` : text;
}

function printHeading(title: string, id: string | null): string {
  // Number signs at a heading's end close it, so a title that ends in some is closed by others.
  const closing = id === null && /(?:^|[ \t])#+$/.test(title) ? "###" : "";
  const address = id === null ? "" : ` ^${id}`;
  return ["###", title, address, closing].filter((part) => part !== "").join(" ");
}

function printAttributes(attributes: ComparisonAttributes, panes: readonly Pane[]): readonly string[] {
  const { go, predict, layout, link, source } = attributes;
  const given: readonly (readonly [key: string, value: string | null])[] = [
    ["go", go],
    ["predict", predict === null ? null : nameOfPane(predict, panes)],
    ["layout", layout === "auto" ? null : layout],
    ["link", link],
    ["source", source],
  ];
  return given.flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]));
}

/** A pane's language where that is enough to tell it, else its number. */
function nameOfPane(index: number, panes: readonly Pane[]): string {
  const language = panes[index]?.language ?? "";
  const first = panes.findIndex((pane) => pane.language === language);
  return language !== "" && first === index && !/^\d+$/.test(language) ? language : String(index + 1);
}

function printContent(content: Content): string {
  return content.kind === "markdown"
    ? content.text
    : printFence(`${content.language} ${content.meta}`, content.text);
}

function printPane(pane: Pane): string {
  const { language, label, text, markers, marks, textMarks } = pane;
  const title = label === languageName(language) ? [] : [`title=${quoteMeta(label)}`];
  const info = [language, ...title, ...printMarks(marks), ...textMarks.map((mark) => quoteMeta(mark.text))];
  return printFence(info.filter((part) => part !== "").join(" "), insertMarkers(text, language, markers));
}

function printFence(info: string, code: string): string {
  const written = info.trim();
  const fence = fenceFor(code, written);
  const gap = written.startsWith("~") ? " " : "";
  return [fence + gap + written, ...(code === "" ? [] : [code]), fence].join("\n");
}

/** Callouts stand line on line, each with its own first line; a blank line would do as well. */
function printAsides(asides: readonly Callout[]): string {
  return asides
    .map(({ type, title, body }) => {
      const lines = body === "" ? [] : body.split("\n");
      return [
        `> [!${type}] ${title}`.trimEnd(),
        ...lines.map((line) => (line === "" ? ">" : `> ${line}`)),
      ].join("\n");
    })
    .join("\n");
}
