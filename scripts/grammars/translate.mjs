/**
 * Oniguruma patterns of a TextMate grammar → ECMAScript 2018 patterns that give the same matches.
 *
 * Two liberties, both invisible in ASCII code: `\d` and POSIX classes are ASCII, and `\w` stays `\w` inside a class,
 * for the scanner to widen by a small set of letter ranges. The Unicode property classes that a literal translation
 * would need are what makes the first block slow: an engine compiles each into thousands of ranges.
 */
import { toRegExpDetails } from "oniguruma-to-es";

const rules = {
  allowOrphanBackrefs: true,
  asciiWordBoundaries: true,
  captureGroup: true,
  recursionLimit: 5,
  singleline: true,
};

/** Private-use characters that carry a construct through the translation unseen. */
const WORD = "\uE020";
const capture = (digit) => String.fromCharCode(0xe000 + digit);

/**
 * Splits a pattern into escapes, class brackets, POSIX classes and other characters, each with whether it stands
 * inside a class.
 */
function* pieces(pattern) {
  let depth = 0;
  for (const [text] of pattern.matchAll(/\\(?:[xu][0-9A-Fa-f]+|[^])|\[:\^?\w+:\]|\[\^?\]?|[^]/g)) {
    const posix = depth > 0 && text.startsWith("[:");
    if (text[0] === "[" && !posix) depth++;
    yield { text, inClass: depth > 0 };
    if (text === "]") depth--;
  }
}

const rewritePieces = (pattern, rewrite) => {
  let result = "";
  for (const { text, inClass } of pieces(pattern)) result += rewrite(text, inClass);
  return result;
};

const asciiClasses = {
  "[:alnum:]": `0-9A-Za-z`,
  "[:alpha:]": `A-Za-z`,
  "[:digit:]": `0-9`,
  "[:space:]": String.raw`\s`,
  "[:upper:]": `A-Z`,
  "[:lower:]": `a-z`,
};

/** Makes classes ASCII and hides `\w` behind a character the translation passes through. */
const asciiPattern = (pattern) =>
  rewritePieces(pattern, (text, inClass) => {
    if (text === "\\w") return inClass ? WORD : `[${WORD}]`;
    if (text === "\\W") {
      if (inClass) throw new Error("\\W inside a class has no translation here");
      return `[^${WORD}]`;
    }
    if (text === "\\d") return inClass ? "0-9" : "[0-9]";
    if (/^\[:/.test(text) && inClass) {
      const ascii = asciiClasses[text];
      if (ascii === undefined) throw new Error(`no ASCII form of ${text}`);
      return ascii;
    }
    return text;
  });

function convert(pattern) {
  const details = toRegExpDetails(asciiPattern(pattern), {
    global: true,
    hasIndices: true,
    target: "ES2018",
    rules,
  });
  return {
    source: details.pattern.replaceAll(WORD, "\\w"),
    flags: details.flags,
    hidden: details.options?.hiddenCaptures ?? [],
    transfers: details.options?.transfers ?? [],
    strategy: details.options?.strategy ?? null,
  };
}

/** The flags of a pattern that needs none of its own; the scanner's default. */
export const DEFAULT_FLAGS = "dgu";

/** A pattern that needs more than its source, as `SpecialPattern` in src/highlight/scanner.ts. */
const special = ({ source, flags, hidden, transfers }) => {
  if (transfers.length > 0) throw new Error(`captures to transfer in ${source}`);
  return {
    source,
    ...(flags === DEFAULT_FLAGS ? {} : { flags }),
    ...(hidden.length === 0 ? {} : { hidden }),
  };
};

/**
 * A pattern with `\G`, for a search that may match there: `source` serves a search from the line's start, where `\G`
 * and `^` agree; `rest` one from further on, in the text cut off there, where `^` can no longer match.
 */
function translateSearchStart(pattern) {
  const whole = convert(pattern);
  if (whole.strategy === null) return special(whole);
  if (/\\[bB]|\(\?<[=!]/.test(pattern)) throw new Error(`${pattern} looks back past \\G`);
  const rest = rewritePieces(pattern, (text, inClass) =>
    inClass ? text : text === "^" ? "(?!)" : text === "\\G" ? "^" : text,
  );
  const start = rewritePieces(pattern, (text, inClass) => (!inClass && text === "\\G" ? "^" : text));
  return { ...special(convert(start)), rest: special(convert(rest)).source };
}

/**
 * One pattern of a grammar, in the place (`match`, `begin`, `end`, `while`) where it stands.
 *
 * `pattern` is what the grammar holds from now on; `specials` are the entries of the table beside the grammar, by the
 * text the tokenizer will ask for. In `end` and `while`, `\1` is the text that `begin` captured; the tokenizer puts it
 * in, so it must come through as it is.
 */
export function translatePattern(pattern, place) {
  if (/\\A|\\z/.test(pattern)) throw new Error(`${pattern} has an anchor this translation does not know`);
  if (pattern.includes("\\G")) {
    const never = pattern.replaceAll("\\G", "\\\uFFFF");
    return {
      pattern,
      specials: { [pattern]: translateSearchStart(pattern), [never]: special(convert(never)) },
    };
  }
  const dynamic = place === "end" || place === "while";
  const masked = dynamic
    ? rewritePieces(pattern, (text) => (/^\\[1-9]$/.test(text) ? capture(Number(text[1])) : text))
    : pattern;
  const translated = convert(masked);
  if (translated.strategy !== null) throw new Error(`${pattern} needs the strategy ${translated.strategy}`);
  if (dynamic && /\\\d/.test(translated.source)) {
    throw new Error(`${pattern} refers to a group of its own, which the tokenizer would take for one of begin's`);
  }
  const source = translated.source.replace(/[\uE001-\uE009]/g, (c) => `\\${c.charCodeAt(0) - 0xe000}`);
  const entry = special({ ...translated, source });
  return { pattern: source, specials: Object.keys(entry).length > 1 ? { [source]: entry } : {} };
}
