/** Open brackets at one time, or dashes before one value. */
const DEEPEST = 100;

/** What the marks of a text may weigh together: some hundred milliseconds of parsing at worst. */
const HEAVIEST = 2500;

type Mark =
  "lines" | "properties" | "commas between brackets" | "brackets" | "quotation marks" | '"&", "*" or "!"';

/**
 * What is too much about front matter, as a sentence for its author; null when a parser may be given it.
 *
 * Parsers descend once per bracket or dash until the stack ends (which one of them does not survive), compare each key
 * with all others, and take time by the square of the mistakes they find. So each mark that begins something is
 * weighed, in quotes or not: the weight can only be too high.
 */
export function overweight(yaml: string): string | null {
  let depth = 0;
  let dashes = 0;
  let atLineStart = true;
  const counts = new Map<Mark, number>();
  let weight = 0;
  const weigh = (mark: Mark, by = 1): void => {
    counts.set(mark, (counts.get(mark) ?? 0) + 1);
    weight += by;
  };
  for (let at = 0; at < yaml.length; at++) {
    const char = yaml.charAt(at);
    // In the middle of a word a mark is text, unless brackets are open.
    const begins = at === 0 || AFTER.test(yaml.charAt(at - 1));
    if (char === "\n") {
      weigh("lines");
      dashes = 0;
      atLineStart = true;
    } else if (atLineStart && (char === "-" || char === "?" || char === ":") && endsWord(yaml, at))
      dashes += 1;
    else if (char !== " " && char !== "\t") atLineStart = false;
    if (char === "[" || char === "{") {
      if (begins || depth > 0) weigh("brackets");
      depth += 1;
    } else if (char === "]" || char === "}") {
      // One that closes another was weighed with it.
      if (depth === 0 && begins) weigh("brackets");
      depth = Math.max(0, depth - 1);
    } else if (char === "," && depth > 0) weigh("commas between brackets", 2);
    else if (char === ":" && endsWord(yaml, at)) weigh("properties");
    else if (begins && (char === '"' || char === "'")) weigh("quotation marks");
    else if (begins && (char === "&" || char === "*" || char === "!")) weigh('"&", "*" or "!"');
    if (depth > DEEPEST)
      return `The front matter has more than ${DEEPEST} brackets open at once; close them, or leave them out.`;
    if (dashes > DEEPEST)
      return `The front matter has more than ${DEEPEST} dashes before one value; nest less deeply.`;
    if (weight > HEAVIEST) {
      const [most] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? ["lines"];
      return `The front matter has too many ${most} to be read; shorten it.`;
    }
  }
  return null;
}

/** What a mark may stand behind and begin something. */
const AFTER = /[\s[\]{}"'&*!,:]/;

function endsWord(yaml: string, at: number): boolean {
  return at + 1 === yaml.length || /[ \t\n]/.test(yaml.charAt(at + 1));
}
