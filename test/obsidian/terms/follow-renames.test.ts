import type { TFile } from "obsidian";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../src/core/text/edits";
import { retargetBlockLinks } from "../../../src/core/terms/retarget";
import { GlossaryIndex } from "../../../src/obsidian/glossary/glossary-index";
import { BlockLinkIndex } from "../../../src/obsidian/terms/block-link-index";
import { FollowRenames } from "../../../src/obsidian/terms/follow-renames";
import type { LinkUpdate, LinkUpdates } from "../../../src/obsidian/terms/link-updates";
import { TermStore } from "../../../src/obsidian/terms/term-store";
import { InMemoryVault } from "../../support/in-memory-vault";
import { ManualClock } from "../../support/manual-clock";

const drill = (...links: readonly string[]): string =>
  `# Note\n\n[[Channels]] in prose.\n\n\`\`\`\`go-drill\n### Q\n${links.join(" ")}\n\`\`\`\`\n`;

const lesson = (term: string): string => `---\nterms:\n  - ${term} — meaning\n---\n`;

/** A vault whose renames are followed, and what is offered for it. */
async function followed(notes: Readonly<Record<string, string>>) {
  const vault = new InMemoryVault(notes);
  const clock = new ManualClock();
  const lessons = new GlossaryIndex({
    app: vault.app,
    settings: () => ({ glossaryPath: "GLOSSARY.md", glossaryAutomatic: true, termsKey: "" }),
    clock,
  });
  lessons.load();
  await lessons.build();
  const blockLinks = new BlockLinkIndex({ app: vault.app, clock });
  blockLinks.load();
  for (const [path, text] of Object.entries(notes)) vault.write(path, text);
  vault.index();
  const terms = new TermStore({
    app: vault.app,
    settings: () => ({ glossaryPath: "GLOSSARY.md" }),
    lessons,
    blockLinks,
    clock,
  });
  terms.load();
  await clock.pass(300);
  const offered: LinkUpdate[] = [];
  const renames = new FollowRenames({
    app: vault.app,
    clock,
    blockLinks,
    terms,
    updates: {
      offer: (update: LinkUpdate) => Promise.resolve(void offered.push(update)),
    } as unknown as LinkUpdates,
  });
  renames.load();
  /** What would be written, by note. */
  const changes = (): Readonly<Record<string, string>> =>
    Object.fromEntries(
      offered.flatMap(({ notes: touched }) =>
        [...touched].map(([file, retarget]: [TFile, (target: string) => string | null]) => {
          const text = vault.text(file.path) ?? "";
          return [file.path, applyEdits(text, retargetBlockLinks(text, retarget))];
        }),
      ),
    );
  return { vault, clock, offered, changes };
}

describe("a note that is moved", () => {
  test("takes the links inside drills with it, by their targets alone", async () => {
    const { vault, clock, changes } = await followed({
      "Channels.md": "",
      "A.md": drill("[[Channels]]", "[[channels#Close|closing]]", "[[Other]]"),
      "B.md": drill("[[Other]]"),
    });
    vault.rename("Channels.md", "Pipes.md");
    await clock.pass(1000);
    expect(changes()).toEqual({ "A.md": drill("[[Pipes]]", "[[Pipes#Close|closing]]", "[[Other]]") });
  });

  test("with its folder changes links that say the path, once for all that moved", async () => {
    const { vault, clock, offered, changes } = await followed({
      "old/Channels.md": "",
      "old/Maps.md": "",
      "A.md": drill("[[old/Channels]]", "[[old/Maps.md]]", "[[Maps]]"),
    });
    vault.rename("old", "new");
    await clock.pass(1000);
    expect(offered).toHaveLength(1);
    expect(changes()).toEqual({ "A.md": drill("[[new/Channels]]", "[[new/Maps.md]]", "[[Maps]]") });
  });

  test("and holds such links itself is found where it is now", async () => {
    const { vault, clock, changes } = await followed({
      "Channels.md": "",
      "A.md": drill("[[Channels]]"),
    });
    vault.rename("A.md", "Z.md");
    vault.rename("Channels.md", "Pipes.md");
    await clock.pass(1000);
    expect(changes()).toEqual({ "Z.md": drill("[[Pipes]]") });
  });
});

describe("a Markdown link inside a drill", () => {
  test("follows its note, with its escapes, its heading and its text as they were", async () => {
    const { vault, clock, changes } = await followed({
      "notes/Go maps.md": "",
      "drills/A.md": drill(
        "[a](Go%20maps.md#nil%20map)",
        '![b](<../notes/Go maps.md> "title")',
        "[c](notes/Go%20maps)",
        "![[Go maps]]",
        "[d](https://go.dev/Go%20maps.md)",
        "`[e](Go%20maps.md)`",
      ),
    });
    vault.rename("notes/Go maps.md", "notes/all/Maps (old).md");
    await clock.pass(1000);
    expect(changes()).toEqual({
      "drills/A.md": drill(
        "[a](Maps%20%28old%29.md#nil%20map)",
        '![b](<../notes/all/Maps (old).md> "title")',
        "[c](notes/all/Maps%20%28old%29)",
        "![[Maps (old)]]",
        "[d](https://go.dev/Go%20maps.md)",
        "`[e](Go%20maps.md)`",
      ),
    });
  });

  test("that is seen from its folder is seen from the next one when its own note moves", async () => {
    const { vault, clock, changes } = await followed({
      "a/Maps.md": "",
      "a/b/Q.md": drill("[x](../Maps.md#part)", "[[../Maps]]", "[z](Maps.md)"),
    });
    vault.rename("a/b/Q.md", "Q.md");
    vault.write("Q.md", vault.text("Q.md") ?? "");
    vault.index();
    await clock.pass(1000);
    expect(changes()).toEqual({
      "Q.md": drill("[x](a/Maps.md#part)", "[[a/Maps]]", "[z](Maps.md)"),
    });
  });

  test("stays as it is seen from its folder when both move together", async () => {
    const { vault, clock, offered } = await followed({
      "a/Maps.md": "",
      "a/Q.md": drill("[x](./Maps.md)", "[y](Maps.md)"),
    });
    vault.rename("a", "b");
    await clock.pass(1000);
    expect(offered.every(({ notes }) => notes.size === 0)).toBe(true);
  });
});

describe("a lesson that calls its term otherwise", () => {
  const notes = { "L.md": lesson("comma-ok"), "A.md": drill("[[comma-ok]]", "[[GLOSSARY#comma-ok|x]]") };

  test("offers to lead links to the new name, once its author has been quiet for a while", async () => {
    const { vault, clock, offered, changes } = await followed(notes);
    for (const typed of ["comma-o", "comma", "comma ok"]) {
      vault.write("L.md", lesson(typed));
      vault.index();
      await clock.pass(2000);
      expect(offered).toEqual([]);
    }
    await clock.pass(10_000);
    expect(offered.map(({ reason, expected }) => [reason, expected])).toEqual([
      ["The term “comma-ok” is now “comma ok”.", false],
    ]);
    expect(changes()).toEqual({ "A.md": drill("[[comma ok]]", "[[GLOSSARY#comma ok|x]]") });
  });

  test("offers nothing while another lesson still has the former name", async () => {
    const { vault, clock, offered } = await followed({ ...notes, "M.md": lesson("comma-ok") });
    vault.write("L.md", lesson("comma ok"));
    vault.index();
    await clock.pass(10_000);
    expect(offered).toEqual([]);
  });
});
