interface Segment {
  readonly code: boolean;
  readonly text: string;
}

/**
 * Whether what was typed is the answer: letter case and the amount of blanks do not matter outside the answer's
 * code spans, and inside them everything does. The learner need not type the ticks. [D8]
 */
export function matchesText(answer: string, typed: string): boolean {
  const given = typed.normalize("NFC").replace(/`/g, "").trim();
  let at = 0;
  for (const segment of segmentsOf(answer.normalize("NFC").trim())) {
    if (segment.code) {
      if (!given.startsWith(segment.text, at)) return false;
      at += segment.text.length;
      continue;
    }
    const end = matchFolded(segment.text, given, at);
    if (end === null) return false;
    at = end;
  }
  return at === given.length;
}

/** Where `given` has been read up to after `wanted` was met at `from`, blanks and case folded; null if it was not. */
function matchFolded(wanted: string, given: string, from: number): number | null {
  let at = from;
  for (let i = 0; i < wanted.length;) {
    if (isBlank(wanted[i])) {
      while (isBlank(wanted[i])) i += 1;
      if (!isBlank(given[at])) return null;
      while (isBlank(given[at])) at += 1;
      continue;
    }
    const want = String.fromCodePoint(wanted.codePointAt(i) ?? 0);
    const have = String.fromCodePoint(given.codePointAt(at) ?? 0);
    if (at >= given.length || (want !== have && want.toLowerCase() !== have.toLowerCase())) return null;
    i += want.length;
    at += have.length;
  }
  return at;
}

/**
 * Text and code spans in turn.
 *
 * ```text
 * a `sync.Once` per key
 * ^ ^^^^^^^^^^^ ^^^^^^^
 * | code        text
 * text
 * ```
 *
 * A run of ticks is closed by a run of the same length, as in CommonMark; ticks that nothing closes are dropped,
 * because what was typed is compared without ticks too.
 */
function segmentsOf(answer: string): readonly Segment[] {
  const runs = [...answer.matchAll(/`+/g)];
  // For each length of run, the runs of that length from the right, so that the next closing one is at hand.
  const waiting = new Map<number, number[]>();
  for (let i = runs.length - 1; i >= 0; i--) {
    const length = runs[i]?.[0].length ?? 0;
    const same = waiting.get(length);
    if (same === undefined) waiting.set(length, [i]);
    else same.push(i);
  }
  const segments: Segment[] = [];
  let from = 0;
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i];
    if (open === undefined) break;
    const length = open[0].length;
    const same = waiting.get(length) ?? [];
    while ((same.at(-1) ?? Infinity) <= i) same.pop();
    const closing = same.at(-1);
    const close = closing === undefined ? undefined : runs[closing];
    segments.push({ code: false, text: answer.slice(from, open.index) });
    from = open.index + length;
    if (close === undefined || closing === undefined) continue;
    segments.push({ code: true, text: spanText(answer.slice(from, close.index)) });
    from = close.index + length;
    i = closing;
  }
  segments.push({ code: false, text: answer.slice(from) });
  return segments;
}

/** A code span's text: one blank at either end belongs to the ticks, and ticks inside are not typed. */
function spanText(text: string): string {
  const padded = text.startsWith(" ") && text.endsWith(" ") && text.trim() !== "";
  return (padded ? text.slice(1, -1) : text).replace(/`/g, "");
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && (character === "\u00a0" || character.trim() === "");
}
