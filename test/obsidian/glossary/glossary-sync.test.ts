import { describe, expect, test } from "vitest";
import { BEGIN_MARKER, END_MARKER, USER_TEXT_HEADING } from "../../../src/core/glossary/markers";
import type { GlossaryNotice, GlossarySettings } from "../../../src/obsidian/glossary/glossary-outcome";
import { DEFAULT_DELAYS } from "../../../src/obsidian/glossary/glossary-outcome";
import { GlossarySync } from "../../../src/obsidian/glossary/glossary-sync";
import { formatNotice } from "../../../src/obsidian/glossary/glossary-messages";
import { InMemoryVault } from "../../support/in-memory-vault";
import { ManualClock, settle } from "../../support/manual-clock";

const GLOSSARY = "GLOSSARY.md";
const { start, change, create, retry, timeout } = DEFAULT_DELAYS;

/** A lesson that introduces terms. */
function lesson(...terms: readonly string[]): string {
  return `---\nTerms introduced:\n${terms.map((term) => `  - "${term} — what ${term} means"`).join("\n")}\n---\n\nText.\n`;
}

const BROKEN = '---\nTerms introduced:\n  - "goroutine\n---\n\nText.\n';

/** What no copy can be made of. */
const UNKEPT = "(too much for the disk)";

interface Scene {
  readonly vault: InMemoryVault;
  readonly clock: ManualClock;
  readonly sync: GlossarySync;
  readonly notices: GlossaryNotice[];
  /** The texts that were kept before they were written over. */
  readonly kept: string[];
  readonly glossary: () => string;
  readonly settings: { -readonly [Name in keyof GlossarySettings]: GlossarySettings[Name] };
}

function openVault(notes: Readonly<Record<string, string>>, more: Partial<GlossarySettings> = {}): Scene {
  const vault = new InMemoryVault(notes);
  const clock = new ManualClock();
  const notices: GlossaryNotice[] = [];
  const kept: string[] = [];
  const settings = { glossaryPath: GLOSSARY, glossaryAutomatic: true, termsKey: "", ...more };
  const sync = new GlossarySync({
    app: vault.app,
    settings: () => settings,
    notifier: { notify: (notice) => notices.push(notice) },
    backup: {
      keep: (text) => {
        if (text.includes(UNKEPT)) return Promise.reject(new Error("The disk is full."));
        kept.push(text);
        return Promise.resolve();
      },
    },
    clock,
  });
  sync.load();
  const glossary = (): string => vault.text(settings.glossaryPath) ?? "";
  return { vault, clock, sync, notices, kept, settings, glossary };
}

/** The vault with a glossary that is up to date, open for a while. */
async function settledVault(notes: Readonly<Record<string, string>>): Promise<Scene> {
  const scene = openVault(notes);
  scene.vault.layoutReady();
  await settle();
  await scene.sync.updateNow();
  scene.vault.index();
  await scene.clock.pass(start + retry);
  scene.vault.calls.length = 0;
  return scene;
}

function writes({ vault }: Scene): string[] {
  return vault.calls.filter((call) => /^(process|create) /.test(call));
}

describe("safeguards", () => {
  test("the text from before is kept when the note is written, and only then", async () => {
    const scene = await settledVault({ ...TWO, [GLOSSARY]: "Mine.\n" });
    expect(scene.kept).toEqual(["Mine.\n"]);
    const before = scene.glossary();
    await scene.sync.updateNow();
    expect(scene.kept).toHaveLength(1);
    scene.vault.write("06 Goroutines.md", lesson("goroutine", "channel", "select"));
    scene.vault.index();
    await scene.clock.pass(change);
    expect(scene.kept.at(-1)).toBe(before);
    expect(scene.glossary()).toContain("### select");
  });

  test("a text that cannot be kept is written over all the same, and that is told once", async () => {
    const scene = await settledVault({ ...TWO, [GLOSSARY]: `Mine ${UNKEPT}.\n` });
    scene.vault.write("06 Goroutines.md", lesson("goroutine", "channel", "select"));
    scene.vault.index();
    await scene.clock.pass(change);
    expect(scene.glossary()).toContain("### select");
    expect(scene.notices.map(formatNotice)).toEqual([
      "The glossary was updated, but its earlier text could not be copied: The disk is full.",
    ]);
  });

  test("a note that would grow beyond measure is left alone until somebody wants it so", async () => {
    const scene = await settledVault(TWO);
    const before = scene.glossary();
    const long = "words and words ".repeat(3000);
    for (let number = 1; number < 9; number++) {
      const terms = `  - "long ${number} — ${long}"`;
      scene.vault.write(`1${number} Long.md`, `---\nTerms introduced:\n${terms}\n---\n`);
    }
    scene.vault.index();
    await scene.clock.pass(change);
    expect(scene.glossary()).toBe(before);
    expect(scene.notices.map(formatNotice).join()).toMatch(
      /^The glossary would grow from 1 KB to 3\d\d KB\./,
    );
    expect(scene.sync.status().state).toBe("stopped");
    expect(await scene.sync.updateNow()).toMatchObject({ kind: "updated" });
    expect(scene.glossary()).toContain("### long 8");
  });
});

const TWO = { "02 Maps.md": lesson("comma-ok"), "06 Goroutines.md": lesson("goroutine", "channel") };

describe("by itself", () => {
  test("[G6] nothing is read or written before the layout is ready", async () => {
    const scene = openVault({ ...TWO, [GLOSSARY]: "Mine.\n" });
    await scene.clock.pass(10 * start);
    expect(scene.vault.calls).toEqual([]);
    expect(scene.sync.status().state).toBe("starting");
  });

  test("[G6] the glossary follows once the vault was quiet for a while", async () => {
    const scene = openVault({ ...TWO, [GLOSSARY]: "Mine.\n" });
    scene.vault.layoutReady();
    await scene.clock.pass(start - 1);
    expect(writes(scene)).toEqual([]);
    await scene.clock.pass(1);
    expect(scene.glossary()).toMatch(/^Mine\.\n[^]*### channel\n[^]*### goroutine\n/);
    expect(scene.sync.status()).toMatchObject({ state: "idle", notes: 2, last: { kind: "updated" } });
  });

  test("[G6] while lessons keep arriving the first write waits", async () => {
    const scene = openVault({ ...TWO, [GLOSSARY]: "" });
    scene.vault.layoutReady();
    for (let arrival = 0; arrival < 5; arrival++) {
      await scene.clock.pass(start - 1000);
      scene.vault.write(`${arrival}.md`, arrival % 2 === 0 ? lesson(`term ${arrival}`) : "No terms.\n");
      scene.vault.index();
    }
    expect(writes(scene)).toEqual([]);
    await scene.clock.pass(start);
    expect(scene.glossary()).toContain("### term 4\n");
    expect(writes(scene)).toHaveLength(1);
  });

  test("[G6] no note is written of while the cache does not have it", async () => {
    const scene = openVault({ ...TWO, [GLOSSARY]: "" });
    scene.vault.forgetCache("06 Goroutines.md");
    scene.vault.layoutReady();
    await scene.clock.pass(start + 2 * retry);
    expect(writes(scene)).toEqual([]);
    expect(scene.sync.status()).toMatchObject({ state: "waiting", pending: 1 });
    scene.vault.index();
    await scene.clock.pass(start);
    expect(scene.glossary()).toContain("### goroutine\n");
  });

  test("[T4] a note the app never indexes is given up in the end, and loses no entry", async () => {
    const before = await settledVault(TWO);
    const scene = openVault({ ...TWO, [GLOSSARY]: before.glossary(), "new.md": lesson("new") });
    scene.vault.forgetCache("06 Goroutines.md");
    scene.vault.layoutReady();
    await scene.clock.pass(timeout + start + retry);
    expect(scene.glossary()).toContain("### goroutine\n");
    expect(scene.glossary()).toContain("### new\n");
  });

  test("no glossary is made at the start", async () => {
    const scene = openVault(TWO);
    scene.vault.layoutReady();
    await scene.clock.pass(10 * start);
    expect(writes(scene)).toEqual([]);
    expect(scene.sync.status().last).toEqual({ kind: "missing" });
  });

  test("a glossary is made after a lesson changed and none came from elsewhere", async () => {
    const scene = openVault(TWO);
    scene.vault.layoutReady();
    await scene.clock.pass(start);
    scene.vault.write("07 Slices.md", lesson("slice"));
    scene.vault.index();
    await scene.clock.pass(create - 1);
    expect(writes(scene)).toEqual([]);
    await scene.clock.pass(1);
    expect(writes(scene)).toEqual([`create ${GLOSSARY}`]);
    expect(scene.glossary()).toContain("# Glossary\n");
  });

  test("a glossary that was deleted is not made again until it is asked for", async () => {
    const scene = await settledVault(TWO);
    scene.vault.write("02 Maps.md", lesson("comma-ok", "map"));
    scene.vault.index();
    scene.vault.delete(GLOSSARY);
    await scene.clock.pass(10 * create);
    expect(scene.vault.text(GLOSSARY)).toBeNull();
    expect((await scene.sync.updateNow()).kind).toBe("updated");
  });

  test("nothing is written when nothing changed, and typing in a lesson's body is nothing", async () => {
    const scene = await settledVault(TWO);
    scene.vault.write("02 Maps.md", `${lesson("comma-ok")}More text.\n`);
    scene.vault.index();
    await scene.clock.pass(10 * change);
    expect(scene.vault.calls).toEqual([]);
  });

  test("switched off, it leaves the note alone and the command still works", async () => {
    const scene = openVault({ ...TWO, [GLOSSARY]: "" }, { glossaryAutomatic: false });
    scene.vault.layoutReady();
    await scene.clock.pass(10 * start);
    expect(writes(scene)).toEqual([]);
    expect(scene.sync.status().state).toBe("off");
    expect((await scene.sync.updateNow()).kind).toBe("updated");
  });

  test("after it is unloaded nothing happens any more", async () => {
    const scene = await settledVault(TWO);
    scene.vault.write("02 Maps.md", lesson("map"));
    scene.vault.index();
    scene.sync.unload();
    await scene.clock.pass(10 * start);
    expect(writes(scene)).toEqual([]);
    expect(scene.clock.alarms).toBe(0);
  });

  test("unloaded before the layout is ready, it never starts", async () => {
    const scene = openVault(TWO);
    scene.sync.unload();
    scene.vault.layoutReady();
    await scene.clock.pass(10 * start);
    expect(scene.clock.alarms).toBe(0);
  });
});

describe("[G6] what happens to lessons shows in the glossary", () => {
  test("a term added, reworded and taken out", async () => {
    const scene = await settledVault(TWO);
    scene.vault.write("02 Maps.md", lesson("comma-ok", "map"));
    scene.vault.index();
    await scene.clock.pass(change);
    expect(scene.glossary()).toContain("### map\n\nwhat map means\n");
    scene.vault.write("02 Maps.md", lesson("map"));
    scene.vault.index();
    await scene.clock.pass(change);
    expect(scene.glossary()).not.toContain("comma-ok");
  });

  test("a lesson deleted", async () => {
    const scene = await settledVault({ ...TWO, "07 Slices.md": lesson("a", "b", "c", "d", "e", "f") });
    scene.vault.delete("02 Maps.md");
    await scene.clock.pass(change);
    expect(scene.glossary()).not.toContain("comma-ok");
  });

  test("a lesson and its folder renamed", async () => {
    const scene = await settledVault({
      "a/02 Maps.md": lesson("comma-ok"),
      "a/b/06 Goroutines.md": lesson("goroutine"),
    });
    scene.vault.rename("a/02 Maps.md", "a/03 Maps.md");
    await scene.clock.pass(change);
    expect(scene.glossary()).toContain("[[a/03 Maps|03 Maps]]");
    scene.vault.rename("a", "course");
    await scene.clock.pass(change);
    expect(scene.glossary()).toContain("[[course/03 Maps|03 Maps]]");
    expect(scene.glossary()).toContain("[[course/b/06 Goroutines|06 Goroutines]]");
    expect(scene.glossary()).not.toContain(USER_TEXT_HEADING);
  });

  test("a lesson that becomes the copy of a conflict, and back", async () => {
    const scene = await settledVault({ ...TWO, "07 Slices.md": lesson("a", "b", "c", "d", "e", "f") });
    const copy = "02 Maps (Conflicted copy Laptop 202611210130).md";
    scene.vault.rename("02 Maps.md", copy);
    await scene.clock.pass(change);
    expect(scene.glossary()).not.toContain("comma-ok");
    scene.vault.rename(copy, "02 Maps.md");
    await scene.clock.pass(change);
    expect(scene.glossary()).toContain("comma-ok");
  });

  test("[T4] broken front matter keeps the terms, and is listed", async () => {
    const scene = await settledVault(TWO);
    const before = scene.glossary();
    scene.vault.write("06 Goroutines.md", BROKEN);
    scene.vault.index();
    await scene.clock.pass(10 * change);
    expect(scene.glossary()).toBe(before);
    expect(scene.sync.status().unreadable).toEqual(["06 Goroutines.md"]);
    scene.vault.write("06 Goroutines.md", lesson("goroutine"));
    scene.vault.index();
    await scene.clock.pass(change);
    expect(scene.glossary()).not.toContain("### channel");
    expect(scene.sync.status().unreadable).toEqual([]);
  });

  test("[T4] broken front matter keeps the terms over a restart too, by what the glossary says", async () => {
    const before = await settledVault(TWO);
    const scene = openVault({ ...TWO, [GLOSSARY]: before.glossary(), "06 Goroutines.md": BROKEN });
    scene.vault.layoutReady();
    await scene.clock.pass(10 * start);
    expect(scene.glossary()).toBe(before.glossary());
    expect(scene.vault.calls).toContain("cachedRead 06 Goroutines.md");
  });

  test("[T4] front matter that is taken out is known to be gone", async () => {
    const scene = await settledVault({ ...TWO, "07 Slices.md": lesson("a", "b", "c", "d", "e", "f") });
    scene.vault.write("02 Maps.md", "---\n\nA rule above, no front matter.\n");
    scene.vault.index();
    await scene.clock.pass(change);
    expect(scene.glossary()).not.toContain("comma-ok");
  });

  test("no note is read at the start but those whose front matter the cache is silent of", async () => {
    const scene = openVault({
      ...TWO,
      "plain.md": "Text.\n",
      "empty.md": "",
      "rule.md": "---\ntext\n",
      [GLOSSARY]: "",
    });
    scene.vault.layoutReady();
    await settle();
    expect(scene.vault.calls).toEqual(["cachedRead rule.md"]);
  });
});

describe("safeguards", () => {
  const many = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [`${index} L.md`, lesson(`term ${index}`)]),
  );

  test("[G6] before much goes it asks, once, and then does as it is told", async () => {
    const scene = await settledVault(many);
    for (const index of [1, 2, 3]) scene.vault.delete(`${index} L.md`);
    await scene.clock.pass(change);
    expect(writes(scene)).toEqual([]);
    expect(scene.notices).toMatchObject([
      { kind: "ask", changes: { removed: ["term 1", "term 2", "term 3"] } },
    ]);
    scene.vault.write("0 L.md", `${lesson("term 0")}x`);
    scene.vault.index();
    await scene.clock.pass(10 * change);
    expect(scene.notices).toHaveLength(1);
    expect((await scene.sync.updateNow()).kind).toBe("ask");
    expect((await scene.sync.updateNow({ allowDrop: true })).kind).toBe("updated");
    expect(scene.glossary()).not.toContain("term 2");
  });

  test("[G4] a damaged marker is told once; the repair is shown before it is made", async () => {
    const scene = await settledVault(TWO);
    const sound = scene.glossary();
    const damaged = sound.replace(END_MARKER, "%% go-glossary:end");
    scene.vault.write(GLOSSARY, damaged);
    scene.vault.write("02 Maps.md", lesson("comma-ok", "map"));
    scene.vault.index();
    await scene.clock.pass(10 * change);
    expect(scene.glossary()).toBe(damaged);
    expect(scene.notices).toMatchObject([{ kind: "damaged", repairable: true }]);
    const preview = await scene.sync.preview();
    expect(preview).toMatchObject({ current: damaged, outcome: { kind: "damaged" } });
    expect(scene.glossary()).toBe(damaged);
    expect(await scene.sync.repair()).toEqual({ kind: "repaired" });
    expect(scene.glossary()).toBe(preview.proposed);
    expect(await scene.sync.repair()).toMatchObject({ kind: "unchanged" });
    expect((await scene.sync.updateNow()).kind).toBe("unchanged");
  });

  test("[G4] text typed in the generated part is moved a while later, and told", async () => {
    const scene = await settledVault(TWO);
    scene.vault.write(GLOSSARY, scene.glossary().replace("### goroutine", "My note.\n\n### goroutine"));
    await scene.clock.pass(retry);
    expect(scene.glossary()).toMatch(/My note\.\n$/);
    expect(scene.notices).toEqual([{ kind: "moved-text", texts: ["My note."] }]);
  });

  test("it waits while the note has changes that are not saved", async () => {
    const scene = await settledVault(TWO);
    const view = scene.vault.open(GLOSSARY);
    view.text = `${scene.glossary()}Being typed`;
    scene.vault.write("02 Maps.md", lesson("comma-ok", "map"));
    scene.vault.index();
    await scene.clock.pass(change + 3 * retry);
    expect(writes(scene)).toEqual([]);
    await view.save();
    await scene.clock.pass(retry);
    expect(scene.glossary()).toContain("### map\n");
    expect(scene.glossary()).toMatch(/Being typed$/);
  });

  test("it waits while the cursor stands in the generated part, and not elsewhere", async () => {
    const scene = await settledVault(TWO);
    const view = scene.vault.open(GLOSSARY);
    view.focused = true;
    view.line = scene.glossary().split("\n").indexOf(BEGIN_MARKER) + 3;
    scene.vault.write("02 Maps.md", lesson("comma-ok", "map"));
    scene.vault.index();
    await scene.clock.pass(change + retry);
    expect(writes(scene)).toEqual([]);
    view.line = 0;
    await scene.clock.pass(retry);
    expect(writes(scene)).toHaveLength(1);
  });

  test("the command saves what was typed before it writes", async () => {
    const scene = await settledVault(TWO);
    const view = scene.vault.open(GLOSSARY);
    view.text = `${scene.glossary()}Just typed`;
    scene.vault.write("02 Maps.md", lesson("comma-ok", "map"));
    scene.vault.index();
    await scene.sync.updateNow();
    expect(scene.glossary()).toMatch(/### map\n[^]*Just typed$/);
  });

  test("another program that keeps undoing the update is not fought", async () => {
    const scene = await settledVault(TWO);
    const old = scene.glossary();
    scene.vault.write("02 Maps.md", lesson("comma-ok", "map"));
    scene.vault.index();
    await scene.clock.pass(change);
    for (let round = 0; round < 10; round++) {
      scene.vault.write(GLOSSARY, old);
      await scene.clock.pass(90_000);
    }
    expect(writes(scene).length).toBeLessThanOrEqual(3);
    expect(scene.notices.map(({ kind }) => kind)).toEqual(["stopped"]);
    expect(scene.sync.status().state).toBe("stopped");
    expect((await scene.sync.updateNow()).kind).toBe("updated");
    expect(scene.sync.status().state).not.toBe("stopped");
  });

  test("a burst of changes from outside is not answered by a burst of writes", async () => {
    const scene = await settledVault(TWO);
    for (let round = 0; round < 20; round++) {
      scene.vault.write("02 Maps.md", lesson("comma-ok", `term ${round}`));
      scene.vault.index();
      await scene.clock.pass(change);
    }
    expect(writes(scene)).toHaveLength(3);
    await scene.clock.pass(60_000);
    expect(writes(scene)).toHaveLength(4);
    expect(scene.glossary()).toContain("### term 19\n");
    expect(scene.notices).toEqual([]);
  });

  test("lessons that another program changes to and fro stop it in the end", async () => {
    const scene = await settledVault(TWO);
    for (let round = 0; round < 40; round++) {
      scene.vault.write("02 Maps.md", round % 2 === 0 ? lesson("comma-ok", "map") : lesson("comma-ok"));
      scene.vault.index();
      await scene.clock.pass(15_000);
    }
    expect(scene.notices.map(({ kind }) => kind)).toEqual(["stopped"]);
  });

  test("a reader who adds and removes the same term slowly is no other program", async () => {
    const scene = await settledVault(TWO);
    for (let round = 0; round < 8; round++) {
      scene.vault.write("02 Maps.md", round % 2 === 0 ? lesson("comma-ok", "map") : lesson("comma-ok"));
      scene.vault.index();
      await scene.clock.pass(60_000);
    }
    expect(scene.notices).toEqual([]);
    expect(writes(scene)).toHaveLength(8);
  });

  test("its own write is no reason for another", async () => {
    const scene = await settledVault(TWO);
    scene.vault.write("02 Maps.md", lesson("comma-ok", "map"));
    scene.vault.index();
    await scene.clock.pass(change);
    scene.vault.index();
    await scene.clock.pass(100 * start);
    expect(writes(scene)).toHaveLength(1);
  });

  test("what is typed between reading and writing is kept", async () => {
    const scene = await settledVault(TWO);
    scene.vault.write("02 Maps.md", lesson("comma-ok", "map"));
    scene.vault.index();
    scene.vault.beforeProcess = () => scene.vault.disk.set(GLOSSARY, `Typed above.\n${scene.glossary()}`);
    await scene.sync.updateNow();
    expect(scene.glossary()).toMatch(/^Typed above\.\n[^]*### map\n/);
  });

  test("a glossary that appears while it is being made is updated, not replaced", async () => {
    const scene = openVault(TWO);
    scene.vault.layoutReady();
    await settle();
    scene.vault.disk.set(GLOSSARY, "From another device.\n");
    expect((await scene.sync.updateNow()).kind).toBe("updated");
    expect(scene.glossary()).toMatch(/^From another device\.\n[^]*### channel\n/);
  });

  test("a disk that does not tell cases apart has one glossary", async () => {
    const scene = openVault({ ...TWO, "Glossary.md": lesson("not a lesson") });
    scene.vault.layoutReady();
    await settle();
    await scene.sync.updateNow();
    expect(writes(scene)).toEqual(["process Glossary.md"]);
    expect(scene.vault.text("Glossary.md")).not.toContain("### not a lesson");
  });

  test("a folder the settings name is made", async () => {
    const scene = openVault(TWO, { glossaryPath: "course/words/GLOSSARY.md" });
    scene.vault.layoutReady();
    await settle();
    expect((await scene.sync.updateNow()).kind).toBe("updated");
    expect(scene.vault.text("course/words/GLOSSARY.md")).toContain("### goroutine\n");
  });

  test("a vault that refuses is told in a sentence, and what stood there stands", async () => {
    const scene = await settledVault(TWO);
    const before = scene.glossary();
    scene.vault.write("02 Maps.md", lesson("comma-ok", "map"));
    scene.vault.index();
    scene.vault.beforeProcess = () => {
      throw new Error("EROFS: read-only file system");
    };
    await scene.clock.pass(change);
    expect(scene.notices).toMatchObject([
      { kind: "failed", reason: expect.stringContaining("read-only") as string },
    ]);
    expect(scene.glossary()).toBe(before);
  });
});

describe("on command", () => {
  test("before the vault is open, the answer says so", async () => {
    const scene = openVault(TWO);
    expect(await scene.sync.updateNow()).toMatchObject({ kind: "waiting" });
    expect(await scene.sync.preview()).toMatchObject({ outcome: { kind: "waiting" } });
  });

  test("while notes are not read, the answer says how many", async () => {
    const scene = openVault(TWO);
    scene.vault.forgetCache("02 Maps.md");
    scene.vault.layoutReady();
    await settle();
    expect(await scene.sync.updateNow()).toEqual({
      kind: "waiting",
      reason: "1 note has not been read yet. Try again in a moment.",
    });
  });

  test("a preview writes nothing and shows what an update would", async () => {
    const scene = openVault(TWO);
    scene.vault.layoutReady();
    await settle();
    const preview = await scene.sync.preview();
    expect(writes(scene)).toEqual([]);
    expect(preview).toMatchObject({ current: null, outcome: { kind: "updated" } });
    await scene.sync.updateNow();
    expect(scene.glossary()).toBe(preview.proposed);
  });

  test("other settings are followed", async () => {
    const scene = await settledVault({ "a.md": "---\nWords:\n  - x — y\n---\n" });
    expect(scene.sync.status().last).toEqual({ kind: "missing" });
    scene.settings.termsKey = "words";
    await scene.sync.settingsChanged();
    await scene.sync.updateNow();
    expect(scene.glossary()).toContain("### x\n\ny\n");
  });
});
