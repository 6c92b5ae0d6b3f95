import type { Engine, LineTokenizer } from "./engine";
import { languageOf, type Language } from "./languages";
import { LruCache } from "./lru-cache";
import type { Highlighter, TokenLine } from "./tokens";

/** Blocks of more lines than this stay plain: they are listings to skim, and colour would cost more than it gives. */
export const MAX_LINES = 400;

/**
 * Blocks with a line longer than this, in UTF-16 units, stay plain. The worst patterns take cubic time; at this length
 * the worst line known takes a frame or two, even on a phone.
 */
export const MAX_LINE_LENGTH = 300;

/** Milliseconds of work after which the page gets its turn; half a frame, so that the rest of it is the page's. */
const SLICE = 8;

/** Milliseconds for one line; ten times what the worst line known takes, since a busy machine shares its time. */
const LINE_LIMIT = 500;

/** Milliseconds of work for one block. */
const BLOCK_LIMIT = 2000;

/**
 * How often a block may take too long before it stays plain. Once is no proof: the machine may have been asleep in
 * the middle of a line.
 */
const TRIES = 2;

/** Blocks whose tokens are kept. */
const CACHE_SIZE = 300;

export interface HighlighterOptions {
  /** Called once, when the first block that has a grammar comes. */
  readonly loadEngine: () => Promise<Engine>;
  /** Runs a task after the current one, when the page has time. */
  readonly schedule: (task: () => void) => void;
  /** Milliseconds from any fixed moment; must not run backwards. */
  readonly now: () => number;
}

/**
 * A highlighter that works in slices and gives up rather than freeze.
 *
 * A block that takes too long twice stays plain for as long as it is remembered, and a language whose grammar the
 * host's regular expressions cannot express stays plain for good.
 */
export function createHighlighter({ loadEngine, schedule, now }: HighlighterOptions): Highlighter {
  // The key holds the code itself rather than a hash of it: two blocks must never share colours by accident, and
  // the text is in memory anyway.
  const finished = new LruCache<string, Outcome>(CACHE_SIZE);
  const pending = new Map<string, Promise<Outcome>>();
  const lateness = new LruCache<string, number>(CACHE_SIZE);
  const broken = new Set<Language>();
  const queue = createQueue(schedule, now);
  let engine: Promise<Engine | null> | null = null;

  const work = async (code: string, language: Language): Promise<Outcome> => {
    engine ??= loadEngine().catch(() => null);
    const loaded = await engine;
    if (loaded === null || broken.has(language)) return PLAIN;
    try {
      return { lines: await queue.run(tokenize(loaded, code, language, now)) };
    } catch (error) {
      if (error instanceof TooSlow) return TOO_SLOW;
      broken.add(language);
      return PLAIN;
    }
  };

  return {
    cached(code, language) {
      const known = languageOf(language);
      return known === null ? null : (finished.get(keyOf(code, known))?.lines ?? null);
    },

    async highlight(code, language) {
      const known = languageOf(language);
      if (known === null || overGuards(code)) return null;
      const key = keyOf(code, known);
      const outcome = finished.get(key);
      if (outcome !== undefined) return outcome.lines;
      let promise = pending.get(key);
      if (promise === undefined) {
        promise = work(code, known).then((result) => {
          pending.delete(key);
          const late = (lateness.get(key) ?? 0) + 1;
          if (result === TOO_SLOW && late < TRIES) lateness.set(key, late);
          else finished.set(key, result);
          return result;
        });
        pending.set(key, promise);
      }
      return (await promise).lines;
    },
  };
}

/** What became of a block; no lines when it stays plain. */
interface Outcome {
  readonly lines: readonly TokenLine[] | null;
}

const PLAIN: Outcome = { lines: null };
const TOO_SLOW: Outcome = { lines: null };

/** A line or a block that takes too long. */
class TooSlow extends Error {}

function keyOf(code: string, language: Language): string {
  return `${language}\n${code}`;
}

function overGuards(code: string): boolean {
  let lines = 1;
  let start = 0;
  for (let end = code.indexOf("\n"); end !== -1; end = code.indexOf("\n", start)) {
    if (end - start > MAX_LINE_LENGTH || ++lines > MAX_LINES) return true;
    start = end + 1;
  }
  return code.length - start > MAX_LINE_LENGTH;
}

/** Tokenizes a block, pausing after each bit of work; the queue decides which pause lets the page have its turn. */
function* tokenize(
  engine: Engine,
  code: string,
  language: Language,
  now: () => number,
): Generator<void, TokenLine[]> {
  yield* engine.prepare(language);
  let spent = 0;
  let deadline = Infinity;
  const tokenizer: LineTokenizer = engine.start(language, () => {
    if (now() > deadline) throw new TooSlow();
  });
  const lines: TokenLine[] = [];
  for (const line of code.split("\n")) {
    const begun = now();
    deadline = begun + LINE_LIMIT;
    lines.push(tokenizer.tokens(line));
    const took = now() - begun;
    spent += took;
    // One pattern cannot be stopped while it searches, so a line can come back late and whole.
    if (took > LINE_LIMIT || spent > BLOCK_LIMIT) throw new TooSlow();
    yield;
  }
  return lines;
}

interface Queue {
  /** Runs work to its end, a slice at a time, after the work given before it. Rejects with what it throws. */
  run<Result>(work: Iterator<void, Result>): Promise<Result>;
}

function createQueue(schedule: (task: () => void) => void, now: () => number): Queue {
  /** Each advances its work by a step and says whether more is left. */
  const waiting: (() => boolean)[] = [];

  const slice = (): void => {
    const end = now() + SLICE;
    do {
      const step = waiting[0];
      if (step === undefined) return;
      if (!step()) waiting.shift();
    } while (now() < end);
    if (waiting.length > 0) schedule(slice);
  };

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        waiting.push(() => {
          try {
            const { done, value } = work.next();
            if (done) resolve(value);
            return !done;
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
            return false;
          }
        });
        if (waiting.length === 1) schedule(slice);
      }),
  };
}
