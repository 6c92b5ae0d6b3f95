import type { Code, Content } from "../block/element";
import { fenceFor } from "../markdown/fence-line";
import type { Option } from "./question";

/** A fence whose run is one the code cannot close. */
export function printFence(language: string, meta: string, text: string): string {
  const info = [language, meta].filter((part) => part !== "").join(" ");
  const run = fenceFor(text, info);
  return `${run}${info}\n${text === "" ? "" : `${text}\n`}${run}`;
}

export function printContent(content: Content): string {
  return content.kind === "markdown"
    ? content.text
    : printFence(content.language, content.meta, content.text);
}

export function printOption(option: Pick<Option, "text" | "correct" | "code" | "feedback">): string {
  return printItem("-", option, option.correct ? "[x]" : "[ ]");
}

/** A list item: its text, its code and the feedback on it, indented to the marker's width. */
export function printItem(
  marker: string,
  { text, code, feedback }: Pick<Option, "text" | "code" | "feedback">,
  box = "",
): string {
  const [first = "", ...rest] = text.split("\n");
  const head = [marker, box, first].filter((part) => part !== "").join(" ");
  const below = [...rest, ...code.flatMap(codeLines), ...(feedback === null ? [] : quoteLines(feedback))];
  const indent = " ".repeat(marker.length + 1);
  return [head, ...below.map((line) => (line === "" ? "" : indent + line))].join("\n");
}

/** A callout: on one line when its text is one, else below its type, where blanks before the text are kept. */
export function printCallout(type: string, text: string): string {
  if (!text.includes("\n") && text.trimStart() === text) return `> [!${type}] ${text}`;
  return [`> [!${type}]`, ...quoteLines(text)].join("\n");
}

function codeLines({ language, meta, text }: Code): readonly string[] {
  return printFence(language, meta, text).split("\n");
}

function quoteLines(text: string): readonly string[] {
  return text.split("\n").map((line) => (line === "" ? ">" : `> ${line}`));
}
