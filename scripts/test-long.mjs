/**
 * `npm run test:long`: what takes minutes, for nights and releases, and every property with inputs of its own, many
 * times as often as usual (`PROPERTY_RUNS=300 npm run test:long`). A property that fails says its seed.
 */
import { bin, run } from "./ensure-installed.mjs";

const runs = process.env.PROPERTY_RUNS ?? "20";
const args = ["run", "--project", "long", "--project", "unit*", ...process.argv.slice(2)];
process.exitCode = await run(process.execPath, [await bin("vitest", "vitest"), ...args], {
  PROPERTY_RUNS: runs,
});
