import { append } from "../text/append";
/**
 * A regular expression's parts. A set is code point ranges, both ends included, in order and apart; an assertion
 * takes no character.
 */
export type RegexpNode =
  | { readonly kind: "set"; readonly ranges: Ranges; readonly negated: boolean }
  | { readonly kind: "assert"; readonly what: Assertion }
  | { readonly kind: "sequence"; readonly nodes: readonly RegexpNode[] }
  | { readonly kind: "either"; readonly nodes: readonly RegexpNode[] }
  | { readonly kind: "repeat"; readonly node: RegexpNode; readonly min: number; readonly max: number };

export type Assertion = "start" | "end" | "boundary" | "no-boundary";
export type Ranges = readonly (readonly [from: number, to: number])[];

/** Why a pattern is not taken, as the end of a sentence. */
export class RegexpError extends Error {}

const LONGEST_SOURCE = 1000;
const DEEPEST_GROUP = 50;
const MOST_REPEATS = 200;

const DIGIT: Ranges = [[0x30, 0x39]];
const WORD: Ranges = [...DIGIT, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
const SPACE: Ranges = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const LINE_END: Ranges = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
const CLASSES: Readonly<Record<string, Ranges>> = { d: DIGIT, w: WORD, s: SPACE };
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, "0": 0 };

/**
 * Reads a regular expression in JavaScript's notation, less what no linear-time matcher can do (lookaround,
 * backreferences) and what a short answer does not need (Unicode properties, inline flags).
 * Throws a RegexpError that says what is not taken.
 */
export function parseRegexp(source: string, dotTakesLineEnds: boolean): RegexpNode {
  if (source.length > LONGEST_SOURCE) throw new RegexpError(`it is longer than ${LONGEST_SOURCE} characters`);
  return new RegexpParser(Array.from(source), dotTakesLineEnds).read();
}

class RegexpParser {
  private readonly characters: readonly string[];
  private readonly dotTakesLineEnds: boolean;
  private at = 0;
  private depth = 0;

  constructor(characters: readonly string[], dotTakesLineEnds: boolean) {
    this.characters = characters;
    this.dotTakesLineEnds = dotTakesLineEnds;
  }

  read(): RegexpNode {
    const node = this.either();
    if (this.at < this.characters.length) throw new RegexpError('a ")" closes no group');
    return node;
  }

  private either(): RegexpNode {
    const nodes = [this.sequence()];
    while (this.take("|")) nodes.push(this.sequence());
    return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { kind: "either", nodes };
  }

  private sequence(): RegexpNode {
    const nodes: RegexpNode[] = [];
    while (this.at < this.characters.length && this.peek() !== "|" && this.peek() !== ")") {
      nodes.push(this.quantified(this.atom()));
    }
    return { kind: "sequence", nodes };
  }

  private quantified(node: RegexpNode): RegexpNode {
    const bounds = this.bounds();
    if (bounds === null) return node;
    if (node.kind === "assert")
      throw new RegexpError("a quantifier follows something that takes no character");
    this.take("?"); // Whether a quantifier is lazy changes what is matched, never whether.
    if (this.bounds() !== null) throw new RegexpError("a quantifier follows a quantifier");
    return { kind: "repeat", node, min: bounds.min, max: bounds.max };
  }

  private bounds(): { min: number; max: number } | null {
    if (this.take("*")) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (this.take("+")) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (this.take("?")) return { min: 0, max: 1 };
    if (this.peek() !== "{") return null;
    const counted = /^\{(\d{1,6})(,(\d{0,6}))?\}/.exec(this.characters.slice(this.at, this.at + 15).join(""));
    if (counted === null) return null;
    this.at += counted[0].length;
    const min = Number(counted[1]);
    const max =
      counted[2] === undefined ? min : counted[3] === "" ? Number.POSITIVE_INFINITY : Number(counted[3]);
    if (min > max) throw new RegexpError(`the numbers of ${counted[0]} are out of order`);
    if (min > MOST_REPEATS || (Number.isFinite(max) && max > MOST_REPEATS)) {
      throw new RegexpError(`${counted[0]} repeats more than ${MOST_REPEATS} times`);
    }
    return { min, max };
  }

  private atom(): RegexpNode {
    const character = this.next();
    switch (character) {
      case "(":
        return this.group();
      case "[":
        return this.set();
      case "\\":
        return this.escape();
      case ".":
        return { kind: "set", ranges: this.dotTakesLineEnds ? [] : LINE_END, negated: true };
      case "^":
        return { kind: "assert", what: "start" };
      case "$":
        return { kind: "assert", what: "end" };
      case "*":
      case "+":
      case "?":
        throw new RegexpError(`"${character}" has nothing to repeat`);
      default:
        return one(character);
    }
  }

  private group(): RegexpNode {
    if (this.take("?")) {
      const rest = this.characters.slice(this.at, this.at + 2).join("");
      if (/^(?:[=!]|<[=!])/.test(rest)) throw new RegexpError("it looks ahead or behind");
      if (this.take("<")) while (this.next() !== ">");
      else if (!this.take(":"))
        throw new RegexpError("a group sets flags; they stand after the closing slash");
    }
    this.depth++;
    if (this.depth > DEEPEST_GROUP) throw new RegexpError(`groups nest deeper than ${DEEPEST_GROUP}`);
    const node = this.either();
    if (!this.take(")")) throw new RegexpError('a "(" is not closed');
    this.depth--;
    return node;
  }

  private set(): RegexpNode {
    const negated = this.take("^");
    const ranges: (readonly [number, number])[] = [];
    while (!this.take("]")) {
      const from = this.setMember();
      if (typeof from !== "number") {
        append(ranges, from);
        continue;
      }
      const ranged = this.peek() === "-" && (this.characters[this.at + 1] ?? "]") !== "]";
      if (!ranged) {
        ranges.push([from, from]);
        continue;
      }
      this.at++;
      const to = this.setMember();
      if (typeof to !== "number" || to < from) throw new RegexpError("a range in [] is out of order");
      ranges.push([from, to]);
    }
    return { kind: "set", ranges: inOrder(ranges), negated };
  }

  private setMember(): number | Ranges {
    const character = this.next("a [ is not closed");
    if (character !== "\\") return codePoint(character);
    if (this.take("b")) return 8;
    const node = this.escape();
    if (node.kind !== "set") throw new RegexpError("a [] holds something that takes no character");
    if (node.negated) return complement(node.ranges);
    const [only] = node.ranges;
    return node.ranges.length === 1 && only !== undefined && only[0] === only[1] ? only[0] : node.ranges;
  }

  private escape(): RegexpNode {
    const character = this.next("it ends in a backslash");
    if (character === "b") return { kind: "assert", what: "boundary" };
    if (character === "B") return { kind: "assert", what: "no-boundary" };
    const ranges = CLASSES[character.toLowerCase()];
    if (ranges !== undefined) return { kind: "set", ranges, negated: character !== character.toLowerCase() };
    const control = CONTROLS[character];
    if (control !== undefined) return point(control);
    if (character === "x") return point(this.hexadecimal(2));
    if (character === "u") return point(this.hexadecimal(4));
    if (/[1-9k]/.test(character)) throw new RegexpError("it refers back to a group");
    if (/[A-Za-z]/.test(character)) throw new RegexpError(`"\\${character}" is not known`);
    return one(character);
  }

  private hexadecimal(digits: number): number {
    const written = this.characters.slice(this.at, this.at + digits).join("");
    if (written.length < digits || !/^[0-9A-Fa-f]+$/.test(written)) {
      throw new RegexpError(`an escape needs ${digits} hexadecimal digits`);
    }
    this.at += digits;
    return parseInt(written, 16);
  }

  private peek(): string | undefined {
    return this.characters[this.at];
  }

  private next(error = "it ends too early"): string {
    const character = this.characters[this.at];
    if (character === undefined) throw new RegexpError(error);
    this.at++;
    return character;
  }

  private take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at++;
    return true;
  }
}

function one(character: string): RegexpNode {
  return point(codePoint(character));
}

function point(value: number): RegexpNode {
  return { kind: "set", ranges: [[value, value]], negated: false };
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** The same code points as ranges that are in order and apart. */
function inOrder(ranges: Ranges): Ranges {
  const apart: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart;
}

/** The code points outside ranges that are in order and apart. */
function complement(ranges: Ranges): Ranges {
  const outside: (readonly [number, number])[] = [];
  let from = 0;
  for (const [low, high] of ranges) {
    if (low > from) outside.push([from, low - 1]);
    from = high + 1;
  }
  outside.push([from, 0x10ffff]);
  return outside;
}
