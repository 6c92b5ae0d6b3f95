/** A wikilink in a text: `[[target|shown]]`, or an embed `![[target]]`. */
export interface Wikilink {
  /** Note and heading or block (`GLOSSARY#comma-ok`), without blanks around. */
  readonly target: string;
  /** What the link shows in place of its target; null when it says nothing. */
  readonly alias: string | null;
  readonly embed: boolean;
  /** Offset of the link in the text, from 0, and how many code units it takes. */
  readonly offset: number;
  readonly length: number;
}

/**
 * The wikilinks of a Markdown text, code spans left out.
 *
 * ```text
 * See [[GLOSSARY#comma-ok|comma-ok]].
 *       ^^^^^^^^^^^^^^^^^ ^^^^^^^^
 *       target            alias
 * ```
 */
export function wikilinksOf(markdown: string): readonly Wikilink[] {
  const links: Wikilink[] = [];
  for (const span of outsideCode(markdown)) {
    for (const match of span.text.matchAll(/\[\[([^[\]\n]+)\]\]/g)) {
      const [whole, inside = ""] = match;
      const bar = inside.search(/\\?\|/);
      const target = (bar < 0 ? inside : inside.slice(0, bar)).trim();
      if (target === "") continue;
      const embed = span.text.charAt(match.index - 1) === "!";
      links.push({
        target,
        alias: bar < 0 ? null : inside.slice(inside.indexOf("|") + 1).trim(),
        embed,
        offset: span.offset + match.index - (embed ? 1 : 0),
        length: whole.length + (embed ? 1 : 0),
      });
    }
  }
  return links;
}

/** The target of a text that is one wikilink and nothing else; null when it is not. */
export function wikilinkTarget(text: string): string | null {
  const trimmed = text.trim();
  const [link] = wikilinksOf(trimmed);
  return link?.offset === 0 && link.length === trimmed.length && !link.embed ? link.target : null;
}

/** What a reader sees of inline Markdown, near enough to measure and compare: marks and link targets dropped, blanks folded. */
export function plainText(markdown: string): string {
  return markdown
    .replace(
      /!?\[\[([^[\]\n|]+)(?:\|([^[\]\n]*))?\]\]/g,
      (_, target: string, alias?: string) => alias ?? target,
    )
    .replace(/!?\[([^[\]\n]*)\]\([^()\n]*\)/g, "$1")
    .replace(/\*\*|__|~~|==|`/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A stretch of a text and its offset there. */
interface Stretch {
  readonly text: string;
  readonly offset: number;
}

/**
 * What stands outside code spans. A run of backticks opens a span that the next run of the same length closes;
 * a run that none closes is text.
 */
export function outsideCode(markdown: string): readonly Stretch[] {
  const runs = [...markdown.matchAll(/`+/g)].map((match) => ({
    offset: match.index,
    length: match[0].length,
  }));
  const closing = closingRuns(runs.map(({ length }) => length));
  const stretches: Stretch[] = [];
  let from = 0;
  for (let index = 0; index < runs.length; index++) {
    const open = runs[index];
    const close = runs[closing[index] ?? -1];
    if (open === undefined || close === undefined) continue;
    stretches.push({ text: markdown.slice(from, open.offset), offset: from });
    from = close.offset + close.length;
    index = closing[index] ?? index;
  }
  stretches.push({ text: markdown.slice(from), offset: from });
  return stretches;
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
