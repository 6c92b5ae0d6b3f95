import { inject } from "vitest";

/**
 * Variations of one check: `npm run e2e:matrix` tries all of them, an ordinary run the first `usual`, which differ in as
 * much as they can.
 */
export function variations<Variation>(all: readonly Variation[], usual = 1): readonly Variation[] {
  return inject("atLength") ? all : all.slice(0, usual);
}
