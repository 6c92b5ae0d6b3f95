import { KIND_WORDS, type LineDecoration, type LineState, STATE_WORDS } from "./decoration";

/** A name longer than this is cut: nobody listens to a hundred thousand characters. */
const LONGEST_NAME = 240;

const STATE_SIGNS: Readonly<Record<LineState, string>> = {
  chosen: "●",
  right: "✓",
  wrong: "×",
  tempting: "×",
  missed: "→",
};

/** What a line's colour means, as a sign before its number; empty where nothing is meant. */
export function signOf(decoration: LineDecoration | undefined): string {
  if (decoration?.state !== undefined) return STATE_SIGNS[decoration.state];
  if (decoration?.kinds?.includes("ins") === true) return "+";
  if (decoration?.kinds?.includes("del") === true) return "−";
  return "";
}

/** What sign and colour say, in words; empty where they say nothing. */
export function wordsFor(decoration: LineDecoration | undefined): string {
  const state = decoration?.state === undefined ? "" : STATE_WORDS[decoration.state];
  const kinds = decoration?.kinds?.map((kind) => KIND_WORDS[kind]) ?? [];
  return [state, ...kinds].filter((word) => word !== "").join(", ");
}

/** How a line is called where lines are buttons: `Line 3: done <- true, right`. */
export function lineName(number: number, text: string, decoration: LineDecoration | undefined): string {
  const shown = text.trim();
  const said = shown === "" ? "empty" : shown.slice(0, LONGEST_NAME);
  const words = wordsFor(decoration);
  return `Line ${number}: ${said}${words === "" ? "" : `, ${words}`}`;
}
