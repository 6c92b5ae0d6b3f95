import type { Literal } from "mdast";
import type { Handle } from "mdast-util-from-markdown";
import type { Code, ConstructRecord, Effects, State, TokenizeContext } from "micromark-util-types";
import { lazyLine } from "./lazy-line";

/** A formula in a line: `$x$`, or `$$x$$`, which is displayed on a line of its own. */
export interface InlineMath extends Literal {
  type: "inlineMath";
  display: boolean;
}

/** A formula that is a block: `$$` at the start of a line, to `$$` at the end of one. */
export interface Math extends Literal {
  type: "math";
}

declare module "mdast" {
  interface RootContentMap {
    inlineMath: InlineMath;
    math: Math;
  }
  interface PhrasingContentMap {
    inlineMath: InlineMath;
  }
  interface BlockContentMap {
    math: Math;
  }
}

declare module "micromark-util-types" {
  interface TokenTypeMap {
    inlineMath: "inlineMath";
    displayMath: "displayMath";
    blockMath: "blockMath";
    mathText: "mathText";
  }
}

const DOLLAR = 36;
const BACKSLASH = 92;
const BACKTICK = 96;

/** Where a formula may begin in a block's text. */
export const mathText: ConstructRecord = {
  [DOLLAR]: [
    { name: "displayMath", tokenize: tokenizeDisplayMath },
    { name: "inlineMath", tokenize: tokenizeInlineMath },
  ],
};

/** Where a formula may begin as a block. */
export const mathFlow: ConstructRecord = {
  [DOLLAR]: { name: "blockMath", tokenize: tokenizeBlockMath, concrete: true },
};

/** Opens the node of a formula that may hold line ends, so that they are not taken for its paragraph's. */
export const mathEnters: Record<"displayMath", Handle> = {
  displayMath(token) {
    this.enter({ type: "inlineMath", value: "", display: true }, token);
  },
};

/** Makes mdast nodes of formulas. */
export const mathExits: Record<"inlineMath" | "displayMath" | "blockMath", Handle> = {
  inlineMath(token) {
    this.enter({ type: "inlineMath", value: this.sliceSerialize(token).slice(1, -1), display: false }, token);
    this.exit(token);
  },
  displayMath(token) {
    const node = this.stack.at(-1);
    if (node?.type === "inlineMath") node.value = this.sliceSerialize(token).slice(2, -2).trim();
    this.exit(token);
  },
  blockMath(token) {
    const value = this.sliceSerialize(token).trim().slice(2, -2).trim();
    // Inside a quote or a list the slice holds the marks of the lines as well.
    this.enter({ type: "math", value: value.replace(/^[ \t]*(?:>[ \t]?)+/gm, "") }, token);
    this.exit(token);
  },
};

/** Lines on which a search for a closing dollar came to the end: a later start on them finds none either. */
const unclosed = new WeakMap<TokenizeContext, number>();

/**
 * No blank stands inside either dollar, and no digit behind the second: prices are text.
 *
 * ```markdown
 * > | a $b$ c
 *       ^^^
 * ```
 */
function tokenizeInlineMath(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { line } = this.now();
  let last: Code = null;
  let ticks = 0;
  const fail = (code: Code): State | undefined => {
    unclosed.set(this, line);
    return nok(code);
  };
  return (code) => {
    if (unclosed.get(this) === line) return nok(code);
    effects.enter("inlineMath");
    effects.consume(code);
    return first;
  };
  function first(code: Code): State | undefined {
    return code === DOLLAR || isBlank(code) ? nok(code) : inside(code);
  }
  function inside(code: Code): State | undefined {
    if (code === null || code < -2) return fail(code);
    effects.consume(code);
    if (code === BACKSLASH) {
      last = code;
      return escaped;
    }
    if (code === BACKTICK) ticks++;
    // A dollar behind an open backtick stands in code.
    const closes = code === DOLLAR && !isBlank(last) && ticks % 2 === 0;
    last = code;
    return closes ? behind : inside;
  }
  function escaped(code: Code): State | undefined {
    if (code === null || code < -2) return fail(code);
    effects.consume(code);
    last = code;
    return inside;
  }
  function behind(code: Code): State | undefined {
    if (code !== null && code >= 48 && code <= 57) return inside(code);
    effects.exit("inlineMath");
    return ok(code);
  }
}

/**
 * ```markdown
 * > | a $$b$$ c
 *       ^^^^^
 * ```
 */
function tokenizeDisplayMath(effects: Effects, ok: State, nok: State): State {
  let holds = false;
  return (code) => {
    effects.enter("displayMath");
    effects.consume(code);
    return second;
  };
  function second(code: Code): State | undefined {
    if (code !== DOLLAR) return nok(code);
    effects.consume(code);
    return between;
  }
  function between(code: Code): State | undefined {
    if (code === null) return nok(code);
    if (code < -2) {
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      return between;
    }
    effects.enter("mathText");
    return inside(code);
  }
  function inside(code: Code): State | undefined {
    if (code === null || code < -2) {
      effects.exit("mathText");
      return between(code);
    }
    effects.consume(code);
    if (code === BACKSLASH) return escaped;
    if (code === DOLLAR) return closing;
    holds ||= !isBlank(code);
    return inside;
  }
  function escaped(code: Code): State | undefined {
    if (code === null || code < -2) return inside(code);
    holds = true;
    effects.consume(code);
    return inside;
  }
  function closing(code: Code): State | undefined {
    if (code !== DOLLAR) return inside(code);
    if (!holds) return nok(code);
    effects.consume(code);
    effects.exit("mathText");
    effects.exit("displayMath");
    return ok;
  }
}

/**
 * ```markdown
 * > | $$
 *     ^^
 * > | a
 *     ^
 * > | $$
 *     ^^
 * ```
 */
function tokenizeBlockMath(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  // Right below a paragraph's text, dollars belong to the paragraph.
  const interrupts = this.interrupt === true;
  let dollars = 0;
  let holds = false;
  let closed = false;
  return (code) => {
    if (interrupts) return nok(code);
    effects.enter("blockMath");
    effects.enter("mathText");
    effects.consume(code);
    return second;
  };
  function second(code: Code): State | undefined {
    if (code !== DOLLAR) return nok(code);
    effects.consume(code);
    return line;
  }
  function line(code: Code): State | undefined {
    if (code === null || code < -2) return lineEnd(code);
    if (closed && !isBlank(code)) return nok(code);
    effects.consume(code);
    if (code === BACKSLASH) return escaped;
    dollars = code === DOLLAR ? dollars + 1 : 0;
    if (dollars === 2 && !holds) return nok;
    closed ||= dollars === 2;
    holds ||= code !== DOLLAR && !isBlank(code);
    return line;
  }
  function escaped(code: Code): State | undefined {
    dollars = 0;
    holds = true;
    if (code === null || code < -2) return lineEnd(code);
    effects.consume(code);
    return line;
  }
  function lineEnd(code: Code): State | undefined {
    dollars = 0;
    effects.exit("mathText");
    if (closed) {
      effects.exit("blockMath");
      return ok(code);
    }
    return code === null ? nok(code) : effects.check(lazyLine, nextLine, nok)(code);
  }
  function nextLine(code: Code): State | undefined {
    effects.enter("lineEnding");
    effects.consume(code);
    effects.exit("lineEnding");
    return (next) => {
      effects.enter("mathText");
      return line(next);
    };
  }
}

function isBlank(code: Code): boolean {
  return code === null || code < 0 || code === 32;
}
