import { codeSpansOf } from "../markdown/code-spans";
/** What is wanted next: any blanks at all (`null`), or a character, to the letter or whatever its case. */
type Wanted = { readonly character: string; readonly exact: boolean } | null;

/**
 * Whether what was typed is the answer: letter case and the amount of blanks do not matter outside the answer's
 * code spans, and inside them everything does. The learner need not type the ticks. [D8]
 */
export function matchesText(answer: string, typed: string): boolean {
  const given = Array.from(typed.normalize("NFC").replace(/`/g, "").trim());
  let at = 0;
  for (const wanted of wantedFor(answer.normalize("NFC"))) {
    const have = given[at];
    if (have === undefined) return false;
    if (wanted === null) {
      if (!isBlank(have)) return false;
      while (isBlank(given[at] ?? "")) at += 1;
      continue;
    }
    const same = wanted.exact
      ? have === wanted.character
      : have.toLowerCase() === wanted.character.toLowerCase();
    if (!same) return false;
    at += 1;
  }
  return at === given.length;
}

/** An answer as what is wanted of the typed text, one after another; no blanks at either end, and none twice. */
function wantedFor(answer: string): readonly Wanted[] {
  const wanted: Wanted[] = [];
  const blank = () => {
    if (wanted.length > 0 && wanted.at(-1) !== null) wanted.push(null);
  };
  for (const segment of segmentsOf(answer)) {
    // Blanks at the ends of a code span are the sentence's, not the code's.
    const inner = segment.code ? segment.text.trim() : segment.text;
    if (segment.code && /^\s/.test(segment.text)) blank();
    for (const character of Array.from(inner)) {
      if (!segment.code && isBlank(character)) blank();
      else wanted.push({ character, exact: segment.code });
    }
    if (segment.code && inner !== "" && /\s$/.test(segment.text)) blank();
  }
  if (wanted.at(-1) === null) wanted.pop();
  return wanted;
}

interface Segment {
  readonly code: boolean;
  /** Without ticks. */
  readonly text: string;
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
 * A run of ticks is closed by the next run of the same length, as in CommonMark; ticks that nothing closes are
 * dropped, because what was typed is compared without ticks too.
 */
function segmentsOf(answer: string): readonly Segment[] {
  const { spans } = codeSpansOf(answer);
  const plain = (from: number, to: number): string => answer.slice(from, to).replace(/`/g, "");
  const segments: Segment[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    segments.push({ code: false, text: plain(from, start) });
    segments.push({ code: true, text: answer.slice(start, end).replace(/`/g, "") });
    from = end;
  }
  return [...segments, { code: false, text: plain(from, answer.length) }];
}

function isBlank(character: string): boolean {
  return character !== "" && character.trim() === "";
}
