import type { Entry } from "./entries";
import { readHandDefinitions } from "./hand-definitions";
import { BEGIN_MARKER, END_MARKER } from "./markers";
import { noteLines, textsOf } from "./note-lines";

/**
 * The terms that the author defined by hand in the glossary note together with words to avoid, as entries that say
 * nothing else: the words count as those of lessons do, whether a lesson introduces the term or not. [G5]
 */
export function readHandAvoided(note: string): Entry[] {
  const begin = note.indexOf(BEGIN_MARKER);
  const end = note.lastIndexOf(END_MARKER);
  const own = begin < 0 || end < begin ? note : note.slice(0, begin) + note.slice(end + END_MARKER.length);
  const none = { definitions: [], lessons: [], aliases: [], see: [], groups: [] };
  return [...readHandDefinitions(textsOf(noteLines(own))).values()]
    .filter(({ avoid }) => avoid.length > 0)
    .map(({ key, name, avoid }) => ({ ...none, key, term: name, avoid }));
}
