/**
 * A pattern that needs more than its source. Written by scripts/build-grammars.mjs, keyed by the text under which
 * the tokenizer asks for it.
 */
export interface SpecialPattern {
  readonly source: string;
  /** Flags other than the usual. */
  readonly flags?: string;
  /** Numbers of groups that stand for an atomic group and are not the grammar's own. */
  readonly hidden?: readonly number[];
  /** Where `source` only fits at the place the search begins: the pattern for a match further on. */
  readonly after?: string;
}

export type SpecialPatterns = Readonly<Record<string, SpecialPattern>>;

/** The text of a line; `id` tells lines apart, so that a search may be reused within one. */
export interface ScannedText {
  readonly content: string;
  readonly id: number;
}

/** Start and end offset of each group in the line, the whole match first; undefined for a group that took no part. */
export type GroupRanges = readonly ([number, number] | undefined)[];

/** Global, so that a search can begin anywhere; with indices, which the tokenizer lives on; by code points. */
const FLAGS = "dgu";

/**
 * Letters beyond ASCII, near enough, by blocks of scripts.
 *
 * The exact property classes compile to thousands of ranges and would be most of what the first block costs; the
 * difference is a few symbols that code has only in its comments.
 */
const LETTERS = [
  "\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u1fff",
  "\\u2c00-\\u2dff\\u3041-\\ud7ff\\uf900-\\ufdff\\ufe70-\\ufefc\\uff21-\\uffdc",
].join("");

/** Any short line will do. */
const WARM_TEXT = "a";

/** A pattern of a translated grammar, ready to search a line. */
export class Pattern {
  private readonly expression: RegExp;
  private readonly after: RegExp | null;
  private readonly hidden: readonly number[];
  private textId = -1;
  private searchedFrom = 0;
  private found: GroupRanges | null = null;

  /** Throws a SyntaxError where the engine lacks what the pattern needs (look-behind, before iOS 16.4). */
  constructor(text: string, specials: SpecialPatterns) {
    const special = Object.hasOwn(specials, text) ? specials[text] : undefined;
    this.expression = compile(special?.source ?? text, special?.flags ?? FLAGS);
    this.after = special?.after === undefined ? null : compile(special.after, FLAGS);
    this.hidden = special?.hidden ?? [];
  }

  /** The first match at or after `start`; null when there is none. */
  search(text: ScannedText, start: number): GroupRanges | null {
    // A sticky expression matches only where it is asked, so an earlier answer says nothing of a later place.
    if (this.expression.sticky) {
      return (
        this.exec(this.expression, text, start) ?? (this.after && this.exec(this.after, text, start + 1))
      );
    }
    if (text.id === this.textId && this.searchedFrom <= start) {
      const begin = this.found?.[0]?.[0];
      if (begin === undefined || begin >= start) return this.found;
    }
    this.found = this.exec(this.expression, text, start);
    this.textId = text.id;
    this.searchedFrom = start;
    return this.found;
  }

  /** Lets the host compile the pattern ahead of its first line, which it otherwise does at the first search. */
  warm(): void {
    for (const expression of this.after === null ? [this.expression] : [this.expression, this.after]) {
      expression.lastIndex = 0;
      expression.exec(WARM_TEXT);
    }
  }

  private exec(expression: RegExp, text: ScannedText, start: number): GroupRanges | null {
    expression.lastIndex = start;
    const ranges = expression.exec(text.content)?.indices ?? null;
    if (ranges === null || this.hidden.length === 0) return ranges;
    return ranges.filter((_, group) => !this.hidden.includes(group));
  }
}

function compile(source: string, flags: string): RegExp {
  // The translation leaves `\w` only inside classes, so letters can stand beside it.
  return new RegExp(withoutIdleEscapes(source).replaceAll("\\w", `\\w${LETTERS}`), flags);
}

/**
 * The tokenizer puts text that `begin` captured into `end`, escaped for Oniguruma; with the flag `u`, a backslash
 * before a character that needs none is an error.
 */
function withoutIdleEscapes(source: string): string {
  return source.replace(/\\([-\\,#\s])/g, (escape, character: string) =>
    character === "\\" ? escape : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
