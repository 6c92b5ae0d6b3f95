/**
 * How often a property is tried: `usual` times, or that many times the number in `PROPERTY_RUNS`, for a long
 * run at night (`PROPERTY_RUNS=300 npm run unit`).
 */
export function propertyRuns(usual: number): number {
  const factor = Number(process.env.PROPERTY_RUNS ?? "1");
  return Number.isFinite(factor) && factor > 0 ? Math.ceil(usual * factor) : usual;
}
