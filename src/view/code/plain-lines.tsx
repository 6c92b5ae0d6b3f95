import { Component, createRef } from "preact";
import { type LineDecoration, signOf, labelOf } from "./decoration";
import type { TokenClass, TokenLine } from "../../highlight/tokens";
import { textChunks } from "../rendering";
import { composeLine, hangingStops } from "./compose";

export interface PlainLinesProps {
  readonly lines: readonly PlainLine[];
}

/**
 * Lines of a listing one below the other that are nothing but text: sign, number, code.
 *
 * Nearly all lines are such. Each of them, and of their tokens, would be a node of its own to Preact, made and
 * compared anew whenever the listing is drawn; so they are built without it.
 */
export class PlainLines extends Component<PlainLinesProps> {
  readonly #host = createRef<HTMLDivElement>();

  override componentDidMount(): void {
    this.#draw([]);
  }

  override componentDidUpdate(before: Readonly<PlainLinesProps>): void {
    this.#draw(before.lines);
  }

  override render() {
    return <div ref={this.#host} />;
  }

  #draw(before: readonly PlainLine[]): void {
    const host = this.#host.current;
    if (host === null) return;
    const { lines } = this.props;
    while (host.children.length > lines.length) host.lastElementChild?.remove();
    lines.forEach((line, index) => {
      const drawn = before[index];
      const element = host.children[index] ?? host.appendChild(host.ownerDocument.createElement("div"));
      if (drawn === undefined) element.className = "gfr-line gfr-line-row";
      if (drawn === undefined || !isDrawnAs(drawn, line)) fillRow(element, line);
      if (drawn?.number !== line.number) element.setAttribute("data-line", String(line.number));
      if (drawn?.decoration !== line.decoration) decorate(element, line.decoration);
    });
  }
}

/** A line that only lights up keeps its elements, which the pointer may be over and the selection in. */
function isDrawnAs(one: PlainLine, other: PlainLine): boolean {
  return (
    one.text === other.text &&
    one.tokens === other.tokens &&
    one.textMarks === other.textMarks &&
    one.number === other.number &&
    one.scrolls === other.scrolls &&
    (one.decoration === other.decoration ||
      (signOf(one.decoration) === signOf(other.decoration) &&
        labelOf(one.decoration) === labelOf(other.decoration)))
  );
}

function decorate(line: Element, decoration: LineDecoration | undefined): void {
  const set = (name: string, value: string | undefined) => {
    if (value === undefined) line.removeAttribute(name);
    else line.setAttribute(name, value);
  };
  set("data-state", decoration?.state);
  set("data-marks", decoration?.kinds?.join(" "));
  set("data-lit", decoration?.lit === true ? "" : undefined);
}

/** A text longer than this, in UTF-16 units, is drawn in parts. */
export const LONGEST_WHOLE = 2000;
export const CHUNK_LENGTH = 400;

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
  const label = labelOf(decoration);
  if (label !== "") {
    const spoken = make("span", "gfr-visually-hidden gfr-line-spoken");
    spoken.textContent = `${label}: `;
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
    for (const chunk of textChunks(piece, CHUNK_LENGTH)) {
      const part = make("span", "gfr-line-chunk");
      part.textContent = chunk;
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
