import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTerms } from "../../src/core/glossary/read-terms";
import { RememberedGlossary } from "../../src/core/glossary/remembered-glossary";
import type { Contribution } from "../../src/core/glossary/term";
import { updateGlossary } from "../../src/core/glossary/update";
import { readProperties } from "../../src/core/lesson/read-properties";
import type { Steps } from "../../src/core/text/steps";
import { propertiesOf, readNotes, writeNotes, type BenchNote } from "./glossary-notes";
import { heapOf } from "./heap";
import { atMost, milliseconds, type Goal, type Row, type Subject } from "./report";
import { median, timed } from "./sample";

const SIZES = [10_000, 50_000];
const OPTIONS = { path: "GLOSSARY.md" };
const RUNS = 5;
/** One save takes so little that a pause of the memory's keeper would decide the middle of a few. */
const SAVES = 25;
/** Milliseconds a page has from one picture to the next. */
const FRAME = 16;
const SAVED_LIMIT = 5;
const SHARE_OF_READING = 0.1;

/** What the app holds in memory of a note before any plugin runs. */
type Cache = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** The raw front matter is not at hand in the app's cache. */
const UNSEEN = { locate: () => null, written: () => null };

/** Vaults of which every tenth note is a lesson with five terms. */
export async function measureGlossary(): Promise<Subject> {
  const rows: Row[] = [];
  let limit = SAVED_LIMIT;
  for (const size of SIZES) {
    const { saved, rows: more } = await measureVault(size, limit);
    rows.push(...more);
    // At any size no more than twice what the smallest vault takes.
    limit = 2 * saved;
  }
  return { title: "Glossary, every tenth note a lesson of five terms", rows };
}

async function measureVault(size: number, savedLimit: number): Promise<{ saved: number; rows: Row[] }> {
  const folder = await mkdtemp(join(tmpdir(), "gfr-bench-"));
  try {
    const notes = await writeNotes(folder, size);
    const reading = await timed(() => readNotes(folder, notes), 1);
    const { saved, rows } = measureInMemory(notes, reading, savedLimit);
    const read = milliseconds(reading, "reading all files");
    return { saved, rows: rows.map((row) => ({ ...row, yardstick: row.yardstick ?? read })) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type OwnRow = Omit<Row, "yardstick"> & { readonly yardstick: Row["yardstick"] | null };

function measureInMemory(
  notes: readonly BenchNote[],
  reading: number,
  savedLimit: number,
): { readonly saved: number; readonly rows: readonly OwnRow[] } {
  const cache: Cache = new Map(notes.map((note) => [note.path, propertiesOf(note)]));
  const standing = writeFirst([...contribute(cache).values()].filter(isPresent));
  const starts = Array.from({ length: RUNS }, () => start(cache, standing));
  const startUp = median(starts.map(({ took }) => took));
  const longest = Math.min(...starts.map((each) => each.longest));
  const open = new OpenVault(cache, standing);
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
  const heap = heapOf(() => new OpenVault(cache, standing));
  const count = notes.length.toLocaleString("en");
  const row = (what: string, value: number, goal: Goal | null = null): OwnRow => ({
    what: `${count} notes, ${what}`,
    ours: milliseconds(value),
    yardstick: null,
    goal,
  });
  const saved = median(saves);
  return {
    saved,
    rows: [
      row(
        "start-up",
        startUp,
        atMost(SHARE_OF_READING, startUp / reading, `≤ ${SHARE_OF_READING} of reading all files`),
      ),
      {
        ...row("longest step at the start", longest, atMost(FRAME, longest, `≤ ${FRAME} ms`)),
        yardstick: milliseconds(FRAME, "a frame"),
      },
      row("one note saved", saved, atMost(savedLimit, saved, `≤ ${savedLimit.toFixed(1)} ms`)),
      row("one note renamed", median(renames)),
      row("full rebuild", median(rebuilds)),
      {
        what: `${count} notes, memory the glossary takes`,
        ours: { value: heap / 1e6, unit: "MB" },
        yardstick: { value: Buffer.byteLength(standing) / 1e6, unit: "MB", name: "GLOSSARY.md" },
        goal: null,
      },
    ],
  };
}

/** A vault whose glossary is up to date, with what the plugin remembers of it. */
class OpenVault {
  readonly #glossary = new RememberedGlossary();
  readonly #contributions: Map<string, Contribution>;
  readonly #lessons: readonly string[];
  readonly #cache: Cache;
  #text: string;

  constructor(cache: Cache, text: string) {
    this.#cache = cache;
    this.#text = text;
    // The plugin, too, keeps only the notes that contribute something.
    this.#contributions = new Map(
      [...contribute(cache).values()].filter(isPresent).map((each) => [each.path, each]),
    );
    this.#lessons = [...this.#contributions.keys()];
    this.#update();
  }

  /** A definition is changed in some lesson. */
  save(turn: number): void {
    const path = this.#lessons[(turn * 7) % this.#lessons.length] ?? "";
    const { terms, ...properties } = this.#cache.get(path) ?? {};
    const [, ...others] = Array.isArray(terms) ? (terms as readonly unknown[]) : [];
    const edited = [`term ${turn} — what it means by now`, ...others];
    const contribution = contributionOf(path, { ...properties, terms: edited });
    if (contribution === null) throw new Error(`${path} should be a lesson.`);
    this.#contributions.set(path, contribution);
    this.#update();
  }

  /** Some lesson is moved, terms and all. */
  rename(turn: number): void {
    const path = this.#lessons[(turn * 7 + 3) % this.#lessons.length] ?? "";
    const lesson = this.#contributions.get(path);
    if (lesson === undefined) throw new Error(`${path} should be a lesson.`);
    this.#contributions.delete(path);
    const moved = `moved/${turn}/${path}`;
    this.#contributions.set(moved, { ...lesson, path: moved });
    this.#update();
  }

  #update(): void {
    const contributions = [...this.#contributions.values()];
    const update = this.#glossary.update(this.#text, contributions, OPTIONS);
    if (update.kind === "damaged" || update.kind === "ask")
      throw new Error(`The glossary was ${update.kind}.`);
    if (update.kind === "updated") this.#text = update.text;
    drive(this.#glossary.prepareSteps(this.#text));
  }

  /** The app writes the note and reads it anew, in its own time. */
  reread(): void {
    this.#text = Buffer.from(this.#text).toString();
  }
}

/** What the plugin does when the vault is opened and the glossary is up to date: no file is read but that one. */
function start(cache: Cache, standing: string): { readonly took: number; readonly longest: number } {
  const begun = performance.now();
  // The walk pauses between notes, so that only the glossary's own steps count as steps.
  const contributions = [...contribute(cache).values()].filter(isPresent);
  const glossary = new RememberedGlossary();
  const updating = drive(glossary.updateSteps(standing, contributions, OPTIONS));
  const preparing = drive(glossary.prepareSteps(standing));
  if (updating.result.kind !== "unchanged") throw new Error("A glossary that is up to date should stay.");
  return { took: performance.now() - begun, longest: Math.max(updating.longest, preparing.longest) };
}

function drive<Result>(steps: Steps<Result>): { readonly result: Result; readonly longest: number } {
  let longest = 0;
  for (;;) {
    const begun = performance.now();
    const step = steps.next();
    longest = Math.max(longest, performance.now() - begun);
    if (step.done === true) return { result: step.value, longest };
  }
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

function contribute(cache: Cache): Map<string, Contribution | null> {
  return new Map([...cache].map(([path, properties]) => [path, contributionOf(path, properties)]));
}

/** As the plugin reads a note's properties out of the app's cache. */
function contributionOf(path: string, properties: Readonly<Record<string, unknown>>): Contribution | null {
  const { terms } = readTerms(properties, "");
  if (terms.length === 0) return null;
  const { title, lesson } = readProperties(path, properties, UNSEEN).fields;
  return { path, title, lesson, terms };
}

function writeFirst(contributions: readonly Contribution[]): string {
  const update = updateGlossary(null, contributions, OPTIONS);
  if (update.kind !== "updated") throw new Error(`A new glossary was ${update.kind}.`);
  return update.text;
}

function isPresent<Value>(value: Value | null): value is Value {
  return value !== null;
}
