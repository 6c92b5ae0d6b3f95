import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { App, Editor, TFile } from "obsidian";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { changeInEditor, NotUtf8, processNote, readNote } from "../../../src/obsidian/app/note-text";
import { insertComparison, insertDrill } from "../../../src/obsidian/commands/insert-block";
import { GlossaryWriter } from "../../../src/obsidian/glossary/glossary-writer";
import { changeNote } from "../../../src/obsidian/app/change-note";
import { LinkUpdates } from "../../../src/obsidian/terms/link-updates";
import { changed, NOT_UTF8, UTF8, type EncodedNote } from "../../support/encodings";
import { InMemoryVault } from "../../support/in-memory-vault";
import { Notice, type MarkdownView } from "../../support/obsidian-stub";

const PATH = "Note.md";
const NEW = "new\n";

let vault: InMemoryVault;
let app: App;
let file: TFile;

function open({ bytes }: EncodedNote): void {
  vault = new InMemoryVault({ [PATH]: "" });
  vault.writeBytes(PATH, bytes);
  app = vault.app;
  const found = app.vault.getFileByPath(PATH);
  if (found === null) throw new Error("The note is there.");
  file = found;
}

beforeEach(() => {
  Notice.shown.length = 0;
});

/** An editor that shows the note as the app decodes it, and saves at once what is put into it. */
function editor(): Editor {
  const view = vault.open(PATH);
  const put = (from: number, to: number, text: string): void => {
    view.text = view.text.slice(0, from) + text + view.text.slice(to);
    void view.save();
  };
  Object.assign(view.editor, {
    offsetToPos: (offset: number) => offset,
    transaction: ({ changes }: { changes: { from: number; to: number; text: string }[] }) => {
      for (const { from, to, text } of changes) put(from, to, text);
    },
    getLine: () => "",
    replaceSelection: (text: string) => put(view.text.length, view.text.length, text),
  });
  return view.editor as unknown as Editor;
}

const atEnd = (text: string) => [{ start: text.length, end: text.length, text: NEW }];
const retargetAll = (): string => "New";

/** What the plugin does to a note, and whether it throws or says that the note is not UTF-8. */
const writers: Readonly<Record<string, () => Promise<unknown>>> = {
  "a change on disk": () => processNote(app, file, (text) => text + NEW),
  "a fix in a note that no editor shows": () => changeNote(app, file, atEnd),
  "a fix in a note that an editor shows": () => {
    editor();
    return changeNote(app, file, atEnd);
  },
  "the glossary": () => new GlossaryWriter(app, () => PATH).write((text) => `${text ?? ""}${NEW}`, true),
};

describe("a note that is not UTF-8 keeps every byte", () => {
  describe.each(Object.entries(writers))("under %s", (_name, write) => {
    test.each(NOT_UTF8)("$name", async (note) => {
      open(note);
      await expect(write()).rejects.toThrow(
        "Note.md is not UTF-8; nothing was written. Save it as UTF-8 in another program.",
      );
      expect(vault.bytes(PATH)).toEqual(note.bytes);
    });
  });

  test.each(NOT_UTF8)("under the commands that insert a block: $name", async (note) => {
    open(note);
    const shown = editor();
    insertDrill(app, shown, file);
    insertComparison(app, shown, file);
    await vi.waitFor(() => expect(Notice.shown).toHaveLength(2));
    expect(Notice.shown[0]).toContain("Note.md is not UTF-8; nothing was written.");
    expect(vault.bytes(PATH)).toEqual(note.bytes);
  });

  test.each(NOT_UTF8)("under the update of links in drills, and its undo: $name", async (note) => {
    const drill = "\n````go-drill\n### Q?  ^q-1\n\n= See [[Old]]\n````\n";
    open({ name: note.name, bytes: new Uint8Array(Buffer.concat([note.bytes, Buffer.from(drill)])) });
    const { bytes } = { bytes: vault.bytes(PATH) };
    const updates = new LinkUpdates(app, () => ({ updateBlockLinks: "always" }));
    await updates.offer({ reason: "Moved.", expected: true, notes: new Map([[file, retargetAll]]) });
    expect(vault.bytes(PATH)).toEqual(bytes);
    await updates.revert();
    expect(vault.bytes(PATH)).toEqual(bytes);
    expect(Notice.shown.join()).not.toContain("follow");
  });
});

describe("a note that is UTF-8 is changed in its place, and keeps every other byte", () => {
  describe.each(Object.entries(writers))("under %s", (_name, write) => {
    test.each(UTF8)("$name", async (note) => {
      open(note);
      await write();
      expect(vault.bytes(PATH)).toEqual(changed(note, (text) => text + NEW));
    });
  });
});

test("undoing an update of links leaves a note alone that is no longer UTF-8, though it reads the same", async () => {
  const drill = "\uFFFD\n````go-drill\n### Q?  ^q-1\n\n= See [[Old]]\n````\n";
  open({ name: "", bytes: new TextEncoder().encode(drill) });
  const updates = new LinkUpdates(app, () => ({ updateBlockLinks: "always" }));
  await updates.offer({ reason: "Moved.", expected: true, notes: new Map([[file, retargetAll]]) });
  const after = vault.text(PATH) ?? "";
  expect(after).toContain("[[New");
  const bytes = new Uint8Array(Buffer.concat([Buffer.from([0xe9]), Buffer.from(after.slice(1))]));
  vault.writeBytes(PATH, bytes);
  expect(vault.text(PATH)).toBe(after);
  await updates.revert();
  expect(vault.bytes(PATH)).toEqual(bytes);
  expect(Notice.shown.at(-1)).toContain("Note.md is not UTF-8; nothing was written.");
});

test("a note that becomes Latin-1 between the look and the change is left alone", async () => {
  open({ name: "", bytes: new TextEncoder().encode("sound\n") });
  const bytes = Uint8Array.from([0x63, 0x61, 0x66, 0xe9]);
  vault.beforeProcess = () => vault.writeBytes(PATH, bytes);
  await expect(processNote(app, file, (text) => text + NEW)).rejects.toThrow("nothing was written");
  expect(vault.bytes(PATH)).toEqual(bytes);
});

test("a note with a replacement character of its own is read, and one with broken bytes is not", async () => {
  open({ name: "", bytes: new TextEncoder().encode("\uFFFD") });
  expect(await readNote(app, file)).toBe("\uFFFD");
  vault.writeBytes(PATH, Uint8Array.from([0xe9]));
  await expect(readNote(app, file)).rejects.toThrow(NotUtf8);
});

test("a change in an editor without a replacement character is made at once", () => {
  open({ name: "", bytes: new TextEncoder().encode("sound") });
  let made = false;
  changeInEditor(app, file, "sound", () => (made = true));
  expect(made).toBe(true);
});

test("what is typed in a glossary that is not UTF-8 is not saved by the plugin", async () => {
  open({ name: "", bytes: Uint8Array.from([0xe9]) });
  const view: MarkdownView = vault.open(PATH);
  view.text = "\uFFFD typed";
  await new GlossaryWriter(app, () => PATH).saveEditors();
  expect(vault.bytes(PATH)).toEqual(Uint8Array.from([0xe9]));
});

test("the plugin changes notes through one function alone", () => {
  const folder = "src";
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /[.]tsx?$/.test(path))
    .filter((path) => {
      const text = readFileSync(join(folder, path), "utf8");
      return /\bvault\s*[.](?:process|modify|append|modifyBinary)\(|processFrontMatter\(/.test(text);
    });
  expect(found).toEqual([join("obsidian", "app", "note-text.ts")]);
});
