import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Gives a run of the tests a folder of its own for what it and its programs put aside: temporary files, the locks of
 * vaults, profiles of browsers, and the tokens of servers. It is removed when the run ends, with what a killed program
 * left there.
 */
export function useOwnFolders(): void {
  // The configuration is read more than once.
  if (process.env.XDG_STATE_HOME === join(tmpdir(), "state")) return;
  const folder = mkdtempSync(join(tmpdir(), "go-for-reviewers-run-"));
  // Tests run programs as another user, too.
  chmodSync(folder, 0o755);
  const state = join(folder, "state");
  mkdirSync(state);
  Object.assign(process.env, { TMPDIR: folder, TEMP: folder, TMP: folder, XDG_STATE_HOME: state });
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}
