import { describe, expect, test } from "vitest";
import { parseQuery } from "../../../../../pkg/preview/host/workspace/search/query";
import { readNotes } from "../../../../../pkg/preview/host/workspace/search/read-notes";
import { SearchRun } from "../../../../../pkg/preview/host/workspace/search/search-run";

/** Notes in memory, some of which have been read already. */
class Notes {
  readonly asked: string[][] = [];
  private readonly texts: Readonly<Record<string, string>>;
  private readonly known: ReadonlySet<string>;

  constructor(texts: Readonly<Record<string, string>>, known: readonly string[] = []) {
    this.texts = texts;
    this.known = new Set(known);
  }

  knownText(path: string): string | null {
    return this.known.has(path) ? (this.texts[path] ?? null) : null;
  }

  async *readMany(paths: readonly string[]): AsyncGenerator<{ file: string; text: string }> {
    this.asked.push([...paths]);
    // As from a server: in no order that could be relied on.
    for (const file of [...paths].reverse()) {
      await Promise.resolve();
      const text = this.texts[file];
      if (text !== undefined) yield { file, text };
    }
  }

  facts() {
    return Object.keys(this.texts).map((path) => ({ file: path, path, name: path, tags: [] }));
  }
}

async function search(notes: Notes, source: string, stopAfter = Infinity) {
  const found: string[] = [];
  const run = new SearchRun<string>(parseQuery(source), false, (files) => readNotes(notes, files));
  const outcome = await run.run(notes.facts(), {
    found: (file, matches) => {
      found.push(`${file}: ${matches.map(({ text }) => text).join(" / ")}`);
      if (found.length >= stopAfter) run.cancel();
    },
    progress: () => undefined,
  });
  return { found, outcome };
}

const texts = { "a.md": "A nil map.", "b.md": "A slice.\nA map.", "c.md": "nil\nno map of it" };

describe("a search through notes", () => {
  test("finds the notes that hold every word, and shows the lines of each", async () => {
    const { found } = await search(new Notes(texts), "nil map");
    expect(found).toEqual(["a.md: A nil map.", "c.md: nil / no map of it"]);
  });

  test("leaves out what must not be, and takes either of two", async () => {
    expect((await search(new Notes(texts), "map -nil")).found).toEqual(["b.md: A map."]);
    expect((await search(new Notes(texts), "slice OR file:c")).found).toEqual(["b.md: A slice.", "c.md: "]);
  });

  test("reads no note when its name is all that is asked for", async () => {
    const notes = new Notes(texts);
    expect((await search(notes, "file:b")).found).toEqual(["b.md: "]);
    expect(notes.asked).toEqual([]);
  });

  test("reads only the notes whose name fits, and only those it does not know yet, in one go", async () => {
    const notes = new Notes(texts, ["a.md"]);
    await search(notes, "map -file:b");
    expect(notes.asked).toEqual([["c.md"]]);
  });

  test("stops when it is cancelled", async () => {
    const { found, outcome } = await search(new Notes(texts), "map", 1);
    expect(found).toHaveLength(1);
    expect(outcome.cancelled).toBe(true);
  });
});

test("notes are handed out in their order; one that cannot be read is left out", async () => {
  const notes = new Notes(texts, ["b.md"]);
  const read: string[] = [];
  for await (const { file } of readNotes(notes, ["a.md", "gone.md", "b.md", "c.md"])) read.push(file);
  expect(read).toEqual(["a.md", "b.md", "c.md"]);
});
