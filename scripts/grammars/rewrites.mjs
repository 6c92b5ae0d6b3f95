/**
 * Patterns of the stock Go grammar that take exponential time, each with a form that matches the same text in the
 * same groups in linear (at worst polynomial) time.
 *
 * All of them nest one repetition in another so that the same text can be split in many ways; a backtracking engine
 * tries every split before it gives up. Oniguruma suffers from most of them too. `count` is how often the fragment
 * stands in the grammar: when the grammar changes, the build stops and someone looks.
 */

/** One or more channel prefixes: `chan`, `<-chan`, `[]chan <-`. A `<-` between two belongs to the first. */
const channel = String.raw`(?:[]*\[]+{0,1}(?:<-\s*)?\bchan\b(?:\s*<-)?\s*)+`;
const spacedChannel = String.raw`(?:\s*[]*\[]+{0,1}(?:<-\s*)?\bchan\b(?:\s*<-)?\s*)+`;
const oneChannel = String.raw`[]*\[]+{0,1}(?:<-\s*)?\bchan\b(?:\s*<-|(?!\s*<-))`;

export const goRewrites = [
  {
    // The fields of a one-line struct: every repetition inside is subsumed by "anything but quotes and slashes".
    from: String.raw`(?<=\{)((?:\s*(?:(?:\w+,\s*)+{0,1}\w+\s+)?${spacedChannel}{0,1}[^"/${"`"}\s]+;?)+)\s*(?=})`,
    to: String.raw`(?<=\{)([^"/${"`"}]*[^"/${"`"}\s])\s*(?=})`,
    count: 1,
  },
  {
    // Type arguments: a run of names, bracketed parts and commas, each optional in each round.
    from: String.raw`(?:[*.\w]+{0,1}(?:\[[^]]+{0,1}])?(?:,\s+)?)+`,
    to: String.raw`(?:[*.\w]|\[[^]]*]|,\s+)*`,
    count: 3,
  },
  {
    from: String.raw`(?:[*.\w]+(?:,\s+)?)+{0,1}`,
    to: String.raw`(?:[*.\w]+(?:,\s+[*.\w]+)*(?:,\s+)?)?`,
    count: 1,
  },
  {
    // The arguments of a generic type in `make`: blanks stand only after a comma, and commas anywhere.
    from: String.raw`\[(?:\S+(?:,\s*\S+)*)?]`,
    to: String.raw`\[(?:\S+(?:(?<=\S,)\s+\S+)*)?]`,
    count: 1,
  },
  { from: spacedChannel, to: String.raw`(?:(?:\s*${oneChannel})+\s*)`, count: 15 },
  { from: channel, to: String.raw`(?:${oneChannel}\s*)+`, count: 9 },
];
