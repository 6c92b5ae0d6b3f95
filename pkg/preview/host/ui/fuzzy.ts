import type { SearchMatches, SearchResult, SearchResultContainer } from "obsidian";

/**
 * A search for the query's letters in their order, anywhere in a text; case does not count. Scores are negative or zero,
 * higher is better: letters that stand together and at the starts of words count most.
 */
export function prepareFuzzySearch(query: string): (text: string) => SearchResult | null {
  const wanted = Array.from(query.toLowerCase()).filter((letter) => letter.trim() !== "");
  return (text) => {
    const found = matchLetters(wanted, text.toLowerCase());
    if (found === null) return null;
    const matches: SearchMatches = [];
    let score = -text.length / 1000;
    for (const [index, at] of found.entries()) {
      const last = matches.at(-1);
      const length = wanted[index]?.length ?? 1;
      if (last?.[1] === at) last[1] = at + length;
      else {
        matches.push([at, at + length]);
        score -= at === 0 || /[\s/_.:-]/.test(text[at - 1] ?? "") ? 0.1 : 1;
      }
    }
    return { score, matches };
  };
}

/** A search for every word of the query, in any order. */
export function prepareSimpleSearch(query: string): (text: string) => SearchResult | null {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => {
    const lower = text.toLowerCase();
    const matches: SearchMatches = [];
    for (const word of words) {
      let at = lower.indexOf(word);
      if (at < 0) return null;
      for (; at >= 0; at = lower.indexOf(word, at + word.length)) matches.push([at, at + word.length]);
    }
    matches.sort((a, b) => a[0] - b[0]);
    return { score: -text.length / 1000, matches };
  };
}

/** Best first. */
export function sortSearchResults(results: SearchResultContainer[]): void {
  results.sort((a, b) => b.match.score - a.match.score);
}

/** Writes a text with its matches marked. */
export function renderMatches(
  el: HTMLElement | DocumentFragment,
  text: string,
  matches: SearchMatches | null,
  offset = 0,
): void {
  let from = 0;
  for (const [start, end] of matches ?? []) {
    const [left, right] = [Math.max(start + offset, from), Math.min(end + offset, text.length)];
    if (left >= right) continue;
    el.appendText(text.slice(from, left));
    el.createSpan({ cls: "suggestion-highlight", text: text.slice(left, right) });
    from = right;
  }
  el.appendText(text.slice(from));
}

export function renderResults(el: HTMLElement, text: string, result: SearchResult, offset?: number): void {
  renderMatches(el, text, result.matches, offset);
}

/** Where the letters stand: each word's start is preferred over an earlier letter inside a word, when the rest still fits. */
function matchLetters(wanted: readonly string[], text: string): number[] | null {
  const found: number[] = [];
  let from = 0;
  for (const [index, letter] of wanted.entries()) {
    const next = text.indexOf(letter, from);
    if (next < 0) return null;
    const start = next === from && index > 0 ? next : wordStart(text, letter, from);
    const at = start >= 0 && fits(wanted, index + 1, text, start + letter.length) ? start : next;
    found.push(at);
    from = at + letter.length;
  }
  return found;
}

function wordStart(text: string, letter: string, from: number): number {
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) {
    if (at === 0 || /[\s/_.:-]/.test(text[at - 1] ?? "")) return at;
  }
  return -1;
}

function fits(wanted: readonly string[], index: number, text: string, from: number): boolean {
  let at = from;
  for (const letter of wanted.slice(index)) {
    const next = text.indexOf(letter, at);
    if (next < 0) return false;
    at = next + letter.length;
  }
  return true;
}
