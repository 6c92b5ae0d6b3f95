import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildEntries } from "../../../src/core/glossary/entries";
import { termKey } from "../../../src/core/glossary/key";
import { readManualEntries } from "../../../src/core/glossary/manual-definitions";
import type { Contribution } from "../../../src/core/glossary/term";
import { plurals } from "../../../src/core/terms/inflections";
import { TermIndex } from "../../../src/core/terms/term-index";
import { contributions as someLessons } from "../../support/arbitraries/glossary";
import { aLesson, aTerm } from "../../support/contribution";

function indexOf(...lessons: readonly Contribution[]): TermIndex {
  return new TermIndex("GLOSSARY.md", lessons);
}

const INDEX = indexOf(
  aLesson(
    "02 Maps.md",
    aTerm("comma-ok", "two values", { aliases: ["ok idiom", "v, ok"] }),
    aTerm("nil map"),
    aTerm("proxy"),
    aTerm("C#"),
    aTerm("mutex"),
  ),
  aLesson("06 Goroutines.md", aTerm("comma-ok", "the receive form"), aTerm("channels")),
);

describe("[G7] a link finds its term", () => {
  test.each([
    ["comma-ok", "comma-ok"],
    ["Comma-Ok", "comma-ok"],
    ["comma-ok|shown", "comma-ok"],
    ["comma-ok#anything", "comma-ok"],
    ["ok idiom", "comma-ok"],
    ["ok idioms", "comma-ok"],
    ["V, OK", "comma-ok"],
    ["nil maps", "nil map"],
    ["proxies", "proxy"],
    ["mutexes", "mutex"],
    ["channel", "channels"],
    ["C#", "C#"],
    ["GLOSSARY#nil map", "nil map"],
  ])("[[%s]] means %s", (linktext, term) => {
    expect(INDEX.find(linktext)?.term).toBe(term);
  });

  test.each(["comma", "#comma-ok", "Other note#comma-ok", "", "C##", "channelss"])(
    "[[%s]] means none",
    (linktext) => {
      expect(INDEX.find(linktext)).toBeNull();
    },
  );

  test("an entry has every lesson and every definition", () => {
    const entry = INDEX.find("comma-ok");
    expect(entry?.lessons.map(({ path }) => path)).toEqual(["02 Maps.md", "06 Goroutines.md"]);
    expect(entry?.definitions.map(({ text }) => text)).toEqual(["two values", "the receive form"]);
  });
});

describe("[G7] a name in the other number", () => {
  test("gives way to the exact one", () => {
    const index = indexOf(aLesson("a.md", aTerm("string"), aTerm("strings")));
    expect(index.find("strings")?.term).toBe("strings");
    expect(index.find("string")?.term).toBe("string");
  });

  test("that two terms would do for means neither", () => {
    const index = indexOf(aLesson("a.md", aTerm("cach"), aTerm("cache")));
    expect(index.find("caches")).toBeNull();
    expect(index.find("cache")?.term).toBe("cache");
  });
});

describe("laws", () => {
  test("every term is found by its own name, whatever it is, and by its plural unless that is another's", () => {
    fc.assert(
      fc.property(someLessons, (lessons) => {
        const index = indexOf(...unique(lessons));
        for (const { key } of buildEntries(unique(lessons))) {
          expect(index.get(key)?.key).toBe(key);
          for (const plural of plurals(key)) {
            const found = index.get(plural);
            const isOwnName = [found?.key, ...(found?.aliases ?? []).map(termKey)].includes(plural);
            if (found !== null && !isOwnName) expect(found.key).toBe(key);
          }
        }
      }),
    );
  });

  test("finding never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (linktext) => {
        INDEX.find(linktext);
      }),
    );
  });
});

function unique(lessons: readonly Contribution[]): readonly Contribution[] {
  return [...new Map(lessons.map((lesson) => [lesson.path, lesson])).values()].filter(
    ({ path }) => path !== "GLOSSARY.md",
  );
}

describe("[G7] what the glossary note defines by hand", () => {
  const index = indexOf(aLesson("02 Maps.md", aTerm("comma-ok", "two values", { aliases: ["ok idiom"] })));
  index.defineByHand(
    readManualEntries(
      "## Words\n\n**goroutine**: a call\n\n**comma-ok**: by hand\n_Avoid_: safe get\n\n**ok idiom**: by hand",
    ),
  );

  test("is found by its name and its plural", () => {
    expect(index.find("goroutine")?.definitions).toEqual([{ text: "a call", lessons: [] }]);
    expect(index.find("Goroutines")?.term).toBe("goroutine");
    expect(index.find("GLOSSARY#goroutine")?.term).toBe("goroutine");
  });

  test("comes after what a lesson says of the term, save its words to avoid", () => {
    expect(index.find("comma-ok")).toMatchObject({
      definitions: [{ text: "two values" }],
      avoid: ["safe get"],
    });
    expect(index.find("comma-ok")).toBe(index.get("comma-ok"));
    expect(index.find("ok idiom")?.term).toBe("comma-ok");
    expect([...index.entries()].map(({ term }) => term)).toEqual(["comma-ok", "goroutine", "ok idiom"]);
  });

  test("goes with its definition", () => {
    index.defineByHand([]);
    expect(index.find("goroutine")).toBeNull();
  });
});
