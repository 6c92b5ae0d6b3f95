import type { Lesson } from "../../src/core/lesson/lesson";
import { parseLesson } from "../../src/core/lesson/parse-lesson";
import type { Diagnostic } from "../../src/core/text/diagnostic";
import { attempt, readNote } from "./read-note";
import { collectNotes, shownPath, type Collection, type FileProblem, type NoteFile } from "./collect-notes";
import { parseYaml } from "./parse-yaml";
import type { Progress } from "./progress";
import { type Terminal, UsageError } from "./command";
import { readVaultSettings, type VaultSettings } from "./vault-settings";

/** How many notes are read at once: enough to keep a disk busy, few enough for any limit on open files. */
const CONCURRENT_READS = 32;

/** What a call's paths stand for in one vault; each note once, however often it was named. */
export interface Selection extends Collection {
  readonly settings: VaultSettings;
}

/** A note that was read, as the lesson it is or as the reason why it is none. */
export type NoteResult =
  | { readonly kind: "lesson"; readonly note: NoteFile; readonly text: string; readonly lesson: Lesson }
  | { readonly kind: "problem"; readonly note: NoteFile; readonly diagnostic: Diagnostic };

/** Finds what a call's paths stand for, by vault. Throws `UsageError` when none is given or one leads nowhere. */
export async function selectNotes(
  paths: readonly string[],
  terminal: Terminal,
): Promise<readonly Selection[]> {
  if (paths.length === 0) throw new UsageError("Name a note or a folder of notes.");
  const byRoot = new Map<string, Collection>();
  for (const path of paths) {
    const found = await collectNotes(path, terminal.folder);
    const before = byRoot.get(found.root);
    byRoot.set(found.root, before === undefined ? found : merge(before, found));
  }
  const selections: Selection[] = [];
  for (const collection of byRoot.values()) {
    const { settings, problems } = await readVaultSettings(collection.root, (file) =>
      shownPath(file, terminal.folder),
    );
    selections.push({ ...collection, settings, problems: [...problems, ...collection.problems] });
  }
  return selections;
}

function merge(a: Collection, b: Collection): Collection {
  const union = <Item>(
    key: (item: Item) => string,
    left: readonly Item[],
    right: readonly Item[],
  ): Item[] => {
    const all = new Map([...left, ...right].map((item) => [key(item), item]));
    return [...all].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item);
  };
  return {
    root: a.root,
    vault: a.vault,
    whole: a.whole || b.whole,
    notes: union((note: NoteFile) => note.path, a.notes, b.notes),
    files: union((path: string) => path, a.files, b.files),
    problems: union((problem: FileProblem) => problem.shown, a.problems, b.problems),
    doubts: union((doubt: FileProblem) => doubt.shown, a.doubts, b.doubts),
  };
}

/** Reads and parses notes in order, one at a time as they are asked for; `progress` hears of each. */
export async function* readLessons(
  notes: readonly NoteFile[],
  { termsKey }: VaultSettings,
  progress: Progress,
): AsyncGenerator<NoteResult> {
  const read = (note: NoteFile) => readNote(note.file).then((reading) => ({ note, reading }));
  for await (const { note, reading } of inOrder(notes, CONCURRENT_READS, read)) {
    if (reading.kind === "problem") yield { kind: "problem", note, diagnostic: reading.diagnostic };
    else {
      const { text } = reading;
      const parsed = attempt(() => parseLesson(note.path, text, { parseYaml, termsKey }));
      if (parsed.kind === "problem") yield { ...parsed, note };
      else yield { kind: "lesson", note, text, lesson: parsed.value };
    }
    progress.step();
  }
}

/**
 * Maps items with at most `limit` at work, and gives the results in the items' order as they become available.
 * Nothing is started long before it is asked for, so ten thousand notes are never in memory at once.
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  limit: number,
  map: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const window: Promise<Result>[] = [];
  try {
    for (const item of items) {
      window.push(map(item));
      if (window.length < limit) continue;
      const first = window.shift();
      if (first !== undefined) yield await first;
    }
    for (let first = window.shift(); first !== undefined; first = window.shift()) yield await first;
  } finally {
    // Whoever stops early, for an error or otherwise, leaves no rejection behind unseen.
    await Promise.allSettled(window);
  }
}
