import { describe, expect, test } from "vitest";
import { buildEntries } from "../../../src/core/glossary/entries";
import { aLesson, aTerm } from "../../support/lesson-terms";

describe("buildEntries", () => {
  test("[G5] a term of several lessons is one entry with all of them, in the lessons' order", () => {
    const [entry, ...others] = buildEntries([
      aLesson("10 Channels.md", aTerm("Goroutine", "a call started with go")),
      aLesson("notes on go.md", aTerm("goroutine")),
      aLesson("6 Goroutines.md", aTerm("goroutine", "a call started with  go")),
    ]);
    expect(others).toEqual([]);
    expect(entry?.term).toBe("goroutine");
    expect(entry?.lessons.map(({ path }) => path)).toEqual([
      "6 Goroutines.md",
      "10 Channels.md",
      "notes on go.md",
    ]);
    expect(entry?.definitions.map(({ lessons }) => lessons.length)).toEqual([2]);
  });

  test("[G5] differing definitions are all kept, each with its lesson", () => {
    const [entry] = buildEntries([
      aLesson("2 Maps.md", aTerm("comma-ok", "tells absent from zero")),
      aLesson("6 Channels.md", aTerm("Comma-OK", "tells closed from zero")),
    ]);
    expect(
      entry?.definitions.map(({ text, lessons }) => [text, lessons.map(({ lesson }) => lesson)]),
    ).toEqual([
      ["tells absent from zero", [2]],
      ["tells closed from zero", [6]],
    ]);
  });

  test("one lesson may define a term twice", () => {
    const [entry] = buildEntries([
      aLesson("1 A.md", aTerm("go", "the language"), aTerm("go", "the keyword")),
    ]);
    expect(entry?.definitions).toHaveLength(2);
    expect(entry?.lessons).toHaveLength(1);
  });

  test("aliases, words to avoid and groups are collected once each, the term itself left out", () => {
    const [entry] = buildEntries([
      aLesson(
        "1 A.md",
        aTerm("comma-ok", "", { aliases: ["ok idiom", "Comma-ok"], avoid: ["safe get"], group: "maps" }),
      ),
      aLesson(
        "2 B.md",
        aTerm("comma-ok", "", { aliases: ["OK  idiom", "v, ok"], see: ["zero value"], group: "Maps" }),
      ),
    ]);
    expect(entry).toMatchObject({
      aliases: ["ok idiom", "v, ok"],
      avoid: ["safe get"],
      see: ["zero value"],
      groups: ["maps"],
      definitions: [],
    });
  });

  test("names out of an object's own innards are names", () => {
    const terms = ["constructor", "__proto__", "toString", "hasOwnProperty"].map((name) =>
      aTerm(name, "a word"),
    );
    expect(buildEntries([aLesson("1 A.md", ...terms)])).toHaveLength(4);
  });

  test("lessons are ordered by number, then by file name as people count", () => {
    const paths = ["10.md", "9.md", "b 2.md", "b 10.md", "a/1.md"];
    const numbered = aLesson("z.md", aTerm("x"));
    const entries = buildEntries([
      ...paths.map((path) => ({ ...aLesson(path, aTerm("x")), lesson: null })),
      { ...numbered, lesson: 1 },
    ]);
    expect(entries[0]?.lessons.map(({ path }) => path)).toEqual([
      "z.md",
      "a/1.md",
      "9.md",
      "10.md",
      "b 2.md",
      "b 10.md",
    ]);
  });
});
