import { useLayoutEffect, useRef } from "preact/hooks";
import type { ViewHost } from "../ports";

export interface MarkdownProps {
  readonly text: string;
  readonly host: Pick<ViewHost, "renderMarkdown">;
  /** Classes besides `gfr-text`. */
  readonly class?: string;
  readonly id?: string;
}

/**
 * Markdown, rendered by the host into an element of its own that our rendering leaves alone: it is drawn again
 * only when the text (or the host) is another one, so that links keep their focus and images do not flicker.
 */
export function Markdown(props: MarkdownProps) {
  const { text, host } = props;
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const dispose = host.renderMarkdown(text, target);
    return () => {
      dispose();
      target.replaceChildren();
    };
  }, [text, host]);
  return (
    <div
      ref={element}
      id={props.id}
      class={props.class === undefined ? "gfr-text" : `gfr-text ${props.class}`}
    />
  );
}
