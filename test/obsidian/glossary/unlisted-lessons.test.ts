import { expect, test } from "vitest";
import { GlossarySync } from "../../../src/obsidian/glossary/glossary-sync";
import { InMemoryVault } from "../../support/in-memory-vault";
import { ManualClock } from "../../support/manual-clock";

const lesson = (term: string): string => `---\nTerms introduced:\n  - ${term} — what it means\n---\n`;
const NOTES = {
  "part/01 Leaks.md": lesson("leak"),
  "part/more.md": "# More\n",
  "02 Locks.md": lesson("mutex"),
  "03 Slices.md": lesson("slice"),
};

/** A vault as it is found when it is opened anew, with the glossary of all of `NOTES`. */
async function opened(change: (glossary: string) => InMemoryVault) {
  const open = async (vault: InMemoryVault): Promise<string> => {
    const sync = new GlossarySync({
      app: vault.app,
      settings: () => ({ glossaryPath: "GLOSSARY.md", glossaryAutomatic: false, termsKey: "" }),
      notifier: { notify: () => undefined },
      backup: { keep: () => Promise.resolve() },
      clock: new ManualClock(),
    });
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

test("a lesson that is deleted loses its entries", async () => {
  const { after } = await opened((glossary) => without("part/01 Leaks.md", glossary));
  expect(after).not.toContain("### leak");
  expect(after).toContain("### mutex");
});
