import { test } from "vitest";
import { expectNothingLost } from "../support/review-simulation";

/** Histories in all; fewer with LONG_HISTORIES, for a short try. */
const HISTORIES = Number(process.env.LONG_HISTORIES ?? 2000);
/** Another one each day, unless it is named to repeat a run. */
const FIRST = Number(process.env.HISTORY_SEED ?? Math.floor(Date.now() / 86_400_000) * 10_000);

test(`${HISTORIES} histories from seed ${FIRST} on two to five devices: no event lost, the same cards everywhere`, () => {
  for (let seed = FIRST; seed < FIRST + HISTORIES; seed++) expectNothingLost(seed);
});
