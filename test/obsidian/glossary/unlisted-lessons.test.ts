import { expect, test } from "vitest";
import type { GlossaryNotice } from "../../../src/obsidian/glossary/glossary-outcome";
import { GlossarySync } from "../../../src/obsidian/glossary/glossary-sync";
import { formatNotice, formatOutcome } from "../../../src/obsidian/glossary/glossary-messages";
import { InMemoryVault } from "../../support/in-memory-vault";
import { ManualClock } from "../../support/manual-clock";

const lesson = (term: string): string => `---\nTerms introduced:\n  - ${term} — what it means\n---\n`;
const NOTES = {
  "part/01 Leaks.md": lesson("leak"),
  "part/more.md": "# More\n",
  "02 Locks.md": lesson("mutex"),
  "03 Slices.md": lesson("slice"),
};

interface SyncChoices {
  readonly automatic?: boolean;
  readonly clock?: ManualClock;
  readonly notify?: (notice: GlossaryNotice) => void;
}

function syncOf(vault: InMemoryVault, choices: SyncChoices = {}): GlossarySync {
  const { automatic = false, clock = new ManualClock(), notify = () => undefined } = choices;
  return new GlossarySync({
    app: vault.app,
    settings: () => ({ glossaryPath: "GLOSSARY.md", glossaryAutomatic: automatic, termsKey: "" }),
    notifier: { notify },
    backup: { keep: () => Promise.resolve() },
    clock,
  });
}

/** A vault as it is found when it is opened anew, with the glossary of all of `NOTES`. */
async function opened(change: (glossary: string) => InMemoryVault) {
  const open = async (vault: InMemoryVault): Promise<string> => {
    const sync = syncOf(vault);
    sync.load();
    vault.layoutReady();
    await sync.updateNow({ allowDrop: true });
    sync.unload();
    return vault.text("GLOSSARY.md") ?? "";
  };
  const before = await open(new InMemoryVault(NOTES));
  return { before, after: await open(change(before)) };
}

/** The vault without a lesson. */
function without(path: keyof typeof NOTES, glossary: string): InMemoryVault {
  const notes = Object.entries(NOTES).filter(([each]) => each !== path);
  return new InMemoryVault({ ...Object.fromEntries(notes), "GLOSSARY.md": glossary });
}

test("[T4] a lesson whose folder cannot be listed keeps its entries", async () => {
  const { before, after } = await opened((glossary) => {
    const vault = without("part/01 Leaks.md", glossary);
    vault.locked.add("part");
    return vault;
  });
  expect(after).toBe(before);
});

test("[T4] a lesson in whose place a folder stands keeps its entries", async () => {
  const { before, after } = await opened((glossary) => {
    const vault = without("02 Locks.md", glossary);
    vault.write("02 Locks.md/inside.md", "# Inside\n");
    vault.index();
    return vault;
  });
  expect(after).toBe(before);
});

test("[T4] a lesson that the disk has and the vault does not keeps its entries", async () => {
  const { before, after } = await opened((glossary) => {
    const vault = without("02 Locks.md", glossary);
    vault.disk.set("02 Locks.md", lesson("mutex"));
    return vault;
  });
  expect(after).toBe(before);
});

test("[T4] that entries of lessons that could not be listed were kept is said, on command and once by itself", async () => {
  const { before } = await opened((glossary) => without("02 Locks.md", glossary));
  const vault = without("part/01 Leaks.md", before);
  vault.locked.add("part");
  const notices: GlossaryNotice[] = [];
  const clock = new ManualClock();
  const sync = syncOf(vault, { automatic: true, clock, notify: (notice) => notices.push(notice) });
  sync.load();
  vault.layoutReady();
  const outcome = await sync.updateNow();
  expect(formatOutcome(outcome)).toBe(
    "The glossary is up to date. The terms of 1 note are unknown; the glossary keeps what it has of them.",
  );
  for (const text of ["mutex, changed", "mutex, changed again"]) {
    await clock.pass(60_000);
    vault.write("02 Locks.md", lesson(text));
    vault.index();
  }
  await clock.pass(60_000);
  sync.unload();
  expect(notices.map(formatNotice)).toEqual([
    "The terms of 1 note are unknown; the glossary keeps what it has of them.",
  ]);
});

test("a lesson that is deleted loses its entries", async () => {
  const { after } = await opened((glossary) => without("part/01 Leaks.md", glossary));
  expect(after).not.toContain("### leak");
  expect(after).toContain("### mutex");
});
