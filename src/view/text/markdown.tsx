import { Component, createRef } from "preact";
import type { Disposer, ViewHost } from "../ports";
import { textChunks } from "../rendering";

/** Quotes and lists that are opened in one line; more of them is no writing, and drawing them may break the page. */
const TOO_DEEP = /^[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))[ \t]*){40}/m;

/**
 * A longer text, in UTF-16 units, or one of more lines than this is not given to the host, which renders it all at
 * once however long that takes: it is shown as it was written.
 */
const MOST_CHARACTERS = 10_000;
const MOST_LINES = 500;

/** UTF-16 units of a part, which the browser does not lay out while it is out of sight. */
const CHUNK_LENGTH = 1000;

export interface MarkdownProps {
  readonly text: string;
  readonly host: Pick<ViewHost, "renderMarkdown">;
  /** Classes besides `gfr-text`. */
  readonly class?: string;
  readonly id?: string;
}

/**
 * Markdown, as the host renders it; a text too long or too deep for that is shown as it was written, with a line that
 * says so.
 *
 * The host renders into an element of its own that our rendering leaves alone: it is drawn again only when the text
 * (or the host) is another one, so that links keep their focus and images do not flicker.
 */
export class Markdown extends Component<MarkdownProps> {
  readonly #target = createRef<HTMLDivElement>();
  #dispose: Disposer | null = null;

  override componentDidMount(): void {
    this.#format();
  }

  override componentDidUpdate(before: Readonly<MarkdownProps>): void {
    if (before.text === this.props.text && before.host === this.props.host) return;
    this.componentWillUnmount();
    this.#format();
  }

  override componentWillUnmount(): void {
    this.#dispose?.();
    this.#dispose = null;
  }

  override render() {
    const { props } = this;
    if (isTooMuch(props.text)) return <Unformatted key="unformatted" {...props} />;
    return <div key="formatted" ref={this.#target} id={props.id} class={classOf(props)} />;
  }

  #format(): void {
    const target = this.#target.current;
    if (target === null) return;
    const { text, host } = this.props;
    const dispose = host.renderMarkdown(text, target);
    this.#dispose = () => {
      dispose();
      target.replaceChildren();
    };
  }
}

function Unformatted(props: MarkdownProps) {
  return (
    <div id={props.id} class={classOf(props)}>
      <p class="gfr-note">
        This text is too long or too deeply nested to be formatted, so it is shown as it is written.
      </p>
      {textChunks(props.text, CHUNK_LENGTH).map((chunk, index) => (
        <div key={index} class="gfr-unformatted" dir="auto">
          {chunk}
        </div>
      ))}
    </div>
  );
}

function classOf({ class: more }: MarkdownProps): string {
  return more === undefined ? "gfr-text" : `gfr-text ${more}`;
}

function isTooMuch(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return true;
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines > MOST_LINES || TOO_DEEP.test(text);
}
