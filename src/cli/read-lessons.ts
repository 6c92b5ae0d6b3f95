import type { Lesson } from "../core/lesson/lesson";
import { parseLesson } from "../core/lesson/parse-lesson";
import type { Diagnostic } from "../core/text/diagnostic";
import { collectNotes, type Collection, type FileProblem, type NoteFile } from "./collect-notes";
import { inOrder } from "./in-order";
import { parseYaml } from "./parse-yaml";
import { Progress } from "./progress";
import { readNote } from "./read-note";
import type { Terminal } from "./terminal";
import { readVaultSettings, type VaultSettings } from "./vault-settings";
import { WrongCall } from "./wrong-call";

/** How many notes are read at once: enough to keep a disk busy, few enough for any limit on open files. */
const CONCURRENT_READS = 32;

/** A note that was read, as the lesson it is or as the reason why it is none. */
export type NoteResult =
  | { readonly kind: "lesson"; readonly note: NoteFile; readonly text: string; readonly lesson: Lesson }
  | { readonly kind: "problem"; readonly note: NoteFile; readonly diagnostic: Diagnostic };

/** The notes a call's paths stand for, each once, however often it was named. */
export interface Selection {
  readonly collections: readonly (Collection & { readonly settings: VaultSettings })[];
  readonly problems: readonly FileProblem[];
  readonly size: number;
}

/** Finds what a call's paths stand for. Throws `WrongCall` when none is given or one leads nowhere. */
export async function selectNotes(paths: readonly string[], terminal: Terminal): Promise<Selection> {
  if (paths.length === 0) throw new WrongCall("Name a note or a folder of notes.");
  const collections: (Collection & { settings: VaultSettings })[] = [];
  const taken = new Set<string>();
  for (const path of paths) {
    const collection = await collectNotes(path, terminal.folder);
    const notes = collection.notes.filter(({ file }) => !taken.has(file));
    for (const { file } of notes) taken.add(file);
    collections.push({ ...collection, notes, settings: await readVaultSettings(collection.root) });
  }
  return { collections, problems: collections.flatMap(({ problems }) => problems), size: taken.size };
}

/** Reads and parses the selected notes in order, one at a time as they are asked for, with progress on long runs. */
export async function* readLessons(
  selection: Selection,
  verb: string,
  terminal: Terminal,
): AsyncGenerator<NoteResult> {
  const progress = new Progress(terminal, verb, selection.size);
  let done = 0;
  try {
    for (const { notes, settings } of selection.collections) {
      const read = (note: NoteFile) => readNote(note.file).then((reading) => ({ note, reading }));
      for await (const { note, reading } of inOrder(notes, CONCURRENT_READS, read)) {
        if (reading.kind === "problem") yield { kind: "problem", note, diagnostic: reading.diagnostic };
        else {
          const lesson = parseLesson(reading.text, {
            path: note.path,
            parseYaml,
            termsKey: settings.termsKey,
          });
          yield { kind: "lesson", note, text: reading.text, lesson };
        }
        done += 1;
        progress.done(done);
      }
    }
  } finally {
    progress.end();
  }
}
