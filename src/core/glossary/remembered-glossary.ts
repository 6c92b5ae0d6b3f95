import type { Address } from "./address";
import { done, finish, type Steps } from "../text/steps";
import { changeSteps, standingSteps, type GlossaryChanges } from "./changes";
import { readGeneratedPart } from "./generated-part";
import type { GlossaryPatch, StandingGlossary } from "./standing-glossary";
import type { Contribution } from "./term";
import {
  BYTE_ORDER_MARK,
  kindOf,
  updateSteps,
  type GlossaryContents,
  type GlossaryOptions,
  type GlossaryUpdate,
  type WholeUpdate,
} from "./update";

/** What was asked last, and what was answered. */
interface Answer {
  readonly current: string | null;
  readonly contributions: readonly Contribution[];
  readonly options: GlossaryOptions;
  readonly update: GlossaryUpdate;
}

/** What the note holds once an answer was written, and what there is to do then. */
interface Expected {
  readonly text: string;
  readonly settle: () => Steps<void>;
}

/**
 * `updateGlossary` with a memory: what it answers is the same for any note and any contributions, and where the
 * note is the one it answered last, only the entries are looked at whose lessons have changed since.
 *
 * Contributions are compared by identity: one that changed must be another object.
 */
export class RememberedGlossary {
  readonly #whole: typeof updateSteps;
  #path = "";
  #mark = "";
  #standing: StandingGlossary | null = null;
  #expected: Expected | null = null;
  #last: Answer | null = null;

  /** `whole` reads and composes the note when memory is of no use. */
  constructor(whole: typeof updateSteps = updateSteps) {
    this.#whole = whole;
  }

  update(
    current: string | null,
    contributions: readonly Contribution[],
    options: GlossaryOptions,
  ): GlossaryUpdate {
    return finish(this.updateSteps(current, contributions, options));
  }

  /** The same a little at a time. Nothing else may be asked until it is done. */
  *updateSteps(
    current: string | null,
    contributions: readonly Contribution[],
    options: GlossaryOptions,
  ): Steps<GlossaryUpdate> {
    if (this.#last !== null && isSameQuestion(this.#last, current, contributions, options)) {
      return this.#last.update;
    }
    this.#last = null;
    yield* this.prepareSteps(current);
    const update =
      this.#fromMemory(current, contributions, options) ??
      (yield* this.#anew(current, contributions, options));
    this.#last = { current, contributions, options, update };
    return update;
  }

  /** Takes the note apart, if it is as the last answer would have it: the next update then has little to do. */
  *prepareSteps(current: string | null): Steps<void> {
    if (this.#expected === null || current !== this.#expected.text) return;
    const { settle } = this.#expected;
    this.#expected = null;
    this.#last = null;
    yield* settle();
  }

  #fromMemory(
    current: string | null,
    contributions: readonly Contribution[],
    options: GlossaryOptions,
  ): GlossaryUpdate | null {
    const standing = this.#standing;
    if (standing === null || current === null || options.path !== this.#path) return null;
    if (!this.#isStanding(current, standing)) return null;
    const patch = standing.patch(contributions, options.unknown ?? new Set());
    if (patch === null) return null;
    if (patch.text === standing.text) {
      standing.apply(patch);
      this.#expected = null;
      return Object.assign(contentsAfter(patch), { kind: "unchanged" as const });
    }
    const text = this.#mark + patch.text;
    this.#expected = {
      text,
      settle: () => {
        standing.apply(patch);
        return done(undefined);
      },
    };
    const changes = changesOf(patch);
    const kind = kindOf(changes, standing.size, options);
    return Object.assign(contentsAfter(patch), { kind, text, changes });
  }

  #isStanding(current: string, { text }: StandingGlossary): boolean {
    if (current.length !== this.#mark.length + text.length || !current.startsWith(this.#mark)) return false;
    return this.#mark === "" ? current === text : current.slice(this.#mark.length) === text;
  }

  *#anew(
    current: string | null,
    contributions: readonly Contribution[],
    options: GlossaryOptions,
  ): Steps<GlossaryUpdate> {
    this.#standing = null;
    this.#expected = null;
    const whole = yield* this.#whole(current, contributions, options);
    const text = textOf(whole, current);
    if (text !== null) {
      this.#expected = { text, settle: () => this.#takeApart(text, whole, options.path) };
    }
    return whole.update;
  }

  *#takeApart(text: string, whole: WholeUpdate, path: string): Steps<void> {
    this.#path = path;
    this.#mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    this.#standing = yield* whole.standing();
  }
}

/** What the glossary holds after a patch; put together when somebody asks, which most of the time nobody does. */
function contentsAfter({ standing }: GlossaryPatch): GlossaryContents {
  return {
    get entries() {
      return [...standing].map(({ entry }) => entry);
    },
    get addresses() {
      const found = new Map<string, Address>();
      for (const { key, address } of standing) if (address !== null) found.set(key, address);
      return found;
    },
    diagnostics: [],
  };
}

function isSameQuestion(
  last: Answer,
  current: string | null,
  contributions: readonly Contribution[],
  options: GlossaryOptions,
): boolean {
  return (
    last.options.path === options.path &&
    (last.options.allowDrop ?? false) === (options.allowDrop ?? false) &&
    isSameSet(last.options.unknown, options.unknown) &&
    last.contributions.length === contributions.length &&
    last.contributions.every((contribution, index) => contribution === contributions[index]) &&
    last.current === current
  );
}

function isSameSet(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean {
  if ((one?.size ?? 0) !== (other?.size ?? 0)) return false;
  return [...(one ?? [])].every((path) => other?.has(path));
}

/** The text the note has once the update is done. */
function textOf({ update }: WholeUpdate, current: string | null): string | null {
  if (update.kind === "damaged") return null;
  return update.kind === "unchanged" ? current : update.text;
}

/** What a patch does. The entries it leaves alone are the same before and after. */
function changesOf({ former, written, rendered }: GlossaryPatch): GlossaryChanges {
  const lines = former.flatMap((entry) => entry.lines);
  const standing = finish(standingSteps(lines, [readGeneratedPart(lines, 0, lines.length)]));
  const standingNow = written.flatMap(({ key }) => rendered.get(key) ?? []);
  return { ...finish(changeSteps(standing, written, standingNow)), rescued: [] };
}
