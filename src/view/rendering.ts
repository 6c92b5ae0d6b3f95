import { Component, render, type ComponentClass, type ComponentChild } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Takes out what was drawn into an element. */
export function clearDrawn(element: HTMLElement): void {
  render(null, element);
}

/** A component that is drawn anew only when one of its properties is another value. */
export function memo<Props extends object>(
  draw: (props: Readonly<Props>) => ComponentChild,
): ComponentClass<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      return differ(this.props, next);
    }

    override render() {
      return draw(this.props);
    }
  };
}

/** Whether any property is another value in the one than in the other. */
export function differ<Props extends object>(one: Props, other: Props): boolean {
  for (const name in one) if (one[name] !== other[name]) return true;
  for (const name in other) if (!(name in one)) return true;
  return false;
}

/**
 * How many of `total` things to draw: the first `step` at once, as many more in each later task, so that
 * a long list never holds the page up.
 */
export function useProgressiveCount(total: number, step: number): number {
  const [reached, setReached] = useState(step);
  const growing = reached < total;
  useEffect(() => {
    if (!growing) return undefined;
    const timer = window.setTimeout(() => setReached((count) => count + step));
    return () => window.clearTimeout(timer);
  }, [reached, growing, step]);
  return Math.min(reached, total);
}

/**
 * A long text in pieces of `longest` UTF-16 units or less that spell it when joined, cut behind a line ending, else
 * behind a blank, else anywhere but in the middle of a character.
 *
 * Each is to be laid out on its own: browsers take time by the square of its length to wrap a text in which
 * scripts alternate, half a minute for a hundred thousand characters.
 */
export function textChunks(text: string, longest: number): readonly string[] {
  const chunks: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = start + longest < text.length ? cutBefore(text, start, longest) : text.length;
    chunks.push(text.slice(start, end));
    start = end;
  }
  return chunks;
}

function cutBefore(text: string, start: number, longest: number): number {
  const window = text.slice(start, start + longest);
  const behind = window.lastIndexOf("\n") + 1 || window.lastIndexOf(" ") + 1 || window.length;
  const last = window.charCodeAt(behind - 1);
  const splits = behind === window.length && last >= 0xd800 && last <= 0xdbff;
  return start + behind - (splits ? 1 : 0);
}
