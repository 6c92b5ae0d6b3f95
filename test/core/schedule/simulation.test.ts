import { expect, test } from "vitest";
import { expectNothingLost } from "../../support/review-simulation";

/** How many histories; `npm run test:long` tries 2,000. */
const HISTORIES = 15;

test("two to five devices lose no event and have the same cards, offline, with bad copies and wrong clocks", () => {
  const seen = Array.from({ length: HISTORIES }, (_, seed) => expectNothingLost(seed));
  expect(seen.filter(({ bad }) => bad > 0).length).toBeGreaterThan(HISTORIES / 2);
  expect(seen.filter(({ notes }) => notes > 20).length).toBeGreaterThan(HISTORIES / 2);
});
