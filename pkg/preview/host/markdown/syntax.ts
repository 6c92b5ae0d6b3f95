import type { Literal } from "mdast";
import type { Extension as FromMarkdownExtension } from "mdast-util-from-markdown";
import type { Code, Effects, Extension, State, TokenizeContext } from "micromark-util-types";
import { mathEnters, mathExits, mathFlow, mathText } from "./math-syntax";
import { lazyLine } from "./lazy-line";

/** `[[target]]`, or `![[target]]`, which embeds. The value is what stands between the brackets. */
export interface Wikilink extends Literal {
  type: "wikilink";
  embed: boolean;
}

/** `%%text%%` in a line. */
export interface InlineComment extends Literal {
  type: "inlineComment";
}

/** `%%` at the start of a line, to the next `%%` or the end of the note. */
export interface BlockComment extends Literal {
  type: "blockComment";
}

declare module "mdast" {
  interface RootContentMap {
    wikilink: Wikilink;
    inlineComment: InlineComment;
    blockComment: BlockComment;
  }
  interface PhrasingContentMap {
    wikilink: Wikilink;
    inlineComment: InlineComment;
  }
  interface BlockContentMap {
    blockComment: BlockComment;
  }
}

declare module "micromark-util-types" {
  interface TokenTypeMap {
    wikilink: "wikilink";
    inlineComment: "inlineComment";
    blockComment: "blockComment";
    blockCommentLine: "blockCommentLine";
  }
}

const EXCLAMATION = 33;
const PERCENT = 37;
const OPEN = 91;
const CLOSE = 93;

/** Obsidian's additions to CommonMark that change where things begin and end. */
export function obsidianSyntax(): Extension {
  return {
    flow: {
      [PERCENT]: { name: "blockComment", tokenize: tokenizeBlockComment, concrete: true },
      ...mathFlow,
    },
    text: {
      ...mathText,
      [OPEN]: { name: "wikilink", tokenize: tokenizeWikilink },
      [EXCLAMATION]: { name: "wikilink", tokenize: tokenizeWikilink },
      [PERCENT]: { name: "inlineComment", tokenize: tokenizeInlineComment },
    },
  };
}

/** Makes mdast nodes of the tokens that `obsidianSyntax` finds. */
export function obsidianFromMarkdown(): FromMarkdownExtension {
  return {
    enter: mathEnters,
    exit: {
      ...mathExits,
      wikilink(token) {
        const text = this.sliceSerialize(token);
        const embed = text.startsWith("!");
        this.enter({ type: "wikilink", value: text.slice(embed ? 3 : 2, -2), embed }, token);
        this.exit(token);
      },
      inlineComment(token) {
        this.enter({ type: "inlineComment", value: this.sliceSerialize(token).slice(2, -2) }, token);
        this.exit(token);
      },
      blockComment(token) {
        this.enter({ type: "blockComment", value: this.sliceSerialize(token) }, token);
        this.exit(token);
      },
    },
  };
}

/**
 * ```markdown
 * > | a [[b|c]] d ![[e]]
 *       ^^^^^^^   ^^^^^^
 * ```
 */
function tokenizeWikilink(effects: Effects, ok: State, nok: State): State {
  let holds = false;
  return (code) => {
    effects.enter("wikilink");
    effects.consume(code);
    return code === EXCLAMATION ? firstBracket : secondBracket;
  };
  function firstBracket(code: Code): State | undefined {
    if (code !== OPEN) return nok(code);
    effects.consume(code);
    return secondBracket;
  }
  function secondBracket(code: Code): State | undefined {
    if (code !== OPEN) return nok(code);
    effects.consume(code);
    return inside;
  }
  function inside(code: Code): State | undefined {
    if (code === null || code < 0 || code === OPEN) return nok(code);
    effects.consume(code);
    if (code === CLOSE) return holds ? closing : nok;
    holds = true;
    return inside;
  }
  function closing(code: Code): State | undefined {
    if (code !== CLOSE) return nok(code);
    effects.consume(code);
    effects.exit("wikilink");
    return ok;
  }
}

/**
 * ```markdown
 * > | a %%b%% c
 *       ^^^^^
 * ```
 */
function tokenizeInlineComment(effects: Effects, ok: State, nok: State): State {
  return (code) => {
    effects.enter("inlineComment");
    effects.consume(code);
    return second;
  };
  function second(code: Code): State | undefined {
    if (code !== PERCENT) return nok(code);
    effects.consume(code);
    return inside;
  }
  function inside(code: Code): State | undefined {
    if (code === null || code < 0) return nok(code);
    effects.consume(code);
    return code === PERCENT ? closing : inside;
  }
  function closing(code: Code): State | undefined {
    if (code !== PERCENT) return inside(code);
    effects.consume(code);
    effects.exit("inlineComment");
    return ok;
  }
}

/**
 * ```markdown
 * > | %% a
 *     ^^^^
 * > | b %%
 *     ^^^^
 * ```
 */
function tokenizeBlockComment(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let closed = false;
  let signs = 0;
  return (code) => {
    effects.enter("blockComment");
    effects.enter("blockCommentLine");
    effects.consume(code);
    return second;
  };
  function second(code: Code): State | undefined {
    if (code !== PERCENT) return nok(code);
    effects.consume(code);
    return line;
  }
  function line(code: Code): State | undefined {
    if (code === null || code < -2) return lineEnd(code);
    effects.consume(code);
    signs = code === PERCENT ? signs + 1 : 0;
    if (signs === 2) closed = true;
    return line;
  }
  function lineEnd(code: Code): State | undefined {
    signs = 0;
    effects.exit("blockCommentLine");
    if (code === null || closed) return end(code);
    return effects.check(lazyLine, nextLine, end)(code);
  }
  function nextLine(code: Code): State | undefined {
    effects.enter("lineEnding");
    effects.consume(code);
    effects.exit("lineEnding");
    return (next) => {
      effects.enter("blockCommentLine");
      return line(next);
    };
  }
  function end(code: Code): State | undefined {
    effects.exit("blockComment");
    return ok(code);
  }
}
