import type { Engine, LineState } from "./engine";
import type { GrammarLanguage, TokenLine } from "./tokens";
import type { LineHistory } from "./line-history";
import { append } from "../core/text/append";

/** A line or a block that takes too long. */
export class TooSlow extends Error {}

export interface TokenizeTask {
  readonly code: string;
  readonly language: GrammarLanguage;
  /** The language's blocks that were done before; the lines they share with this one are not done again. */
  readonly history: LineHistory;
  /** What is to be done before the first line; its time is not the block's. */
  readonly prepared: Iterable<void>;
  readonly now: () => number;
  /** Milliseconds for one line, and for all. */
  readonly lineLimit: number;
  readonly blockLimit: number;
}

/** Tokenizes a block, pausing after each line; whoever runs it decides which pause lets the page have its turn. */
export function* tokenize(engine: Engine, task: TokenizeTask): Generator<void, readonly TokenLine[]> {
  const { now, lineLimit, blockLimit, history } = task;
  yield* task.prepared;
  const lines = task.code.split("\n");
  const known = history.nearest(lines);
  const earlier = known?.block ?? null;
  const tokens: TokenLine[] = earlier?.tokens.slice(0, known?.head) ?? [];
  const states: LineState[] = earlier?.states.slice(0, known?.head) ?? [];
  /** How much further down a line stands here than it stood then, and from which line on all are as they were. */
  const moved = lines.length - (earlier?.lines.length ?? 0);
  const sameFrom = lines.length - (known?.tail ?? 0);

  let spent = 0;
  let deadline = Infinity;
  const tokenizer = engine.start(
    task.language,
    () => {
      if (now() > deadline) throw new TooSlow();
    },
    states.at(-1),
  );
  while (tokens.length < lines.length) {
    const begun = now();
    deadline = begun + lineLimit;
    tokens.push(tokenizer.tokens(lines[tokens.length] ?? ""));
    const state = tokenizer.state();
    states.push(state);
    const took = now() - begun;
    spent += took;
    // One pattern cannot be stopped while it searches, so a line can come back late and whole.
    if (took > lineLimit || spent > blockLimit) throw new TooSlow();
    const then = tokens.length - moved;
    if (earlier !== null && tokens.length >= sameFrom && earlier.states[then - 1]?.equals(state) === true) {
      append(tokens, earlier.tokens.slice(then));
      append(states, earlier.states.slice(then));
    }
    yield;
  }
  history.remember({ lines, tokens, states }, earlier);
  return tokens;
}
