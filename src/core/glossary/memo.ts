import type { LessonTerms } from "./term";
import {
  NOTHING_READ,
  updateFrom,
  type GlossaryOptions,
  type GlossaryUpdate,
  type ReadBefore,
} from "./update";

/**
 * `updateGlossary` that keeps the texts of entries from one call to the next: it answers the same for any note and
 * any lessons. A note that it read or answered last is not read again, and an entry's text is made anew only
 * where the entry, its address or what it says of others changed.
 */
export class GlossaryMemo {
  #known: ReadBefore = NOTHING_READ;

  update(
    current: string | null,
    lessonTerms: readonly LessonTerms[],
    options: GlossaryOptions,
  ): GlossaryUpdate {
    const { update, known } = updateFrom(this.#known, current, lessonTerms, options);
    this.#known = known;
    return update;
  }
}
