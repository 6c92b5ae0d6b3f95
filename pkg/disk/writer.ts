import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { errorCode } from "./error-code";

const MACHINE = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** This process, as what it leaves on disk names it: 8 hexadecimal digits for the machine and 8 for the process. */
export const WRITER = MACHINE + process.pid.toString(16).padStart(8, "0");

/**
 * Whether the process behind such a name has ended. Of another machine's processes (a folder may be shared) nothing
 * is known, so they count as still there.
 */
export function hasEnded(writer: string): boolean {
  const [, machine, id = ""] = /^([0-9a-f]{8})([0-9a-f]{8})$/.exec(writer) ?? [];
  return machine === MACHINE && !isRunning(Number.parseInt(id, 16));
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked, but it is there.
    return errorCode(error) !== "ESRCH";
  }
}
