/** Where texts come from: what has been read is known, the rest is asked for many at a time. */
export interface NoteTexts<File> {
  /** The text of a file when it is known as the disk holds it; else null. */
  knownText(file: File): string | null;
  readMany(files: readonly File[]): AsyncIterable<{ readonly file: File; readonly text: string }>;
}

/** So many notes are read before the first of them is handed out. */
const AHEAD = 200;

/** Gives the texts of notes in the order of the notes; a note that cannot be read is left out. */
export async function* readNotes<File>(
  texts: NoteTexts<File>,
  files: readonly File[],
): AsyncGenerator<{ readonly file: File; readonly text: string }> {
  for (let at = 0; at < files.length; at += AHEAD) {
    const part = files.slice(at, at + AHEAD);
    const known = new Map<File, string>();
    const unknown: File[] = [];
    for (const file of part) {
      const text = texts.knownText(file);
      if (text === null) unknown.push(file);
      else known.set(file, text);
    }
    if (unknown.length > 0) for await (const { file, text } of texts.readMany(unknown)) known.set(file, text);
    for (const file of part) {
      const text = known.get(file);
      if (text !== undefined) yield { file, text };
    }
  }
}
