const ORDER = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/** Names a vault's way in often has, best first. */
const ENTRANCES = ["readme", "mission", "start", "start here", "index", "home", "welcome"];

/** The note a vault opens with: its way in when it has one at the top, else its first lesson, else its first note. */
export function startNote<T extends { readonly path: string; readonly basename: string }>(
  notes: readonly T[],
  lessonNumber: (note: T) => unknown,
): T | null {
  const top = notes.filter((note) => !note.path.includes("/"));
  for (const name of ENTRANCES) {
    const entrance = top.find((note) => note.basename.toLowerCase() === name);
    if (entrance !== undefined) return entrance;
  }
  const lessons = notes
    .map((note) => ({ note, number: lessonNumber(note) }))
    .filter((entry): entry is { note: T; number: number } => typeof entry.number === "number")
    .sort((a, b) => a.number - b.number);
  return lessons[0]?.note ?? [...notes].sort((a, b) => ORDER.compare(a.path, b.path))[0] ?? null;
}
