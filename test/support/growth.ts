/**
 * How many times as long a run takes at a size of `large` as at one of `small`. Each is the least of several runs,
 * taken in turns, so that what else the machine does counts little; a small run is repeated until it can be measured.
 */
export function growthOf(run: (size: number) => void, small: number, large: number): number {
  run(small);
  let repeats = 1;
  while (timeOf(run, small, repeats) < SHORTEST_MS && repeats < 1000) repeats *= 2;
  let ofSmall = Infinity;
  let ofLarge = Infinity;
  for (let turn = 0; turn < TURNS; turn++) {
    ofSmall = Math.min(ofSmall, timeOf(run, small, repeats) / repeats);
    ofLarge = Math.min(ofLarge, timeOf(run, large, 1));
  }
  return ofLarge / ofSmall;
}

const TURNS = 5;
/** The least that is taken for a measurement. */
const SHORTEST_MS = 2;

function timeOf(run: (size: number) => void, size: number, repeats: number): number {
  const begun = performance.now();
  for (let count = 0; count < repeats; count++) run(size);
  return performance.now() - begun;
}
