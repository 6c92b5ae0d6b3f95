import { describe, expect, test } from "vitest";
import { GlossaryIndex, type IndexChange } from "../../../src/obsidian/glossary/glossary-index";
import { InMemoryVault } from "../../support/in-memory-vault";
import { ManualClock, settle } from "../../support/manual-clock";

function note(term: string): string {
  return `---\ntitle: All of ${term}\nlesson: 7\nterms:\n  - ${term} — meaning\n---\n`;
}

function indexOf(
  vault: InMemoryVault,
  clock = new ManualClock(),
): { readonly index: GlossaryIndex; readonly heard: IndexChange[] } {
  const heard: IndexChange[] = [];
  const index = new GlossaryIndex({
    app: vault.app,
    settings: () => ({ glossaryPath: "GLOSSARY.md", glossaryAutomatic: true, termsKey: "" }),
    clock,
  });
  index.onChange((change) => heard.push(change));
  index.load();
  return { index, heard };
}

describe("GlossaryIndex", () => {
  test("knows the terms of each note with its title and number", async () => {
    const { index } = indexOf(new InMemoryVault({ "a/b.md": note("x"), "plain.md": "text" }));
    await index.build();
    expect(index.lessonTerms()).toMatchObject([
      { path: "a/b.md", title: "All of x", lesson: 7, terms: [{ term: "x", definition: "meaning" }] },
    ]);
    expect(index.noteCount).toBe(2);
  });

  test("reads a large vault in stretches, so that typing is never held up", async () => {
    const notes = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`${n}.md`, note(`t${n}`)]));
    const clock = new ManualClock();
    clock.tick = 1;
    const { index } = indexOf(new InMemoryVault(notes), clock);
    const built = index.build();
    expect(index.built).toBe(false);
    expect(index.noteCount).toBeLessThan(20);
    await clock.pass(5000);
    await built;
    expect(index.lessonTerms()).toHaveLength(500);
  });

  test("what changes while the vault is read is not read over", async () => {
    const notes = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${n}.md`, note(`t${n}`)]));
    const clock = new ManualClock();
    clock.tick = 3;
    const vault = new InMemoryVault(notes);
    const { index } = indexOf(vault, clock);
    const built = index.build();
    vault.delete("49.md");
    vault.write("48.md", note("newer"));
    vault.index();
    await clock.pass(5000);
    await built;
    const terms = index.lessonTerms().flatMap((each) => each.terms.map(({ term }) => term));
    expect(terms).toHaveLength(49);
    expect(terms).toContain("newer");
  });

  test("a second reading replaces the first", async () => {
    const clock = new ManualClock();
    clock.tick = 10;
    const { index, heard } = indexOf(new InMemoryVault({ "a.md": note("x"), "b.md": note("y") }), clock);
    const first = index.build();
    const second = index.build();
    await clock.pass(1000);
    await Promise.all([first, second]);
    expect(index.lessonTerms()).toHaveLength(2);
    expect(heard).toEqual(["terms"]);
  });

  test("tells changes of terms from changes of anything else", async () => {
    const vault = new InMemoryVault({ "a.md": note("x") });
    const { index, heard } = indexOf(vault);
    await index.build();
    heard.length = 0;
    vault.write("a.md", `${note("x")}text`);
    vault.index();
    vault.write("a.md", note("y"));
    vault.index();
    vault.rename("a.md", "b.md");
    vault.delete("b.md");
    expect(heard).toEqual(["activity", "terms", "terms", "terms", "terms"].slice(0, heard.length));
    expect(heard.filter((change) => change === "terms").length).toBeGreaterThanOrEqual(3);
    expect(index.lessonTerms()).toEqual([]);
  });

  test("[T4] a note whose text cannot be read either is unknown, not empty", async () => {
    const vault = new InMemoryVault({ "a.md": "---\nterms: [\n---\n" });
    vault.disk.delete("a.md");
    const { index } = indexOf(vault);
    await index.build();
    await settle();
    expect(index.unreadable()).toEqual(["a.md"]);
    expect(index.isUnknown("a.md")).toBe(true);
  });

  test("a new note is pending until the cache has it, and an empty one is not", async () => {
    const vault = new InMemoryVault({});
    const { index } = indexOf(vault);
    await index.build();
    vault.write("new.md", note("x"));
    vault.write("empty.md", "");
    expect(index.pendingCount).toBe(1);
    vault.index();
    expect(index.pendingCount).toBe(0);
    expect(index.lessonTerms()).toHaveLength(1);
  });

  test("hears of nothing any more once it is unloaded", async () => {
    const vault = new InMemoryVault({ "a.md": note("x") });
    const { index, heard } = indexOf(vault);
    await index.build();
    index.unload();
    heard.length = 0;
    vault.write("a.md", note("y"));
    vault.index();
    vault.delete("a.md");
    expect(heard).toEqual([]);
  });
});
