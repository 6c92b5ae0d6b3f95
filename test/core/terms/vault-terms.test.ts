import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildEntries } from "../../../src/core/glossary/entries";
import { termKey } from "../../../src/core/glossary/key";
import { readManualEntries } from "../../../src/core/glossary/manual-definitions";
import type { LessonTerms } from "../../../src/core/glossary/term";
import { plurals } from "../../../src/core/terms/inflections";
import { VaultTerms } from "../../../src/core/terms/vault-terms";
import { lessonTerms as someLessons } from "../../support/arbitraries/glossary";
import { aLesson, aTerm } from "../../support/lesson-terms";

function termsOf(...lessons: readonly LessonTerms[]): VaultTerms {
  return new VaultTerms({ glossary: "GLOSSARY.md", lessons, manual: [] });
}

const TERMS = termsOf(
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
    expect(TERMS.find(linktext)?.term).toBe(term);
  });

  test.each(["comma", "#comma-ok", "Other note#comma-ok", "", "C##", "channelss"])(
    "[[%s]] means none",
    (linktext) => {
      expect(TERMS.find(linktext)).toBeNull();
    },
  );

  test("an entry has every lesson and every definition", () => {
    const entry = TERMS.find("comma-ok");
    expect(entry?.lessons.map(({ path }) => path)).toEqual(["02 Maps.md", "06 Goroutines.md"]);
    expect(entry?.definitions.map(({ text }) => text)).toEqual(["two values", "the receive form"]);
  });
});

describe("[G7] a name in the other number", () => {
  test("gives way to the exact one", () => {
    const terms = termsOf(aLesson("a.md", aTerm("string"), aTerm("strings")));
    expect(terms.find("strings")?.term).toBe("strings");
    expect(terms.find("string")?.term).toBe("string");
  });

  test("that two terms would do for means neither", () => {
    const terms = termsOf(aLesson("a.md", aTerm("cach"), aTerm("cache")));
    expect(terms.find("caches")).toBeNull();
    expect(terms.find("cache")?.term).toBe("cache");
  });
});

describe("laws", () => {
  test("every term is found by its own name, whatever it is, and by its plural unless that is another's", () => {
    fc.assert(
      fc.property(someLessons, (lessons) => {
        const terms = termsOf(...unique(lessons));
        for (const { key } of buildEntries(unique(lessons))) {
          expect(terms.get(key)?.key).toBe(key);
          for (const plural of plurals(key)) {
            const found = terms.get(plural);
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
        TERMS.find(linktext);
      }),
    );
  });
});

function unique(lessons: readonly LessonTerms[]): readonly LessonTerms[] {
  return [...new Map(lessons.map((lesson) => [lesson.path, lesson])).values()].filter(
    ({ path }) => path !== "GLOSSARY.md",
  );
}

describe("[G7] what the glossary note defines by hand", () => {
  const terms = new VaultTerms({
    glossary: "GLOSSARY.md",
    lessons: [aLesson("02 Maps.md", aTerm("comma-ok", "two values", { aliases: ["ok idiom"] }))],
    manual: readManualEntries(
      "## Words\n\n**goroutine**: a call\n\n**comma-ok**: by hand\n_Avoid_: safe get\n\n**ok idiom**: by hand",
    ),
  });

  test("is found by its name and its plural", () => {
    expect(terms.find("goroutine")?.definitions).toEqual([{ text: "a call", lessons: [] }]);
    expect(terms.find("Goroutines")?.term).toBe("goroutine");
    expect(terms.find("GLOSSARY#goroutine")?.term).toBe("goroutine");
  });

  test("comes after what a lesson says of the term, save its words to avoid", () => {
    expect(terms.find("comma-ok")).toMatchObject({
      definitions: [{ text: "two values" }],
      avoid: ["safe get"],
    });
    expect(terms.find("comma-ok")).toBe(terms.get("comma-ok"));
    expect(terms.find("ok idiom")?.term).toBe("comma-ok");
    expect(terms.entries.map(({ term }) => term)).toEqual(["comma-ok", "goroutine", "ok idiom"]);
  });
});
