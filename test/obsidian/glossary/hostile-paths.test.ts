import { posix } from "node:path";
import { expect, test } from "vitest";
import { GlossarySync } from "../../../src/obsidian/glossary/glossary-sync";
import { explainGlossaryPath, readSettings } from "../../../src/obsidian/settings/settings";
import { HOSTILE_PATHS } from "../../support/hostile-paths";
import { InMemoryVault } from "../../support/in-memory-vault";
import { ManualClock } from "../../support/manual-clock";

const NOTES = { "06 Goroutines.md": "---\nTerms introduced:\n  - leak — never ends\n---\n" };

/** What the app is asked to change, by path, when the glossary is set to `glossaryPath` and is updated. */
async function changesAt(glossaryPath: string) {
  const vault = new InMemoryVault(NOTES);
  const settings = { glossaryPath, glossaryAutomatic: false, termsKey: "" };
  const sync = new GlossarySync({
    app: vault.app,
    settings: () => settings,
    notifier: { notify: () => undefined },
    backup: { keep: () => Promise.resolve() },
    clock: new ManualClock(),
  });
  sync.load();
  vault.layoutReady();
  const outcome = await sync.updateNow();
  sync.unload();
  const changes = vault.calls.flatMap((call) => {
    const [, path] = /^(?:create|createFolder|process) ([^]*)$/.exec(call) ?? [];
    return path === undefined ? [] : [path];
  });
  return { outcome, changes };
}

test(`none of ${HOSTILE_PATHS.length} stored paths is used, and each is said`, async () => {
  for (const glossaryPath of HOSTILE_PATHS) {
    expect(explainGlossaryPath({ glossaryPath })).toContain("so GLOSSARY.md is used.");
    const { changes } = await changesAt(readSettings({ glossaryPath }).glossaryPath);
    expect(changes).toEqual(["GLOSSARY.md"]);
  }
});

test(`none of ${HOSTILE_PATHS.length} paths that came past the settings is written outside the vault or hidden`, async () => {
  let refused = 0;
  for (const glossaryPath of HOSTILE_PATHS) {
    const { outcome, changes } = await changesAt(glossaryPath);
    if (outcome.kind === "failed") {
      expect(outcome.reason).toMatch(/^The glossary was not written and stays as it is: the path /);
      expect(changes).toEqual([]);
      refused += 1;
    }
    // The app takes blanks and slashes round a path away; what is left may be a note of the vault.
    for (const path of changes) {
      expect(posix.resolve("/vault", path)).toBe(`/vault/${path}`);
      expect(path.split("/").filter((part) => part.startsWith("."))).toEqual([]);
    }
  }
  expect(refused).toBeGreaterThan(200);
});
