import type { TokenClass, TokenLine } from "../../highlight/tokens";
import { stretchesOf } from "../text/stretches";
import { composeLine, hangingStops } from "./compose";
import type { LineDecoration } from "./decoration";
import { signOf, wordsFor } from "./line-words";

/** A text longer than this, in UTF-16 units, is drawn in stretches. */
export const LONGEST_WHOLE = 2000;
export const STRETCH = 400;

/** A line of nothing but text, and what is drawn of it. */
export interface PlainLine {
  readonly number: number;
  readonly text: string;
  readonly tokens: TokenLine | null;
  readonly decoration: LineDecoration | undefined;
  readonly textMarks: readonly string[] | undefined;
  /** Whether the code scrolls sideways under the signs, which then need room of their own on every line. */
  readonly scrolls: boolean;
}

/** Writes a line of nothing but text into its row: the same elements that a line with components has. */
export function fillRow(row: Element, line: PlainLine): void {
  const document = row.ownerDocument;
  const { decoration, text } = line;
  row.replaceChildren();
  row.setAttribute("data-number", String(line.number));
  const make = (name: "span" | "mark", className: string): HTMLElement => {
    const element = document.createElement(name);
    element.className = className;
    return element;
  };

  const shownSign = signOf(decoration);
  if (shownSign !== "" || line.scrolls) {
    const sign = make("span", "gfr-line-sign");
    sign.setAttribute("aria-hidden", "true");
    sign.setAttribute("data-sign", shownSign);
    row.append(sign);
  }
  const words = wordsFor(decoration);
  if (words !== "") {
    const spoken = make("span", "gfr-heard gfr-line-spoken");
    spoken.textContent = `${words}: `;
    row.append(spoken);
  }

  const code = make("span", "gfr-line-code");
  const stops = hangingStops(text);
  if (stops !== 1) code.style.setProperty("--gfr-hang", String(stops));
  const fill = (into: HTMLElement, piece: string) => {
    if (piece.length <= LONGEST_WHOLE) {
      into.append(piece);
      return;
    }
    for (const stretch of stretchesOf(piece, STRETCH)) {
      const part = make("span", "gfr-line-stretch");
      part.textContent = stretch;
      into.append(part);
    }
  };
  const write = (into: HTMLElement, piece: string, tokenClass: TokenClass) => {
    if (tokenClass === "normal") {
      fill(into, piece);
      return;
    }
    const token = make("span", `gfr-tok-${tokenClass}`);
    fill(token, piece);
    into.append(token);
  };
  let mark: HTMLElement | null = null;
  const textMarks = line.textMarks ?? [];
  for (const piece of composeLine(text, line.tokens, { badges: [], slots: [], textMarks }).body) {
    if (piece.kind !== "text") continue;
    if (!piece.marked) mark = null;
    else if (mark === null) code.append((mark = make("mark", "gfr-line-mark")));
    write(mark ?? code, piece.text, piece.class);
  }
  if (text === "") code.append(document.createElement("br"));
  row.append(code);
}
