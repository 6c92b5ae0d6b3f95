/** A separator, or what may begin a code span or a wikilink. */
const SEPARATOR_OR_SPAN = / [—–-] |::? |`|\[\[/g;

function next(line: string): RegExpExecArray | null {
  return SEPARATOR_OR_SPAN.exec(line);
}

function isSpan(found: string): boolean {
  return found === "`" || found === "[[";
}

/**
 * Splits an entry's text at its first separator: ` — `, ` – `, ` - `, `: ` or `:: `, never at a comma and never
 * inside a code span or a wikilink. Without one, the whole text is the term. [T2]
 *
 * ```text
 * comma-ok — the form v, ok := <-ch
 * ^^^^^^^^   ^^^^^^^^^^^^^^^^^^^^^^
 * term       definition
 * ```
 */
export function splitTerm(text: string): { readonly term: string; readonly definition: string } {
  const line = text.trim();
  let spans: Spans | null = null;
  SEPARATOR_OR_SPAN.lastIndex = 0;
  for (let found = next(line); found !== null; found = next(line)) {
    if (!isSpan(found[0])) {
      const definition = line.slice(found.index + found[0].length).trim();
      return { term: unwrapTerm(line.slice(0, found.index)), definition };
    }
    spans ??= new Spans(line);
    const past = spans.endOf(found.index);
    if (past > found.index) SEPARATOR_OR_SPAN.lastIndex = past;
  }
  // Blanks were trimmed, so a colon that ends the text has lost the blank that made it a separator.
  const bare = /^(.*[^:]):{1,2}$/s.exec(line)?.[1] ?? line;
  return { term: unwrapTerm(bare), definition: "" };
}

/** A term without the Markdown that wraps it whole: a wikilink, a code span or bold. */
export function unwrapTerm(text: string): string {
  const bare = text.trim();
  const inner =
    /^\[\[(?:[^[\]|]*\|)?([^[\]|]+)\]\]$/.exec(bare)?.[1] ??
    /^`([^`]+)`$/.exec(bare)?.[1] ??
    /^\*\*([^*]+)\*\*$/.exec(bare)?.[1];
  return inner === undefined ? bare : inner.trim();
}

/** Finds code spans and wikilinks in a text, remembering what has no end so that hostile text stays linear. */
class Spans {
  private readonly text: string;
  private readonly openFences = new Set<number>();
  private linksEnd = false;

  constructor(text: string) {
    this.text = text;
  }

  /** Where the span that starts at `start` ends; `start` itself when none does. */
  endOf(start: number): number {
    if (this.text[start] === "`") return this.endOfCode(start);
    if (this.linksEnd || !this.text.startsWith("[[", start)) return start;
    const close = this.text.indexOf("]]", start);
    if (close !== -1) return close + 2;
    this.linksEnd = true;
    return start;
  }

  /** Backticks close with a run of the same length; a run without its like is plain text and skipped whole. */
  private endOfCode(start: number): number {
    const run = this.endOfRun(start);
    const length = run - start;
    if (this.openFences.has(length)) return run;
    for (let at = this.text.indexOf("`", run); at !== -1;) {
      const end = this.endOfRun(at);
      if (end - at === length) return end;
      at = this.text.indexOf("`", end);
    }
    this.openFences.add(length);
    return run;
  }

  private endOfRun(start: number): number {
    let end = start;
    while (this.text[end] === "`") end++;
    return end;
  }
}
