import type { Engine } from "./engine";
import {
  type GrammarLanguage,
  hasGrammar,
  languageOf,
  type Language,
  type SynchronousHighlighter,
  type TokenLine,
} from "./tokens";
import { LineHistory } from "./line-history";
import type { CoarseTokenizer } from "./prism";
import { tokenize, TooSlow } from "./tokenize";
import type { Warmable } from "./warm-up";
import { createQueue } from "./work-queue";

/** Keeps the values used last, up to a total weight. */
export class LruCache<Key, Value> {
  private readonly entries = new Map<Key, Value>();
  private readonly capacity: number;
  private readonly weigh: (key: Key) => number;
  private weight = 0;

  /** By default every entry weighs 1, and the capacity is their number. */
  constructor(capacity: number, weigh: (key: Key) => number = () => 1) {
    this.capacity = capacity;
    this.weigh = weigh;
  }

  /** The value, which thereby becomes the one used last; undefined when it is not here (any more). */
  get(key: Key): Value | undefined {
    const value = this.entries.get(key);
    if (value === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    if (this.entries.delete(key)) this.weight -= this.weigh(key);
    this.entries.set(key, value);
    this.weight += this.weigh(key);
    for (const oldest of this.entries.keys()) {
      if (this.weight <= this.capacity) return;
      this.entries.delete(oldest);
      this.weight -= this.weigh(oldest);
    }
  }
}

/** Blocks of more lines than this stay plain: they are listings to skim, and colour would cost more than it gives. */
export const MAX_LINES = 400;

/**
 * Blocks with a line longer than this, in UTF-16 units, stay plain. The worst patterns take cubic time; at this length
 * the worst line known takes a frame or two, even on a phone.
 */
export const MAX_LINE_LENGTH = 300;

/** Milliseconds for one line; ten times what the worst line known takes, since a busy machine shares its time. */
const LINE_LIMIT = 500;

/** Milliseconds of work for one block. */
const BLOCK_LIMIT = 2000;

/**
 * How often a block may take too long before it stays plain. Once is no proof: the machine may have been asleep in
 * the middle of a line.
 */
const TRIES = 2;

/** Milliseconds for tokens asked for at once, as while somebody types: a quarter of a frame. */
const AT_ONCE_LIMIT = 4;

/** Characters of code whose tokens are kept: some ten megabytes of tokens, or a thousand ordinary blocks. */
const CACHED_CHARACTERS = 500_000;

/** What a block weighs beside its characters, so that tiny ones are bounded too. */
const BLOCK_WEIGHT = 100;

/** Late blocks that are remembered until they are late again. */
const REMEMBERED_LATE = 300;

export interface HighlighterOptions {
  /** Called once, when the first block that has a grammar comes. */
  readonly loadEngine: () => Promise<Engine>;
  /** Called once, when there is a block that the engine cannot colour; what it gives colours that block, coarsely. */
  readonly loadFallback?: () => Promise<CoarseTokenizer | null>;
  /** Called once, when the first block that the engine may colour comes. */
  readonly onFirstBlock?: () => void;
  /** Runs a task after the current one, when the page has time. */
  readonly schedule: (task: () => void) => void;
  /** Milliseconds from any fixed moment; must not run backwards. */
  readonly now: () => number;
}

/**
 * A highlighter that works in slices and gives up rather than freeze.
 *
 * A block that the engine cannot colour, or takes too long for, is coloured by the fallback, as is one of a language
 * without a grammar here; what that cannot colour
 * stays plain. A block that takes too long twice is left to the fallback for as long as it is remembered, a language
 * whose grammar the host's regular expressions cannot express for good.
 */
export function createHighlighter({
  loadEngine,
  loadFallback,
  onFirstBlock,
  schedule,
  now,
}: HighlighterOptions): SynchronousHighlighter & Warmable {
  // The key holds the code itself rather than a hash of it: two blocks must never share colours by accident, and
  // the text is in memory anyway.
  const finished = new LruCache<string, Outcome>(CACHED_CHARACTERS, (key) => key.length + BLOCK_WEIGHT);
  const pending = new Map<string, Promise<Outcome>>();
  const lateness = new LruCache<string, number>(REMEMBERED_LATE);
  const broken = new Set<GrammarLanguage>();
  const ready = new Set<GrammarLanguage>();
  const histories = new Map<GrammarLanguage, LineHistory>();
  const queue = createQueue(schedule, now);
  let loading: Promise<Engine | null> | null = null;
  let engine: Engine | null = null;
  let fallback: Promise<CoarseTokenizer | null> | null = null;
  let fallbackLate = 0;
  let asked = false;

  const load = (): Promise<Engine | null> => {
    loading ??= loadEngine()
      .catch(() => null)
      .then((loaded) => (engine = loaded));
    return loading;
  };

  /** Gets a language ready; throws, once and for all, where its grammar cannot be built. */
  function* prepare(loaded: Engine, language: GrammarLanguage): Generator<void, void> {
    yield* loaded.prepare(language);
    ready.add(language);
  }

  const historyOf = (language: GrammarLanguage): LineHistory => {
    const history = histories.get(language) ?? new LineHistory();
    histories.set(language, history);
    return history;
  };

  const work = async (code: string, language: Language): Promise<Outcome> => {
    const loaded = hasGrammar(language) ? await load() : null;
    if (loaded === null || !hasGrammar(language) || broken.has(language))
      return { lines: await coarse(code, language), late: false };
    const prepared = prepare(loaded, language);
    try {
      const lines = await queue.run(
        tokenize(loaded, { code, language, prepared, history: historyOf(language), now, ...UNHURRIED }),
      );
      return { lines, late: false };
    } catch (error) {
      const late = error instanceof TooSlow;
      if (!late) broken.add(language);
      return { lines: await coarse(code, language), late };
    }
  };

  /** The fallback cannot be stopped, so one that was late twice is not asked again. */
  const coarse = async (code: string, language: Language): Promise<readonly TokenLine[] | null> => {
    fallback ??= (loadFallback?.() ?? Promise.resolve(null)).catch(() => null);
    const tokenizer = await fallback;
    if (tokenizer === null) return null;
    const colour = (): readonly TokenLine[] | null => {
      if (fallbackLate >= TRIES) return null;
      const begun = now();
      const lines = tokenizer(code, language);
      if (now() - begun > LINE_LIMIT) fallbackLate++;
      return lines;
    };
    return queue.run({ next: () => ({ done: true, value: colour() }) }).catch(() => null);
  };

  return {
    cached(code, language) {
      const known = languageOf(language);
      return known === null ? null : (finished.get(keyOf(code, known))?.lines ?? null);
    },

    tokens(code, language) {
      const known = languageOf(language);
      if (known === null || overGuards(code)) return null;
      const key = keyOf(code, known);
      const outcome = finished.get(key);
      if (outcome !== undefined) return outcome.lines;
      if (
        engine === null ||
        !hasGrammar(known) ||
        !ready.has(known) ||
        broken.has(known) ||
        lateness.get(key) !== undefined
      )
        return null;
      const steps = tokenize(engine, {
        code,
        language: known,
        prepared: [],
        history: historyOf(known),
        now,
        lineLimit: AT_ONCE_LIMIT,
        blockLimit: AT_ONCE_LIMIT,
      });
      try {
        let step = steps.next();
        while (step.done !== true) step = steps.next();
        // Not kept with the blocks of notes: every keystroke would push one of those out. The history has it.
        return step.value;
      } catch (error) {
        if (!(error instanceof TooSlow)) broken.add(known);
        return null;
      }
    },

    async highlight(code, language) {
      const known = languageOf(language);
      if (known === null || overGuards(code)) return null;
      const key = keyOf(code, known);
      const outcome = finished.get(key);
      if (outcome !== undefined) return outcome.lines;
      if (!asked && hasGrammar(known)) {
        asked = true;
        onFirstBlock?.();
      }
      let promise = pending.get(key);
      if (promise === undefined) {
        promise = work(code, known).then((result) => {
          pending.delete(key);
          const late = (lateness.get(key) ?? 0) + 1;
          if (result.late && late < TRIES) lateness.set(key, late);
          else finished.set(key, result);
          return result;
        });
        pending.set(key, promise);
      }
      return (await promise).lines;
    },

    async prepare(language) {
      const loaded = await load();
      return loaded === null || broken.has(language)
        ? [].values()
        : untilBroken(prepare(loaded, language), () => broken.add(language));
    },
  };
}

/** Work that ends where it would throw. */
function* untilBroken(work: Iterable<void>, onBroken: () => void): Generator<void, void> {
  try {
    yield* work;
  } catch {
    onBroken();
  }
}

/** What became of a block: no lines when it stays plain, late when the engine took too long for it. */
interface Outcome {
  readonly lines: readonly TokenLine[] | null;
  readonly late: boolean;
}

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

/** What work off the first paint may take. */
const UNHURRIED = { lineLimit: LINE_LIMIT, blockLimit: BLOCK_LIMIT };
