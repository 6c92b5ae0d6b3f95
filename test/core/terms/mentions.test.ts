import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildEntries } from "../../../src/core/glossary/entries";
import { firstMentions, MentionFinder } from "../../../src/core/terms/mentions";
import { NASTY_TERMS } from "../../support/arbitraries/glossary";
import { aLesson, aTerm } from "../../support/lesson-terms";

const FINDER = new MentionFinder(
  buildEntries([
    aLesson(
      "a.md",
      aTerm("comma-ok", "", { aliases: ["ok idiom"] }),
      aTerm("channel"),
      aTerm("nil channel"),
      aTerm("mutex"),
      aTerm("MIA"),
      aTerm("schéma"),
      aTerm("协程"),
      aTerm("C#"),
      aTerm("`defer`"),
    ),
  ]),
);

function found(text: string): readonly string[] {
  return FINDER.find(text).map(({ key, start, end }) => `${key}=${text.slice(start, end)}`);
}

test("of terms that begin alike the longest that stands there counts", () => {
  const terms = ["nil", "nil map", "nil map write", "nil-able map", "nil channel"].map((each) => aTerm(each));
  const finder = new MentionFinder(buildEntries([aLesson("a.md", ...terms)]));
  const say = (text: string) => finder.find(text).map(({ key }) => key);
  expect(say("nil map writes, nil  map, a nil, nil channels, nil-able maps; nil")).toEqual([
    "nil map write",
    "nil map",
    "nil",
    "nil channel",
    "nil-able map",
    "nil",
  ]);
  expect(say("nil mapping")).toEqual(["nil"]);
});

describe("a text says a term", () => {
  test.each([
    ["The Channel is open.", ["channel=Channel"]],
    ["Two channels, a nil channel.", ["channel=channels", "nil channel=nil channel"]],
    ["a nil\n channel", ["nil channel=nil\n channel"]],
    ["the OK idiom, or comma-ok", ["comma-ok=OK idiom", "comma-ok=comma-ok"]],
    ["Mutexes lock.", ["mutex=Mutexes"]],
    ["MIA, not mia", ["mia=MIA"]],
    ["un schéma, schémas", ["schéma=schéma", "schéma=schémas"]],
    ["defer it", ["defer=defer"]],
    ["(channel)", ["channel=channel"]],
  ])("%j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    "channelled",
    "subchannel",
    "my_channel",
    "channel-like",
    "multi-channel",
    "channel.Close",
    "time.channel",
    "channel's",
    "schémata",
    "C#",
    "C",
  ])("only as a whole word: %j says none", (text) => {
    expect(found(text)).toEqual([]);
  });
});

test("the first line that says a term is found, in prose only", () => {
  const note = [
    "---",
    "title: channel",
    "---",
    "# The channel",
    "`channel` and [[channel]] and [channel](x.md) and $channel$",
    "```go",
    "channel",
    "```",
    "%% channel %%",
    "A mutex guards it.",
    "",
    "A channel carries it; the mutex does not.",
  ].join("\n");
  expect(firstMentions(note, FINDER)).toEqual(
    new Map([
      ["mutex", 9],
      ["channel", 11],
    ]),
  );
});

describe("laws", () => {
  test("mentions lie in the text from left to right, whatever the terms and the text", () => {
    const finder = new MentionFinder(
      buildEntries([aLesson("a.md", ...NASTY_TERMS.map((term) => aTerm(term)))]),
    );
    const piece = fc.oneof(fc.constantFrom(...NASTY_TERMS, " ", "\n", "."), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(
        fc.array(piece).map((parts) => parts.join("")),
        (text) => {
          let from = 0;
          for (const { start, end } of finder.find(text)) {
            expect(start).toBeGreaterThanOrEqual(from);
            expect(end).toBeGreaterThan(start);
            from = end;
          }
          expect(from).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
