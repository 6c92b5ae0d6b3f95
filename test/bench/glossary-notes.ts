import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parse as parseYaml } from "yaml";

/** A note of a vault that is measured. */
export interface BenchNote {
  readonly path: string;
  readonly frontMatter: string;
}

const IN_FOLDER = 100;
const AT_ONCE = 32;
const LESSON_EVERY = 10;
const TERMS = 5;

const BODY = "A paragraph with [[links]], `code` and **weight**, as notes have them. ".repeat(40);

/** Writes a vault of which every tenth note is a lesson of five terms; about three kilobytes each. */
export async function writeNotes(folder: string, size: number): Promise<BenchNote[]> {
  const notes = Array.from({ length: size }, (_, number) => noteOf(number));
  const folders = new Set(notes.map(({ path }) => dirname(path)));
  for (const each of folders) await mkdir(join(folder, each), { recursive: true });
  await inTurns(notes, (note) =>
    writeFile(join(folder, note.path), `---\n${note.frontMatter}---\n\n# ${note.path}\n\n${BODY}\n`),
  );
  return notes;
}

/** Reads every note's text once. */
export async function readNotes(folder: string, notes: readonly BenchNote[]): Promise<void> {
  await inTurns(notes, ({ path }) => readFile(join(folder, path), "utf8"));
}

/** The note's properties, as the app has them in its cache. */
export function propertiesOf({ frontMatter }: BenchNote): Readonly<Record<string, unknown>> {
  return parseYaml(frontMatter) as Readonly<Record<string, unknown>>;
}

function noteOf(number: number): BenchNote {
  const path = `${Math.floor(number / IN_FOLDER)}/${number} Note.md`;
  if (number % LESSON_EVERY !== 0) return { path, frontMatter: `tags: [note]\nnumber: ${number}\n` };
  const terms = Array.from(
    { length: TERMS },
    (_, index) => `  - "term ${number}-${index} — what note ${number} explains, in \`code\` too"`,
  );
  return {
    path,
    frontMatter: ["course: Benchmarks", `lesson: ${number}`, "terms:", ...terms, ""].join("\n"),
  };
}

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map(work));
  }
}
