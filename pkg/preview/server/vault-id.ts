import { createHash } from "node:crypto";

/** What the page tells vaults apart by, without being told where on disk they are. */
export function vaultId(root: string): string {
  return createHash("sha256").update(`vault ${root}`).digest("hex").slice(0, 16);
}
