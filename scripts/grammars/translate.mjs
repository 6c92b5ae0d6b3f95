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
const SEARCH_START = "\uE021";
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

/** The flags of a pattern that needs none of its own; those of src/highlight/pattern.ts. */
const FLAGS = "dgu";

/** An entry of the table beside the grammar, as `SpecialPattern` in src/highlight/pattern.ts reads it. */
function special({ source, flags, hidden, transfers, strategy }) {
  if (transfers.length > 0) throw new Error(`captures to transfer in ${source}`);
  if (strategy !== null) throw new Error(`the strategy ${strategy} for ${source}`);
  return {
    source,
    ...(flags === FLAGS ? {} : { flags }),
    ...(hidden.length === 0 ? {} : { hidden }),
  };
}

/**
 * A pattern with `\G`, for a search that may match there.
 *
 * `\G` is true only where the search begins, and in these grammars always asked about where the match begins. So one
 * pattern for a match at that place (`source`, sticky), where it is true, and one for a match further on (`after`).
 */
function translateSearchStart(pattern) {
  const masked = rewritePieces(pattern, (text, inClass) =>
    !inClass && text === "\\G" ? SEARCH_START : text,
  );
  const entry = special(convert(masked));
  const withAnchor = (replacement) => entry.source.replaceAll(SEARCH_START, replacement);
  return {
    ...entry,
    source: withAnchor("(?:)"),
    flags: `${FLAGS}y`,
    ...(pattern.startsWith("\\G") ? {} : { after: withAnchor("(?!)") }),
  };
}

/**
 * One pattern of a grammar, in the place (`match`, `begin`, `end`, `while`) where it stands.
 *
 * `pattern` is what the grammar holds from now on; `specials` are the entries of the table beside the grammar, by the
 * text the tokenizer will ask for. In `end` and `while`, `\1` is the text that `begin` captured; the tokenizer puts it
 * in, so it must come through as it is. `captured` says what that text can be where the pattern needs an entry too.
 */
export function translatePattern(pattern, place, captured = {}) {
  if (/\\[Az]/.test(pattern)) throw new Error(`${pattern} has an anchor this translation does not know`);
  const dynamic = (place === "end" || place === "while") && /\\[1-9]/.test(pattern);

  if (pattern.includes("\\G")) {
    const asked = dynamic ? captured[pattern]?.map((text) => pattern.replace(/\\[1-9]/, text)) : [pattern];
    if (asked === undefined) throw new Error(`${pattern} needs to know what its begin can capture`);
    const entries = asked.flatMap((text) => {
      const never = text.replaceAll("\\G", "\\\uFFFF");
      return [
        [text, translateSearchStart(text)],
        [never, special(convert(never))],
      ];
    });
    return { pattern, specials: Object.fromEntries(entries) };
  }

  if (dynamic) {
    const masked = rewritePieces(pattern, (text) =>
      /^\\[1-9]$/.test(text) ? capture(Number(text[1])) : text,
    );
    const { source, ...more } = special(convert(masked));
    if (Object.keys(more).length > 0 || /\\\d/.test(source)) {
      throw new Error(`${pattern} needs more than its source, which the tokenizer changes`);
    }
    return {
      pattern: source.replace(/[\uE001-\uE009]/g, (c) => `\\${c.charCodeAt(0) - 0xe000}`),
      specials: {},
    };
  }

  const entry = special(convert(pattern));
  // A plain pattern stands in the grammar as it is. One with more to it, or with a reference to a group of its own in
  // a place where the tokenizer takes it for one of begin's, stays in its first form, as the key of its entry.
  const plain =
    Object.keys(entry).length === 1 && (place === "match" || place === "begin" || !/\\\d/.test(entry.source));
  return plain ? { pattern: entry.source, specials: {} } : { pattern, specials: { [pattern]: entry } };
}
