/**
 * Whether two pieces of code are the same but for blanks that mean nothing: `make(chan int, 1)` is
 * `make(chan int,1)`. Blanks inside quotes, between words, and where joining would make another operator stay. [D9]
 */
export function matchesCode(answer: string, typed: string): boolean {
  return tightened(answer) === tightened(typed);
}

const QUOTES = "\"'`";
const WORD = /[\p{L}\p{N}_]/u;

function tightened(code: string): string {
  const kept: string[] = [];
  let quote = "";
  let blank = false;
  const characters = Array.from(code.normalize("NFC"));
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? "";
    if (quote === "" && character.trim() === "") {
      blank = true;
      continue;
    }
    if (blank && joins(kept.at(-1) ?? "", character)) kept.push(" ");
    blank = false;
    kept.push(character);
    if (quote === "") {
      quote = QUOTES.includes(character) ? character : "";
    } else if (character === "\\" && quote !== "`") {
      const escaped = characters[++i];
      if (escaped !== undefined) kept.push(escaped);
    } else if (character === quote) {
      quote = "";
    }
  }
  return kept.join("");
}

/** Whether two characters would read as one token without the blank between them. */
function joins(left: string, right: string): boolean {
  if (left === "") return false;
  if (WORD.test(left) && WORD.test(right)) return true;
  const pair = left + right;
  return (left === right && "+-&|<>=*/".includes(left)) || pair === "<-" || pair === "&^";
}
