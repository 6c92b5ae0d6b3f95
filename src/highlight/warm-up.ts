import type { Engine } from "./engine";
import type { GrammarLanguage } from "./tokens";

/**
 * Loads the tokenizer and its grammars.
 *
 * The import is dynamic so that a bundle evaluates them only when the first block of code asks, even where it is one
 * file: starting the plugin costs nothing for notes without code.
 */
export async function loadEngine(): Promise<Engine> {
  const { createEngine } = await import("./engine");
  return createEngine();
}

/** Calls a task when the page has nothing to do, with how many milliseconds that lasts; returns a function that cancels it. */
export type WhenIdle = (task: (remaining: () => number) => void) => () => void;

/** What gets a language ready: the part of the highlighter that warming up needs. */
export interface Warmable {
  /** Loads what the language needs and returns the rest of the work, in steps of a millisecond or so. */
  prepare(language: GrammarLanguage): Promise<Iterator<void, void>>;
}

/** Milliseconds of an idle time left alone: a step may begin only if it will end within it. */
const RESERVE = 2;

/** Gets languages ready one after another, in idle time only; returns a function that stops it. */
export function warmUp(
  highlighter: Warmable,
  languages: readonly GrammarLanguage[],
  whenIdle: WhenIdle,
): () => void {
  const left = [...languages];
  let stopped = false;
  let cancel = (): void => undefined;

  const begin = (): void => {
    const language = left.shift();
    if (language === undefined || stopped) return;
    cancel = whenIdle(() => void highlighter.prepare(language).then(carryOn));
  };
  const carryOn = (work: Iterator<void, void>): void => {
    if (stopped) return;
    cancel = whenIdle((remaining) => {
      do {
        if (work.next().done === true) {
          begin();
          return;
        }
      } while (remaining() > RESERVE);
      carryOn(work);
    });
  };

  begin();
  return () => {
    stopped = true;
    cancel();
  };
}
