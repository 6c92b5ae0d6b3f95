import type { IOnigLib, IOnigMatch, OnigScanner } from "@shikijs/primitive/textmate";
import { Pattern, type GroupRanges, type ScannedText, type SpecialPatterns } from "./pattern";

/** A group that took no part in a match, as Oniguruma gives it. */
const ABSENT = { start: 0xffffffff, end: 0xffffffff, length: 0 };

/** What the TextMate tokenizer asks of a regular-expression engine, done with the host's own. */
export interface Scanners extends IOnigLib {
  /** Compiles a pattern ahead of its first use. */
  warm(source: string): void;
}

/**
 * Scanners for one grammar.
 *
 * `beforeSearch` runs before every search and may throw to stop a line that takes too long.
 */
export function createScanners(specials: SpecialPatterns, beforeSearch: () => void): Scanners {
  const compiled = new Map<string, Pattern>();
  let lastTextId = 0;

  const patternOf = (source: string | RegExp): Pattern => {
    if (typeof source !== "string") throw new TypeError("A grammar's patterns are text.");
    let pattern = compiled.get(source);
    if (pattern === undefined) {
      pattern = new Pattern(source, specials);
      compiled.set(source, pattern);
    }
    return pattern;
  };

  return {
    createOnigScanner: (sources) => createScanner(sources.map(patternOf), beforeSearch),
    warm: (source) => {
      patternOf(source).warm();
    },
    createOnigString: (content): ScannedText => ({ content, id: ++lastTextId }),
  };
}

/** Finds the match that begins first, of all the patterns; among equals, the first pattern's. */
function createScanner(patterns: readonly Pattern[], beforeSearch: () => void): OnigScanner {
  return {
    findNextMatchSync(text, start) {
      beforeSearch();
      let best: GroupRanges | null = null;
      let bestBegin = Infinity;
      let bestIndex = -1;
      for (const [index, pattern] of patterns.entries()) {
        const found = pattern.search(text as ScannedText, start);
        const begin = found?.[0]?.[0];
        if (begin === undefined || begin >= bestBegin) continue;
        best = found;
        bestBegin = begin;
        bestIndex = index;
        if (begin === start) break;
      }
      return best === null ? null : toMatch(bestIndex, best);
    },
  };
}

function toMatch(index: number, ranges: GroupRanges): IOnigMatch {
  return {
    index,
    captureIndices: ranges.map((range) =>
      range === undefined ? ABSENT : { start: range[0], end: range[1], length: range[1] - range[0] },
    ),
  };
}
