import { compareEntries, standingEntries, type GlossaryChanges } from "./changes";
import { readGeneratedPart } from "./generated-part";
import type { GlossaryPatch, StandingGlossary } from "./standing-glossary";
import type { Contribution } from "./term";
import {
  BYTE_ORDER_MARK,
  kindOf,
  updateWhole,
  type GlossaryOptions,
  type GlossaryUpdate,
  type WholeUpdate,
} from "./update";

/**
 * `updateGlossary` with a memory: what it answers is the same for any note and any contributions, and where the
 * note is the one it answered last, only the entries are looked at whose lessons have changed since.
 *
 * Contributions are compared by identity: one that changed must be another object.
 */
export class RememberedGlossary {
  readonly #whole: typeof updateWhole;
  #path = "";
  #mark = "";
  #standing: StandingGlossary | null = null;
  /** What the note will hold once the last answer is written, and how to know it then. */
  #expected: { readonly text: string; readonly settle: () => void } | null = null;

  /** `whole` reads and composes the note when memory is of no use. */
  constructor(whole: typeof updateWhole = updateWhole) {
    this.#whole = whole;
  }

  update(
    current: string | null,
    contributions: readonly Contribution[],
    options: GlossaryOptions,
  ): GlossaryUpdate {
    this.prepare(current);
    return this.#fromMemory(current, contributions, options) ?? this.#anew(current, contributions, options);
  }

  /** Takes the note apart, if it is as the last answer would have it: the next update then has little to do. */
  prepare(current: string | null): void {
    if (this.#expected === null || current !== this.#expected.text) return;
    const { settle } = this.#expected;
    this.#expected = null;
    settle();
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
    const contents = { ...standing.after(patch), diagnostics: [] };
    if (patch.text === standing.text) {
      standing.apply(patch);
      this.#expected = null;
      return { kind: "unchanged", ...contents };
    }
    const text = this.#mark + patch.text;
    this.#expected = { text, settle: () => standing.apply(patch) };
    const changes = changesOf(patch);
    return { kind: kindOf(changes, standing.size, options), text, changes, ...contents };
  }

  #isStanding(current: string, { text }: StandingGlossary): boolean {
    if (current.length !== this.#mark.length + text.length || !current.startsWith(this.#mark)) return false;
    return this.#mark === "" ? current === text : current.slice(this.#mark.length) === text;
  }

  #anew(
    current: string | null,
    contributions: readonly Contribution[],
    options: GlossaryOptions,
  ): GlossaryUpdate {
    const whole = this.#whole(current, contributions, options);
    this.#standing = null;
    this.#expected = null;
    const text = textOf(whole, current);
    if (text !== null) {
      this.#expected = {
        text,
        settle: () => {
          this.#path = options.path;
          this.#mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
          this.#standing = whole.standing();
        },
      };
    }
    return whole.update;
  }
}

/** The text the note has once the update is done. */
function textOf({ update }: WholeUpdate, current: string | null): string | null {
  if (update.kind === "damaged") return null;
  return update.kind === "unchanged" ? current : update.text;
}

/** What a patch does. The entries it leaves alone are the same before and after. */
function changesOf({ former, written, rendered }: GlossaryPatch): GlossaryChanges {
  const lines = former.flatMap((entry) => entry.lines);
  const standing = standingEntries(lines, [readGeneratedPart(lines, 0, lines.length)]);
  const standingNow = written.flatMap(({ key }) => rendered.get(key) ?? []);
  return { ...compareEntries(standing, written, standingNow), rescued: [] };
}
