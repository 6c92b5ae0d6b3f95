import type { Construct, Effects, State, TokenizeContext } from "micromark-util-types";

/** Holds at a line end whose next line still belongs to the same container. */
export const lazyLine: Construct = { partial: true, tokenize: tokenizeLazyLine };

function tokenizeLazyLine(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const isLazy = (): boolean => this.parser.lazy[this.now().line] === true;
  return (code) => {
    effects.enter("lineEnding");
    effects.consume(code);
    effects.exit("lineEnding");
    return (next) => (isLazy() ? nok(next) : ok(next));
  };
}
