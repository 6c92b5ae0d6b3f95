import { createHash } from "node:crypto";

/** A range that systems do not hand out by themselves (IANA's dynamic ports begin at 49152) and few programs use. */
const FIRST = 21_000;
const COUNT = 10_000;

/**
 * The port a vault is served at when nobody names one: always the same. A browser keeps what it remembers of a vault
 * (what was open, what was read of each note, what could not be saved) by address, so a new start must have the old one.
 */
export function habitualPort(vault: string): number {
  return FIRST + (createHash("sha256").update(vault).digest().readUInt32BE() % COUNT);
}
