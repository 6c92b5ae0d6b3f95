/** A code span in a text, from its first backtick to the place after its last one. */
export interface CodeSpan {
  readonly start: number;
  readonly end: number;
  /** How many backticks stand on each side. */
  readonly ticks: number;
}

/** The code spans of a text, and the runs of backticks that belong to none. */
export interface CodeSpans {
  readonly spans: readonly CodeSpan[];
  readonly unpaired: readonly CodeSpan[];
}

/**
 * Finds the code spans of a text: a run of backticks opens a span that the next run of the same length closes; a run
 * that none closes is text. Time is linear in the text's length.
 */
export function codeSpansOf(text: string): CodeSpans {
  const runs = [...text.matchAll(/`+/g)];
  const closing = closingRuns(runs.map(([ticks]) => ticks.length));
  const spans: CodeSpan[] = [];
  const unpaired: CodeSpan[] = [];
  for (let index = 0; index < runs.length; index++) {
    const open = runs[index];
    if (open === undefined) break;
    const ticks = open[0].length;
    const close = runs[closing[index] ?? -1];
    const found = { start: open.index, end: (close ?? open).index + ticks, ticks };
    (close === undefined ? unpaired : spans).push(found);
    index = closing[index] ?? index;
  }
  return { spans, unpaired };
}

/** For each run the index of the next run of the same length; undefined where there is none. */
function closingRuns(lengths: readonly number[]): readonly (number | undefined)[] {
  const next = new Map<number, number>();
  const closing = new Array<number | undefined>(lengths.length).fill(undefined);
  for (let index = lengths.length - 1; index >= 0; index--) {
    const length = lengths[index] ?? 0;
    closing[index] = next.get(length);
    next.set(length, index);
  }
  return closing;
}

/** What a span says: the text between its backticks, less the blank on each side that sets backticks apart. */
export function codeSpanText(text: string, { start, end, ticks }: CodeSpan): string {
  const inside = text.slice(start + ticks, end - ticks);
  const padded = inside.startsWith(" ") && inside.endsWith(" ") && inside.trim() !== "";
  return padded ? inside.slice(1, -1) : inside;
}

/** What a text says that is one code span from end to end; null for any other. */
export function onlyCodeSpan(text: string): string | null {
  if (!text.startsWith("`")) return null;
  const [span] = codeSpansOf(text).spans;
  return span?.start === 0 && span.end === text.length ? codeSpanText(text, span) : null;
}

/** Text as one code span, whatever backticks it holds; line breaks become blanks. */
export function asCodeSpan(text: string): string {
  let longest = 0;
  for (const [ticks] of text.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  const ticks = "`".repeat(longest + 1);
  const line = text.replace(/\r\n|\r|\n/g, " ");
  const pad = longest > 0 || (line.startsWith(" ") && line.endsWith(" ")) ? " " : "";
  return ticks + pad + line + pad + ticks;
}

/** A part of a text and its offset there. */
export interface TextPart {
  readonly text: string;
  readonly offset: number;
}

/** What stands outside code spans, in written order. */
export function outsideCode(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { start, end } of codeSpansOf(text).spans) {
    parts.push({ text: text.slice(from, start), offset: from });
    from = end;
  }
  return [...parts, { text: text.slice(from), offset: from }];
}

/** The text with `change` done to what is not code. */
export function mapOutsideCode(text: string, change: (text: string) => string): string {
  let result = "";
  let from = 0;
  for (const { start, end } of codeSpansOf(text).spans) {
    result += change(text.slice(from, start)) + text.slice(start, end);
    from = end;
  }
  return result + change(text.slice(from));
}
