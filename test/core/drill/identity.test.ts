import { describe, expect, test } from "vitest";
import type { Drill, Question } from "../../../src/core/drill/drill";
import {
  drillIdentity,
  duplicateIds,
  fingerprintOf,
  identityOf,
  mintId,
} from "../../../src/core/drill/identity";
import { parseDrill } from "../../../src/core/drill/parse";

function read(source: string): { drill: Drill; question: Question } {
  const drill = parseDrill(source).model;
  const [question] = drill.questions;
  if (question === undefined) throw new Error("The source holds no sound question.");
  return { drill, question };
}

function identity(source: string): string {
  const { drill, question } = read(source);
  return identityOf(question, drill);
}

const plain = "### Does it wait?\nWhen?\n\n```go\ngo f()\n```\n\n- [x] no\n- [ ] yes\n";

describe("a question's identity [D2]", () => {
  test("is its id, whatever else changes", () => {
    expect(identity(plain.replace("wait?", "wait? ^l06-wait"))).toBe("l06-wait");
    expect(identity("### Else ^l06-wait\n= a")).toBe("l06-wait");
  });

  test("without an id is a fingerprint that no id can be", () => {
    expect(identity(plain)).toMatch(/^~[0-9a-f]{16}$/);
  });

  test.each([
    ["another option", plain.replace("yes", "surely")],
    ["options in another order", plain.replace("- [x] no\n- [ ] yes", "- [ ] yes\n- [x] no")],
    ["feedback, hints and an explanation", plain + "  > why\n\n> [!hint] a\n> [!why] b\n"],
    ["attributes", plain.replace("wait?\n", "wait?\ntags: a\nshuffle: false\n")],
    ["another line ending", plain.replaceAll("\n", "\r\n")],
    ["blanks", plain.replace("When?", "When?  ").replace("go f()", "go f()\t")],
    ["another level of heading", plain.replace("###", "#")],
    ["a question before it", "### Other ^x\n= a\n" + plain],
  ])("outlives %s", (_, source) => {
    const { drill } = read(source);
    const question = drill.questions.find(({ id }) => id === null);
    expect(question && identityOf(question, drill)).toBe(identity(plain));
  });

  test.each([
    ["title", plain.replace("wait", "block")],
    ["prompt", plain.replace("When", "Where")],
    ["code", plain.replace("f()", "g()")],
    ["indentation in its code", plain.replace("go f()", "\tgo f()")],
    ["stem", "Shared.\n\n" + plain],
  ])("does not outlive another %s", (_, source) => {
    expect(identity(source)).not.toBe(identity(plain));
  });

  test("tells a spot question's marks from its code", () => {
    const marked = "### Which?\n\n```go\na() //! because\nb()\n```\n";
    expect(identity(marked)).toBe(identity(marked.replace("because", "for another reason")));
  });
});

describe("drillIdentity", () => {
  test("follows from its questions' identities", () => {
    const { drill } = read(plain);
    expect(drillIdentity(drill)).toBe(drillIdentity(read(plain.replace("yes", "surely")).drill));
    expect(drillIdentity(drill)).not.toBe(drillIdentity(read("### Other\n= a").drill));
  });
});

describe("mintId", () => {
  test.each([
    ["### Which line leaks?\n= a", /^which-line-leaks-[0-9a-f]{4}$/],
    ["### What does `v, ok := <-ch` give?\n= a", /^what-does-v-ok-ch-give-[0-9a-f]{4}$/],
    ["### Über [[GLOSSARY#comma-ok|comma-ok]]\n= a", /^uber-comma-ok-[0-9a-f]{4}$/],
    ["### מה יודפס?\n= a", /^q-[0-9a-f]{4}$/],
    [
      "### An uncommonly long title of a question that goes on and on\n= a",
      /^an-uncommonly-long-title-of-a-[0-9a-f]{4}$/,
    ],
    ["Does it?\n= a", /^q-[0-9a-f]{4}$/],
  ])("mints for %j an id like %s", (source, pattern) => {
    const { drill, question } = read(source);
    expect(mintId(question, drill)).toMatch(pattern);
    expect(parseDrill(`### A ^${mintId(question, drill)}\n= a`).model.questions[0]?.id).toBe(
      mintId(question, drill),
    );
  });

  test("moves on from an id that is taken, to the same one on every device", () => {
    const { drill, question } = read(plain);
    const first = mintId(question, drill);
    const second = mintId(question, drill, new Set([first]));
    expect(second).not.toBe(first);
    expect(mintId(question, drill, new Set([first]))).toBe(second);
  });

  test("comes from the same content as the fingerprint", () => {
    const { drill, question } = read(plain);
    expect(fingerprintOf(question, drill).startsWith(mintId(question, drill).slice(-4))).toBe(true);
  });
});

describe("duplicateIds [D2]", () => {
  test("groups what shares an id, in the order given, and nothing else", () => {
    const items = ["a", "b", null, "a", null, "c", "a"].map((id, place) => ({ id, place }));
    expect([...duplicateIds(items)].map(([id, same]) => [id, same.map(({ place }) => place)])).toEqual([
      ["a", [0, 3, 6]],
    ]);
  });
});
