import type { Position } from "./position";

/** Markdown text, kept as written; the host renders it. */
export interface Markdown {
  readonly kind: "markdown";
  readonly text: string;
  readonly position: Position;
}

/**
 * A fenced code block inside one of our blocks.
 *
 * `text` keeps every byte between the fence lines (tabs, blank lines, trailing spaces), with the fence's own
 * indentation removed as spaces only, `\n` between lines and none at the end. `language` is the info string's
 * first word as written (may be empty), `meta` is the rest of it. In a spot question's listing the marks are
 * already stripped from `text`.
 */
export interface Code {
  readonly kind: "code";
  readonly language: string;
  readonly meta: string;
  readonly text: string;
  readonly position: Position;
}

/** Text and code in the order they were written. */
export type Content = Markdown | Code;

/** A callout inside one of our blocks: `> [!type] title` and the quoted lines below it, without their `> `. */
export interface Callout {
  readonly type: string;
  readonly title: string;
  readonly body: string;
  readonly position: Position;
}
