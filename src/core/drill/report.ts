import type { Severity } from "../text/diagnostic";
import type { Position } from "../text/position";
import type { DrillCode } from "./codes";

/** Takes one diagnostic of a drill. */
export type Report = (severity: Severity, code: DrillCode, message: string, position: Position) => void;
