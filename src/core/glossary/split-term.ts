const SEPARATORS = [" — ", " – ", " - ", ":: ", ": "] as const;

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
  const spans = new Spans(line);
  for (let at = 0; at < line.length; at++) {
    const past = spans.endOf(at);
    if (past > at) {
      at = past - 1;
      continue;
    }
    const separator = SEPARATORS.find((each) => line.startsWith(each, at));
    if (separator !== undefined) {
      return { term: unwrapTerm(line.slice(0, at)), definition: line.slice(at + separator.length).trim() };
    }
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
