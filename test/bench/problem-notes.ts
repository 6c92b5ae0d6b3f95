import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const NOTES = 10_000;
const IN_FOLDER = 100;
const AT_ONCE = 64;
const LESSON_EVERY = 10;
const LESSONS_IN_COURSE = 50;
const TERMS = 5;

/** The note that is saved while its vault is looked at, and others like it: lessons with nothing wrong in their front matter. */
export const lessonPath = (lesson: number): string => pathOf(lesson * LESSON_EVERY);

const PROSE = "A paragraph with `code` and **weight**, as notes have them, of goroutines and maps. ".repeat(
  20,
);

/**
 * Writes a vault of ten thousand notes, every tenth a lesson of five terms, in which much is wrong: front matter that
 * cannot be read, values that are cut off, terms defined twice, used too early and nowhere, and links that lead to
 * nothing.
 */
export async function writeProblemNotes(folder: string): Promise<void> {
  const notes = Array.from({ length: NOTES }, (_, number) => number);
  const folders = new Set(notes.map((number) => dirname(pathOf(number))));
  for (const each of folders) await mkdir(join(folder, each), { recursive: true });
  for (let start = 0; start < notes.length; start += AT_ONCE) {
    await Promise.all(
      notes.slice(start, start + AT_ONCE).map((number) => {
        const text = number % LESSON_EVERY === 0 ? lessonText(number / LESSON_EVERY) : noteText(number);
        return writeFile(join(folder, pathOf(number)), text);
      }),
    );
  }
}

function pathOf(number: number): string {
  return `Part ${Math.floor(number / IN_FOLDER)}/${number} Note.md`;
}

/** A lesson as it is saved; `meaning` is what its first term means. */
export function lessonText(lesson: number, meaning = `what lesson ${lesson} begins with`): string {
  const terms = Array.from(
    { length: TERMS },
    (_, index) => `"Term ${lesson}-${index} — ${meaning}, ${index}"`,
  );
  // Another lesson's term, in other words.
  if (lesson % 3 === 1) terms.push(`"Term ${lesson - 1}-1 — said otherwise in lesson ${lesson}"`);
  if (lesson % 4 === 1) terms.push(`cut ${lesson} — is C #${lesson} here`);
  if (lesson % 10 === 7) terms.push(`\`broken ${lesson}\` — no value begins so`);
  return [
    "---",
    `course: Course ${Math.floor(lesson / LESSONS_IN_COURSE)}`,
    `lesson: ${lesson % LESSONS_IN_COURSE}`,
    "terms:",
    ...terms.map((term) => `  - ${term}`),
    "---",
    `# Lesson ${lesson}`,
    "",
    `It speaks of [[Term ${lesson + 1}-2]] before its lesson, of [[Nowhere ${lesson}]], and says Term ${lesson}-3.`,
    `![[gone ${lesson}.png]] [[${lesson} note of no name|a note]]`,
    "",
    ...Array.from({ length: 4 }, () => PROSE),
    "```go-drill",
    "type: choice",
    "",
    `# Which of them is right? ^of-${lesson - (lesson % 20 === 0 ? 20 : 0)}`,
    "",
    `Term ${lesson}-0 is one.`,
    "",
    "- [x] This",
    "- [ ] That",
    "```",
    "",
  ].join("\n");
}

function noteText(number: number): string {
  const status = number % 40 === 3 ? "status: @later" : "status: later";
  return `---\n${status}\ntags: [go]\n---\n# Note ${number}\n\nAfter this comes [[${number + 1} Note]].\n\n- one\n- two\n\n${PROSE}\n`;
}
