import { describe, expect, test } from "vitest";
import { KnownTerms } from "../../../src/obsidian/authoring/known-terms";
import { GlossaryIndex } from "../../../src/obsidian/glossary/glossary-index";
import { ProblemsIndex } from "../../../src/obsidian/problems/problems-index";
import { InMemoryVault } from "../../support/in-memory-vault";
import { ManualClock } from "../../support/manual-clock";

/** The problems of a vault, with everything they are made from, after a first look. */
async function lookAt(vault: InMemoryVault, clock = new ManualClock()) {
  const settings = () => ({ glossaryPath: "GLOSSARY.md", glossaryAutomatic: true, termsKey: "" });
  const { app } = vault;
  const lessons = new GlossaryIndex({ app, settings, clock, onChange: () => undefined });
  lessons.load();
  const built = lessons.build();
  await clock.pass(60_000);
  await built;
  const terms = new KnownTerms({ app, lessons, clock, glossaryPath: () => "GLOSSARY.md" });
  terms.load();
  let changes = 0;
  const index = new ProblemsIndex({ app, settings, lessons, terms, clock, onChange: () => changes++ });
  index.load();
  const codes = (): readonly string[] =>
    index.list().flatMap(({ path, problems }) => problems.map(({ code }) => `${path} ${code}`));
  return { index, codes, changes: () => changes, clock };
}

const lesson = (number: number, term: string, body = ""): string =>
  `---\nlesson: ${number}\nterms:\n  - "${term} — meaning"\n---\n${body}\n`;

describe("the problems of a vault", () => {
  test("are found in notes and between them", async () => {
    const vault = new InMemoryVault({
      "01 a.md": lesson(1, "slice", "[[map]] ![[gone.png]]"),
      "02 b.md": lesson(2, "map"),
      "plain.md": "[[nowhere]] is fine here",
      "broken.md": "---\n- @x\n---\n",
    });
    const { codes, clock, index } = await lookAt(vault);
    await clock.pass(1000);
    expect(codes()).toEqual([
      "01 a.md lesson/term-before-lesson",
      "01 a.md lesson/dead-link",
      "broken.md lesson/front-matter-invalid",
      "broken.md lesson/yaml-character",
    ]);
    expect(index.settled).toBe(true);
  });

  test("are none for a term that the glossary note defines by hand", async () => {
    const vault = new InMemoryVault({
      "01 a.md": lesson(1, "slice", "[[Goroutine]], never a thread"),
      "GLOSSARY.md": "**goroutine**: a call that runs beside its caller\n_Avoid_: a thread\n",
    });
    const { codes, clock } = await lookAt(vault);
    await clock.pass(1000);
    expect(codes()).toEqual(["01 a.md lesson/avoided-word"]);
  });

  test("follow a note that is written, renamed or deleted", async () => {
    const vault = new InMemoryVault({ "01 a.md": lesson(1, "slice", "[[map]]") });
    const { codes, clock } = await lookAt(vault);
    await clock.pass(1000);
    expect(codes()).toEqual(["01 a.md lesson/undefined-term"]);
    vault.write("02 b.md", lesson(2, "map"));
    vault.index();
    await clock.pass(5000);
    expect(codes()).toEqual(["01 a.md lesson/term-before-lesson"]);
    vault.rename("02 b.md", "map.md");
    vault.index();
    await clock.pass(5000);
    expect(codes()).toEqual([]);
    vault.delete("map.md");
    await clock.pass(5000);
    expect(codes()).toEqual(["01 a.md lesson/undefined-term"]);
  });

  test("[G6] tell of a term that is gone from the glossary while lessons still link to it", async () => {
    const vault = new InMemoryVault({
      "01 a.md": lesson(1, "slice", "[[GLOSSARY#map]] [[GLOSSARY#Mine]]"),
      "02 b.md": lesson(1, "map"),
      "GLOSSARY.md": "# Mine\n\n### slice\n",
    });
    const { codes, clock } = await lookAt(vault);
    await clock.pass(1000);
    // The glossary will have it with its next update.
    expect(codes()).toEqual([]);
    vault.write("GLOSSARY.md", "# Mine\n\n### map\n\n### slice\n");
    vault.write("02 b.md", lesson(1, "channel"));
    vault.index();
    await clock.pass(5000);
    expect(codes()).toEqual([]);
    vault.write("GLOSSARY.md", "# Mine\n\n### channel\n\n### slice\n");
    vault.index();
    await clock.pass(5000);
    expect(codes()).toEqual(["01 a.md lesson/dead-place"]);
  });

  test("[G5] words to avoid that the glossary gives by hand count as those of lessons do", async () => {
    const vault = new InMemoryVault({
      "01 a.md": lesson(1, "slice", "A dynamic array is no safe get."),
      "GLOSSARY.md": "**Slice**: a view\n_Avoid_: dynamic array\n\n**comma-ok**: the two-value form\n",
    });
    const { codes, index, clock } = await lookAt(vault);
    await clock.pass(1000);
    expect(codes()).toEqual(["01 a.md lesson/avoided-word"]);
    vault.write(
      "GLOSSARY.md",
      "**comma-ok**: the two-value form, at length\n\n_Avoid_: safe get, sure get.\n",
    );
    vault.index();
    await clock.pass(5000);
    expect(index.list().flatMap(({ problems }) => problems.map(({ message }) => message))).toEqual([
      '"safe get" is a word to avoid; write "comma-ok".',
    ]);
  });

  test("one note that changes is read, and no other", async () => {
    const notes = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.md`, lesson(n, `t${n}`)]));
    const vault = new InMemoryVault(notes);
    const { clock, codes } = await lookAt(vault);
    await clock.pass(5000);
    vault.calls.length = 0;
    vault.write("7.md", lesson(7, "t7", "[[nothing]]"));
    vault.index();
    await clock.pass(5000);
    expect(vault.calls).toEqual(["cachedRead 7.md"]);
    expect(codes()).toEqual(["7.md lesson/undefined-term"]);
  });

  test("are looked for in stretches, and no more once nobody looks", async () => {
    const notes = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`${n}.md`, lesson(n, `t${n}`)]));
    const clock = new ManualClock();
    clock.tick = 0.5;
    const vault = new InMemoryVault(notes);
    const { index } = await lookAt(vault, clock);
    vault.calls.length = 0;
    await clock.pass(60);
    expect(vault.calls.length).toBeLessThan(120);
    index.unload();
    const read = vault.calls.length;
    await clock.pass(60_000);
    expect(vault.calls.length).toBeLessThanOrEqual(read + 1);
    expect(index.list()).toEqual([]);
  });
});
