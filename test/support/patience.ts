/** What `work` takes on a quiet machine of the kind the limits were chosen on, in ms. */
const QUIET = 40;

/** No limit grows further, so that what hangs ends on any machine. */
const MOST = 12;

/** How long a measure holds, in ms: the machine's other work comes and goes. */
const FRESH = 10_000;

let slowness = 1;
let measured = -Infinity;

/** Measures how much slower than a quiet machine this one is right now: from 1 to 12. A fresh measure is kept. */
export function measureSlowness(): number {
  const start = performance.now();
  if (start - measured < FRESH) return slowness;
  work();
  measured = performance.now();
  slowness = Math.min(MOST, Math.max(1, (measured - start) / QUIET));
  return slowness;
}

/** A time limit that was chosen on a quiet machine, as long as this one needs: the yardstick is the last measure. */
export function patient(ms: number): number {
  return Math.ceil(ms * slowness);
}

/** Always the same, and longer than the turns a busy system gives to each of its programs. */
function work(): number {
  let state = 1;
  for (let step = 0; step < 30_000_000; step++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  return state;
}
