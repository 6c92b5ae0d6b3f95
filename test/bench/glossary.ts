import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse as parseYaml } from "yaml";
import type { Contribution } from "../../src/core/glossary/term";
import { updateGlossary } from "../../src/core/glossary/update";
import { parseLesson } from "../../src/core/lesson/parse-lesson";
import { drillSources } from "./blocks";
import { atMost, milliseconds, type Subject } from "./report";
import { timed } from "./sample";

const NOTES = 10_000;
const FOLDERS = 100;
const READS_AT_ONCE = 32;
const RUNS = 3;
const ONE_NOTE_LIMIT = 5;

/** A vault in which every note introduces a term: worse than any real one, of which few notes are lessons. */
export async function measureGlossary(): Promise<Subject> {
  const vault = await mkdtemp(join(tmpdir(), "gfr-bench-"));
  try {
    const files = await writeVault(vault);
    const readAll = await timed(() => readTexts(files), RUNS);
    const fromDisk = await timed(async () => writeFirst(contribute(await readTexts(files))), RUNS);

    const contributions = contribute(await readTexts(files));
    const standing = writeFirst(contributions);
    const first = await timed(() => writeFirst(contributions), RUNS);
    let edits = 0;
    const saved = await timed(() => {
      const edited = [...contributions];
      edited[NOTES / 2] = contributionOf(NOTES / 2, noteText(NOTES / 2, ++edits));
      const update = updateGlossary(standing, edited, { path: "GLOSSARY.md" });
      if (update.kind !== "updated")
        throw new Error(`A changed definition left the glossary ${update.kind}.`);
    }, RUNS);
    const read = milliseconds(readAll, "reading all files");
    return {
      title: `Glossary, ${NOTES.toLocaleString("en")} notes of one term each`,
      rows: [
        {
          what: "read, parsed and written from nothing",
          ours: milliseconds(fromDisk),
          yardstick: read,
          goal: null,
        },
        { what: "written from known terms", ours: milliseconds(first), yardstick: read, goal: null },
        {
          what: "one note saved",
          ours: milliseconds(saved),
          yardstick: read,
          goal: atMost(ONE_NOTE_LIMIT, saved, `≤ ${ONE_NOTE_LIMIT} ms`),
        },
      ],
    };
  } finally {
    await rm(vault, { recursive: true, force: true });
  }
}

async function writeVault(vault: string): Promise<string[]> {
  const files: string[] = [];
  for (let folder = 0; folder < FOLDERS; folder++) {
    await mkdir(join(vault, String(folder)));
    const inFolder = Array.from({ length: NOTES / FOLDERS }, (_, index) => {
      const number = folder * (NOTES / FOLDERS) + index;
      return { file: join(vault, String(folder), `${number} Note.md`), text: noteText(number, 0) };
    });
    await Promise.all(inFolder.map(({ file, text }) => writeFile(file, text)));
    files.push(...inFolder.map(({ file }) => file));
  }
  return files;
}

async function readTexts(files: readonly string[]): Promise<string[]> {
  const texts: string[] = [];
  for (let start = 0; start < files.length; start += READS_AT_ONCE) {
    const some = files.slice(start, start + READS_AT_ONCE);
    texts.push(...(await Promise.all(some.map((file) => readFile(file, "utf8")))));
  }
  return texts;
}

function contribute(texts: readonly string[]): Contribution[] {
  return texts.map((text, number) => contributionOf(number, text));
}

function contributionOf(number: number, text: string): Contribution {
  const path = `${Math.floor(number / (NOTES / FOLDERS))}/${number} Note.md`;
  const { lesson, terms } = parseLesson(path, text, { parseYaml: (yaml) => parseYaml(yaml) as unknown });
  if (terms.kind === "unknown" || terms.terms.length !== 1) {
    throw new Error(`${path} should introduce one term.`);
  }
  return { path, title: `${number} Note`, lesson, terms: terms.terms };
}

function writeFirst(contributions: readonly Contribution[]): string {
  const update = updateGlossary(null, contributions, { path: "GLOSSARY.md" });
  if (update.kind !== "updated") throw new Error(`A new glossary was ${update.kind}.`);
  return update.text;
}

function noteText(number: number, edition: number): string {
  const [drill] = drillSources(1);
  return [
    "---",
    "course: Benchmarks",
    `lesson: ${number}`,
    "Terms introduced:",
    `  - "term ${number} — what note ${number} explains, in edition ${edition}"`,
    "---",
    `# Note ${number}`,
    "",
    "A paragraph with [[links]], `code` and **weight**, as notes have them. ".repeat(8),
    "",
    "````go-drill",
    drill?.source.replaceAll("bench-wait-0", `bench-${number}`) ?? "",
    "````",
    "",
  ].join("\n");
}
