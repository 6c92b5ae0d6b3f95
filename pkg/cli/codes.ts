/** Every code the command line's own diagnostics carry, each with what it means. */
export const noteCodes = {
  "note/not-utf8": "The note's bytes are not UTF-8 text.",
  "note/outside-vault": "A link leads to a note, or to a folder, outside the vault.",
  "note/too-large": "The note is larger than is read.",
  "note/internal-error": "A bug in this program keeps it from reading the note.",
  "note/unreadable": "The note, or a folder of notes, cannot be read.",
  "settings/glossary-path": "The path the glossary is set to may not be written.",
} as const;

export type NoteCode = keyof typeof noteCodes;
