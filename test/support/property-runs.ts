/** Whether this is a long run, for nights and releases. */
const LONG = process.env.PROPERTY_RUNS !== undefined;

/**
 * How often a property is tried: `usual` times, or that many times the number in `PROPERTY_RUNS`, for a long
 * run at night (`PROPERTY_RUNS=300 npm run unit`).
 */
export function propertyRuns(usual: number): number {
  const factor = Number(process.env.PROPERTY_RUNS ?? "1");
  return Number.isFinite(factor) && factor > 0 ? Math.ceil(usual * factor) : usual;
}

/**
 * Cases that are made of one of `many` and one of `few`: all of them in a long run, otherwise each of `many` once, with
 * each of `few` in turn.
 */
export function combinations<Many, Few>(
  many: readonly Many[],
  few: readonly Few[],
): readonly (readonly [Many, Few])[] {
  return many.flatMap((one, index) =>
    few
      .filter((_, other) => LONG || other === index % few.length)
      .map((other): readonly [Many, Few] => [one, other]),
  );
}
