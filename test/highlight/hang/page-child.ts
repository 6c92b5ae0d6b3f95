import { createEngine } from "../../../src/highlight/engine";
import type { GrammarLanguage } from "../../../src/highlight/tokens";
import { Pattern } from "../../../src/highlight/pattern";

/** Run in a page of its own, which can be closed when a pattern never comes back. */
export interface HangPage {
  /** Milliseconds for a code, warm: the least of several times, since others use the machine, too. */
  take(code: string, language: GrammarLanguage, times: number): number;
  /** Adds a pattern that every line is searched for besides. */
  plant(pattern: string): void;
  /** Milliseconds for work that is the same in every version of the highlighter: how fast the machine is now. */
  yardstick(text: string): number;
}

declare global {
  var hangPage: HangPage;
}

const engine = createEngine();
const planted: Pattern[] = [];
let lastId = 0;

globalThis.hangPage = {
  take: (code, language, times) =>
    least(times, () => {
      const tokenizer = engine.start(language, () => undefined);
      for (const line of code.split("\n")) {
        tokenizer.tokens(line);
        for (const pattern of planted) pattern.search({ content: line, id: ++lastId }, 0);
      }
    }),
  plant: (pattern) => {
    planted.push(new Pattern(pattern, {}));
  },
  yardstick: (text) => least(5, () => [...text.matchAll(/(?<=\b)(\w+)\s*(?=[({[.,;:=]|$)/gmu)].length),
};

function least(times: number, work: () => unknown): number {
  let best = Infinity;
  for (let run = 0; run < times; run++) {
    const begun = performance.now();
    work();
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}
