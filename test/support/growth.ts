/**
 * How many times as much time of the processor a run takes at a size of `large` as at one of `small`. Each is the least
 * of several measurements, taken in turns and repeated until they can be told from nothing. What else the machine does
 * does not count: on a busy one a long run waits for its turn, and a short one does not.
 */
export function growthOf(run: (size: number) => void, small: number, large: number): number {
  const measures = [small, large].map((size) => ({ size, repeats: repeatsOf(run, size), least: Infinity }));
  for (let turn = 0; turn < TURNS; turn++) {
    for (const measure of measures) {
      measure.least = Math.min(measure.least, timeOf(run, measure.size, measure.repeats) / measure.repeats);
    }
  }
  const [ofSmall, ofLarge] = measures;
  return (ofLarge?.least ?? 0) / (ofSmall?.least ?? 1);
}

const TURNS = 3;
/** The least that is taken for a measurement: systems count a process's time in steps of some milliseconds. */
const SHORTEST_MS = 40;

/** How often a run is repeated in one measurement; a power of two. */
function repeatsOf(run: (size: number) => void, size: number): number {
  run(size);
  let repeats = 1;
  while (timeOf(run, size, repeats) < SHORTEST_MS && repeats < 4096) repeats *= 2;
  return repeats;
}

function timeOf(run: (size: number) => void, size: number, repeats: number): number {
  const before = process.cpuUsage();
  for (let count = 0; count < repeats; count++) run(size);
  return process.cpuUsage(before).user / 1000;
}
