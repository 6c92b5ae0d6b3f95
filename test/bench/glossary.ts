import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTerms } from "../../src/core/glossary/read-terms";
import { GlossaryMemo } from "../../src/core/glossary/memo";
import type { LessonTerms } from "../../src/core/glossary/term";
import { updateGlossary } from "../../src/core/glossary/update";
import { readProperties } from "../../src/core/lesson/read-properties";
import { propertiesOf, readNotes, writeNotes, type BenchNote } from "./glossary-notes";
import { heapOf } from "./heap";
import { atMost, milliseconds, type Goal, type Row, type Subject } from "./report";
import { median, timed } from "./sample";

/** With a thousand terms, and with five thousand. */
const SIZES = [2_000, 10_000];
const OPTIONS = { path: "GLOSSARY.md" };
const RUNS = 5;
/** One save takes so little that a pause of the memory's keeper would decide the middle of a few. */
const SAVES = 25;
/** Milliseconds a page may be kept from answering. */
const LONG_TASK = 50;
const SAVED_LIMIT = 10;
const SHARE_OF_READING = 0.1;

/** What the app holds in memory of a note before any plugin runs. */
type Cache = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** The raw front matter is not at hand in the app's cache. */
const UNSEEN = { locate: () => null, written: () => null };

/** Vaults of which every tenth note is a lesson with five terms. */
export async function measureGlossary(): Promise<Subject> {
  const rows: Row[] = [];
  for (const size of SIZES) rows.push(...(await measureVault(size)));
  return { title: "Glossary, every tenth note a lesson of five terms", rows };
}

async function measureVault(size: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "gfr-bench-"));
  try {
    const notes = await writeNotes(folder, size);
    const reading = await timed(() => readNotes(folder, notes), 1);
    const read = milliseconds(reading, "reading all files");
    return measureInMemory(notes, reading).map((row) => ({ ...row, yardstick: row.yardstick ?? read }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type OwnRow = Omit<Row, "yardstick"> & { readonly yardstick: Row["yardstick"] | null };

function measureInMemory(notes: readonly BenchNote[], reading: number): readonly OwnRow[] {
  const cache: Cache = new Map(notes.map((note) => [note.path, propertiesOf(note)]));
  const current = writeFirst([...contribute(cache).values()].filter(isPresent));
  const starts = Array.from({ length: RUNS }, () => start(cache, current));
  const startUp = median(starts.map(({ took }) => took));
  const first = median(starts.map(({ update }) => update));
  const open = new OpenVault(cache, current);
  const saves = series(
    (turn) => open.save(turn),
    () => open.reread(),
    SAVES,
  );
  const renames = series(
    (turn) => open.rename(turn),
    () => open.reread(),
    SAVES,
  );
  const rebuilds = series(() => writeFirst([...contribute(cache).values()].filter(isPresent)));
  const heap = heapOf(() => new OpenVault(cache, current));
  const count = notes.length.toLocaleString("en");
  const row = (what: string, value: number, goal: Goal | null = null): OwnRow => ({
    what: `${count} notes, ${what}`,
    ours: milliseconds(value),
    yardstick: null,
    goal,
  });
  const saved = median(saves);
  const longest = Math.max(...saves);
  const task = milliseconds(LONG_TASK, "a long task");
  return [
    row(
      "start-up",
      startUp,
      atMost(SHARE_OF_READING, startUp / reading, `≤ ${SHARE_OF_READING} of reading all files`),
    ),
    {
      ...row("the first update", first, atMost(LONG_TASK, first, `≤ ${LONG_TASK} ms`)),
      yardstick: task,
    },
    row("one note saved", saved, atMost(SAVED_LIMIT, saved, `≤ ${SAVED_LIMIT} ms`)),
    {
      ...row(`the longest of ${SAVES} saves`, longest, atMost(LONG_TASK, longest, `≤ ${LONG_TASK} ms`)),
      yardstick: task,
    },
    row("one note renamed", median(renames)),
    row("full rebuild", median(rebuilds)),
    {
      what: `${count} notes, memory the glossary takes`,
      ours: { value: heap / 1e6, unit: "MB" },
      yardstick: { value: Buffer.byteLength(current) / 1e6, unit: "MB", name: "GLOSSARY.md" },
      goal: null,
    },
  ];
}

/** A vault whose glossary is up to date, with what the plugin remembers of it. */
class OpenVault {
  readonly #glossary = new GlossaryMemo();
  readonly #terms: Map<string, LessonTerms>;
  readonly #lessons: readonly string[];
  readonly #cache: Cache;
  #text: string;

  constructor(cache: Cache, text: string) {
    this.#cache = cache;
    this.#text = text;
    // The plugin, too, keeps only the notes that contribute something.
    this.#terms = new Map([...contribute(cache).values()].filter(isPresent).map((each) => [each.path, each]));
    this.#lessons = [...this.#terms.keys()];
    this.#update();
  }

  /** A definition is changed in some lesson. */
  save(turn: number): void {
    const path = this.#lessons[(turn * 7) % this.#lessons.length] ?? "";
    const { terms, ...properties } = this.#cache.get(path) ?? {};
    const [, ...others] = Array.isArray(terms) ? (terms as readonly unknown[]) : [];
    const edited = [`term ${turn} — what it means by now`, ...others];
    const lesson = lessonTermsOf(path, { ...properties, terms: edited });
    if (lesson === null) throw new Error(`${path} should be a lesson.`);
    this.#terms.set(path, lesson);
    this.#update();
  }

  /** Some lesson is moved, terms and all. */
  rename(turn: number): void {
    const path = this.#lessons[(turn * 7 + 3) % this.#lessons.length] ?? "";
    const lesson = this.#terms.get(path);
    if (lesson === undefined) throw new Error(`${path} should be a lesson.`);
    this.#terms.delete(path);
    const moved = `moved/${turn}/${path}`;
    this.#terms.set(moved, { ...lesson, path: moved });
    this.#update();
  }

  #update(): void {
    const lessons = [...this.#terms.values()];
    const update = this.#glossary.update(this.#text, lessons, OPTIONS);
    if (update.kind === "damaged" || update.kind === "ask")
      throw new Error(`The glossary was ${update.kind}.`);
    if (update.kind === "updated") this.#text = update.text;
  }

  /** The app writes the note and reads it anew, in its own time. */
  reread(): void {
    this.#text = Buffer.from(this.#text).toString();
  }
}

/** What the plugin does when the vault is opened and the glossary is up to date: no file is read but that one. */
function start(cache: Cache, current: string): { readonly took: number; readonly update: number } {
  const begun = performance.now();
  const lessons = [...contribute(cache).values()].filter(isPresent);
  const read = performance.now();
  const { kind } = new GlossaryMemo().update(current, lessons, OPTIONS);
  if (kind !== "unchanged") throw new Error("A glossary that is up to date should stay.");
  return { took: performance.now() - begun, update: performance.now() - read };
}

/** The times of some work; what is done before each turn does not count. */
function series(
  work: (turn: number) => unknown,
  before: () => void = () => undefined,
  runs = RUNS,
): number[] {
  return Array.from({ length: runs }, (_, turn) => {
    before();
    const begun = performance.now();
    work(turn);
    return performance.now() - begun;
  });
}

function contribute(cache: Cache): Map<string, LessonTerms | null> {
  return new Map([...cache].map(([path, properties]) => [path, lessonTermsOf(path, properties)]));
}

/** As the plugin reads a note's properties out of the app's cache. */
function lessonTermsOf(path: string, properties: Readonly<Record<string, unknown>>): LessonTerms | null {
  const { terms } = readTerms(properties, "");
  if (terms.length === 0) return null;
  const { title, lesson } = readProperties(path, properties, UNSEEN).fields;
  return { path, title, lesson, terms };
}

function writeFirst(lessons: readonly LessonTerms[]): string {
  const update = updateGlossary(null, lessons, OPTIONS);
  if (update.kind !== "updated") throw new Error(`A new glossary was ${update.kind}.`);
  return update.text;
}

function isPresent<Value>(value: Value | null): value is Value {
  return value !== null;
}
