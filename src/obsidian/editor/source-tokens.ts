import type { SourceCode } from "../../core/lesson/block-syntax";
import type { SynchronousHighlighter, TokenLine } from "../../highlight/tokens";

/** A code's tokens, line by line; null for a line that is plain. */
export type CodeTokens = readonly (TokenLine | null)[];

/** The tokens of the code in an editor's blocks: at once where that is quick, else when they come. */
export class SourceTokens {
  private readonly highlighter: SynchronousHighlighter;
  private readonly came: () => void;
  private readonly known = new WeakMap<SourceCode, CodeTokens>();
  private readonly meanwhile = new WeakMap<SourceCode, CodeTokens>();
  /** Codes the highlighter was asked for; what it leaves plain it is not asked for again. */
  private readonly asked = new WeakSet<SourceCode>();
  /** One at a time: somebody who types asks for what the next keystroke makes useless. */
  private asking = false;

  /** `came` hears of tokens that were not there at once. */
  constructor(highlighter: SynchronousHighlighter, came: () => void) {
    this.highlighter = highlighter;
    this.came = came;
  }

  of(code: SourceCode): CodeTokens | null {
    const known = this.known.get(code) ?? this.highlighter.tokens(code.text, code.language);
    if (known === null) this.ask(code);
    else this.known.set(code, known);
    return known ?? this.meanwhile.get(code) ?? null;
  }

  /**
   * Says what a code was before it was written in: until its own tokens come, lines it shares with that, from the
   * beginning and from the end, keep theirs.
   */
  follow(before: SourceCode, code: SourceCode): void {
    const tokens = this.known.get(before) ?? this.meanwhile.get(before);
    if (tokens === undefined || before.language !== code.language) return;
    const [then, now] = [before.text.split("\n"), code.text.split("\n")];
    const most = Math.min(then.length, now.length);
    let head = 0;
    while (head < most && then[head] === now[head]) head++;
    let tail = 0;
    while (tail < most - head && then.at(-1 - tail) === now.at(-1 - tail)) tail++;
    const moved = now.length - then.length;
    const shared = now.map((_, line) => {
      if (line < head) return tokens[line] ?? null;
      return line >= now.length - tail ? (tokens[line - moved] ?? null) : null;
    });
    this.meanwhile.set(code, shared);
  }

  private ask(code: SourceCode): void {
    if (this.asking || this.asked.has(code)) return;
    this.asked.add(code);
    this.asking = true;
    void this.highlighter.highlight(code.text, code.language).then((lines) => {
      this.asking = false;
      if (lines !== null) this.known.set(code, lines);
      this.came();
    });
  }
}
