import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GlossaryIndex } from "../../../src/obsidian/glossary/glossary-index";
import { DiagnosticStore } from "../../../src/obsidian/problems/diagnostic-store";
import { TermStore } from "../../../src/obsidian/terms/term-store";
import { InMemoryVault } from "../../support/in-memory-vault";
import { ManualClock } from "../../support/manual-clock";
import { propertyRuns } from "../../support/property-runs";

/** What is wrong with a vault, with everything it is made from, after a first look. */
async function lookAt(vault: InMemoryVault, clock = new ManualClock()) {
  const settings = () => ({ glossaryPath: "GLOSSARY.md", glossaryAutomatic: true, termsKey: "" });
  const { app } = vault;
  const lessons = new GlossaryIndex({ app, settings, clock });
  lessons.load();
  const terms = new TermStore({ app, settings, lessons, clock, blockLinks: { links: new Map() } });
  terms.load();
  vault.layoutReady();
  const built = lessons.build();
  await clock.pass(60_000);
  await built;
  return { ...lookBy(vault, terms, clock), terms, clock };
}

/** A first look where the terms are known. */
function lookBy({ app }: InMemoryVault, terms: TermStore, clock: ManualClock) {
  const settings = () => ({ termsKey: "" });
  const store = new DiagnosticStore({ app, settings, terms, clock, onChange: () => undefined });
  store.load();
  const codes = (): readonly string[] =>
    store.list().flatMap(({ path, diagnostics }) => diagnostics.map(({ code }) => `${path} ${code}`));
  return { store, codes };
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
    const { codes, clock, store } = await lookAt(vault);
    await clock.pass(1000);
    expect(codes()).toEqual([
      "01 a.md lesson/term-before-lesson",
      "01 a.md lesson/dead-link",
      "broken.md lesson/front-matter-invalid",
      "broken.md lesson/yaml-character",
    ]);
    expect(store.settled).toBe(true);
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
    expect(codes()).toEqual(["01 a.md lesson/broken-anchor"]);
  });

  test("[G5] words to avoid that the glossary gives by hand count as those of lessons do", async () => {
    const vault = new InMemoryVault({
      "01 a.md": lesson(1, "slice", "A dynamic array is no safe get."),
      "GLOSSARY.md": "**Slice**: a view\n_Avoid_: dynamic array\n\n**comma-ok**: the two-value form\n",
    });
    const { codes, store, clock } = await lookAt(vault);
    await clock.pass(1000);
    expect(codes()).toEqual(["01 a.md lesson/avoided-word"]);
    vault.write(
      "GLOSSARY.md",
      "**comma-ok**: the two-value form, at length\n\n_Avoid_: safe get, sure get.\n",
    );
    vault.index();
    await clock.pass(5000);
    expect(store.list().flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message))).toEqual([
      '"safe get" is a word to avoid; write "comma-ok".',
    ]);
  });

  test("[G6] tell of a heading that is gone from a note that is no lesson", async () => {
    const vault = new InMemoryVault({
      "01 a.md": lesson(1, "slice", "![[plain#Here]]"),
      "plain.md": "# Here\n",
    });
    const { codes, clock } = await lookAt(vault);
    await clock.pass(1000);
    expect(codes()).toEqual([]);
    vault.write("plain.md", "# There\n");
    vault.index();
    await clock.pass(5000);
    expect(codes()).toEqual(["01 a.md lesson/broken-anchor"]);
  });

  test("follow an alias that comes and goes", async () => {
    const vault = new InMemoryVault({ "01 a.md": lesson(1, "slice", "[[Other]]"), "plain.md": "text" });
    const { codes, clock } = await lookAt(vault);
    await clock.pass(1000);
    expect(codes()).toEqual(["01 a.md lesson/undefined-term"]);
    vault.write("plain.md", "---\naliases: [Other]\n---\n");
    vault.index();
    await clock.pass(5000);
    expect(codes()).toEqual([]);
    vault.write("plain.md", "---\naliases: [Another]\n---\n");
    vault.index();
    await clock.pass(5000);
    expect(codes()).toEqual(["01 a.md lesson/undefined-term"]);
  });

  test("after any changes are those that a first look finds, whenever the changes come", async () => {
    const names = ["01 a.md", "02 b.md", "in/03 c.md", "in/map.md", "plain.md"];
    const text = fc.oneof(
      fc
        .tuple(
          fc.integer({ min: 1, max: 3 }),
          fc.constantFrom("Map key", "Nil map", "slice", "map"),
          fc.constantFrom("a", "b"),
          fc.constantFrom(
            "",
            "[[slice]] ![[gone.png]]",
            "[[GLOSSARY#Nil map]] [[map]]",
            "A Nil map, [[plain#Here]]",
          ),
        )
        .map(([number, term, meaning, body]) =>
          lesson(number, term, `${body}\n\nEvery Map key.`).replace("meaning", meaning),
        ),
      fc.constantFrom(
        "# Here\n",
        "# There\n",
        "---\naliases: [slice]\n---\n# Here\n",
        "---\nterms:\n  - \`cut\`\n---\n",
        "[[nowhere]]",
      ),
    );
    const change = fc.record({
      kind: fc.constantFrom("write", "write", "delete", "rename"),
      path: fc.constantFrom(...names),
      to: fc.constantFrom(...names),
      text,
      wait: fc.constantFrom(0, 100, 201, 5000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
        const vault = new InMemoryVault({ "01 a.md": lesson(1, "slice", "[[map]]"), "plain.md": "# Here\n" });
        const clock = new ManualClock();
        clock.tick = 3;
        const { store, terms } = await lookAt(vault, clock);
        for (const { kind, path, to, text: written, wait } of changes) {
          if (kind === "write") vault.write(path, written);
          else if (vault.file(path) === null) continue;
          else if (kind === "delete") vault.delete(path);
          else if (vault.file(to) === null) vault.rename(path, to);
          vault.index();
          await clock.pass(wait);
        }
        await clock.pass(60_000);
        const { store: fresh } = lookBy(vault, terms, clock);
        await clock.pass(60_000);
        expect(store.settled).toBe(true);
        expect(store.list()).toEqual(fresh.list());
      }),
      { numRuns: propertyRuns(40) },
    );
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
    clock.tick = 1;
    const vault = new InMemoryVault(notes);
    const { store } = await lookAt(vault, clock);
    vault.calls.length = 0;
    await clock.pass(60);
    expect(vault.calls.length).toBeLessThan(120);
    store.unload();
    const read = vault.calls.length;
    await clock.pass(60_000);
    expect(vault.calls.length).toBeLessThanOrEqual(read + 1);
    expect(store.list()).toEqual([]);
  });
});
