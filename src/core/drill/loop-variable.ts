/** What is read of one code; longer listings are not what a drill shows, and the search costs more than their length. */
const LONGEST_CODE = 20_000;
const MOST_LOOPS = 20;
const MOST_LITERALS = 20;

/**
 * Whether a Go code captures a loop's own variable, whose meaning changed with Go 1.22: one that the loop declares
 * and a function literal in its body uses, or whose address is taken there.
 *
 * Reads the code roughly, by names and braces; it may miss a case, and takes a name in a string for a use.
 */
export function capturesLoopVariable(code: string): boolean {
  if (code.length > LONGEST_CODE) return false;
  const loops = /\bfor[ \t]+([A-Za-z_]\w*)[ \t]*(?:,[ \t]*([A-Za-z_]\w*)[ \t]*)?:=/g;
  for (const loop of first(MOST_LOOPS, loops, code)) {
    const open = code.indexOf("{", loop.index);
    if (open < 0) return false;
    const body = code.slice(open, closingBrace(code, open));
    const names = [loop[1], loop[2]].filter((name) => name !== undefined).filter((name) => name !== "_");
    if (names.some((name) => captures(body, name))) return true;
  }
  return false;
}

function captures(body: string, name: string): boolean {
  // `v := v` gives every iteration its own.
  if (new RegExp(`\\b${name}[ \\t]*:=[ \\t]*${name}\\b`).test(body)) return false;
  if (new RegExp(`&${name}\\b`).test(body)) return true;
  const uses = new RegExp(`\\b${name}\\b`);
  for (const literal of first(MOST_LITERALS, /\bfunc[ \t]*\(([^)]*)\)/g, body)) {
    if (uses.test(literal[1] ?? "")) continue;
    const open = body.indexOf("{", literal.index);
    if (open >= 0 && uses.test(body.slice(open, closingBrace(body, open)))) return true;
  }
  return false;
}

/** The offset of the brace that closes the one at `open`; the code's end when none does. */
function closingBrace(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    const character = code.charAt(at);
    if (character === "{") depth++;
    else if (character === "}" && --depth === 0) return at;
  }
  return code.length;
}

/** The first matches of a pattern, as many as `count`. */
function first(count: number, pattern: RegExp, text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) {
    if (found.push(match) === count) break;
  }
  return found;
}
