import type { Comparison } from "../../../src/core/compare/comparison";
import type { Diagnostic } from "../../../src/core/text/diagnostic";

/** A comparison to be looked at, by the name it is asked for. */
export interface Sample {
  readonly name: string;
  readonly comparison: Comparison;
  readonly diagnostics?: readonly Diagnostic[];
}
