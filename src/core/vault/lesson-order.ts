import { fileName } from "./note-path";

/** What orders a lesson among others. */
export interface Orderable {
  readonly path: string;
  readonly lesson: number | null;
}

/** A lesson as an entry names it. */
export interface LessonRef extends Orderable {
  readonly title: string;
}

/**
 * The order lessons are read in: by number, those without one last, then by file name as people count
 * (`2 Maps` before `10 Tests`), then by path. The same on every device, so no locale is asked. [T5]
 */
export function compareLessons(one: Orderable, other: Orderable): number {
  return compareNumbers(one, other) || compareNames(nameOf(one), nameOf(other));
}

/** The lessons in that order; those of one path in the order they came. */
export function sortLessons<Lesson extends Orderable>(lessons: readonly Lesson[]): Lesson[] {
  return lessons
    .map((lesson) => ({ lesson, name: nameOf(lesson) }))
    .sort((one, other) => compareNumbers(one.lesson, other.lesson) || compareNames(one.name, other.name))
    .map(({ lesson }) => lesson);
}

/** Compares runs of digits by their value, however long, and the rest regardless of case. */
export function compareNaturally(one: string, other: string): number {
  return compareCodeUnits(naturalKey(one), naturalKey(other)) || compareCodeUnits(one, other);
}

export function compareCodeUnits(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

interface Name {
  readonly key: string;
  readonly text: string;
  readonly path: string;
}

function nameOf({ path }: Orderable): Name {
  const text = fileName(path);
  return { key: naturalKey(text), text, path };
}

function compareNames(one: Name, other: Name): number {
  return (
    compareCodeUnits(one.key, other.key) ||
    compareCodeUnits(one.text, other.text) ||
    compareCodeUnits(one.path, other.path)
  );
}

function compareNumbers(one: Orderable, other: Orderable): number {
  const [a, b] = [one.lesson ?? Infinity, other.lesson ?? Infinity];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A text whose code units are in natural order: each number is preceded by how many digits its value has. */
function naturalKey(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[0-9]+/g, (digits) => {
      const value = digits.replace(/^0+/, "");
      return `0${String.fromCharCode(Math.min(value.length, 0xffff))}${value}`;
    });
}
