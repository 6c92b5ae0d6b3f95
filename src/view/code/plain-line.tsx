import { Component, createRef } from "preact";
import { differ } from "../memo";
import { signOf, wordsFor } from "./line-words";
import { type PlainRow, plainRow } from "./plain-code";

/**
 * One line of a listing that is nothing but text: sign, number, code.
 *
 * Nearly all lines are such. Each of their tokens would be a node of its own to Preact, made and compared anew
 * whenever the line is drawn; so what stands inside the line is built without it.
 */
export class PlainLine extends Component<PlainRow> {
  readonly #line = createRef<HTMLDivElement>();

  override shouldComponentUpdate(next: Readonly<PlainRow>): boolean {
    return differ(this.props, next);
  }

  override componentDidMount(): void {
    this.#write();
  }

  override componentDidUpdate(before: Readonly<PlainRow>): void {
    // A line that only lights up keeps its elements, which the pointer may be over and the selection in.
    if (!showsTheSame(before, this.props)) this.#write();
  }

  override render() {
    const { number, decoration } = this.props;
    return (
      <div
        ref={this.#line}
        class="gfr-line"
        data-line={number}
        data-state={decoration?.state}
        data-marks={decoration?.kinds?.join(" ")}
        data-lit={decoration?.lit === true ? "" : undefined}
      />
    );
  }

  #write(): void {
    const line = this.#line.current;
    line?.replaceChildren(plainRow(line.ownerDocument, this.props));
  }
}

function showsTheSame(one: PlainRow, other: PlainRow): boolean {
  return (
    one.text === other.text &&
    one.tokens === other.tokens &&
    one.textMarks === other.textMarks &&
    one.number === other.number &&
    one.scrolls === other.scrolls &&
    signOf(one.decoration) === signOf(other.decoration) &&
    wordsFor(one.decoration) === wordsFor(other.decoration)
  );
}
