import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Bytes of memory that what `make` makes takes for as long as it is held. */
export function heapOf(make: () => unknown): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  const held = [make()];
  collect();
  const after = process.memoryUsage().heapUsed;
  held.pop();
  return Math.max(0, after - before);
}
