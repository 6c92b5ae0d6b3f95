import { Component, createRef } from "preact";
import type { LineDecoration } from "./decoration";
import { signOf, wordsFor } from "./line-words";
import { fillRow, type PlainLine } from "./plain-row";

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
        wordsFor(one.decoration) === wordsFor(other.decoration)))
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
