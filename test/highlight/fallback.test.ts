import { INITIAL } from "@shikijs/primitive/textmate";
import { describe, expect, test } from "vitest";
import type { Engine } from "../../src/highlight/engine";
import { createHighlighter } from "../../src/highlight/highlighter";
import type { CoarseTokenizer } from "../../src/highlight/prism";

const COARSE = [[{ text: "x", class: "string" }]] as const;
const FINE = [[{ text: "x", class: "keyword" }]];

/** A highlighter whose clock goes only when an engine says how long it took; tasks run at once, one after another. */
function setUp(engine: (spend: (milliseconds: number) => void) => Engine, coarse?: CoarseTokenizer | null) {
  let time = 0;
  let fallbackLoads = 0;
  const spend = (milliseconds: number) => {
    time += milliseconds;
  };
  const highlighter = createHighlighter({
    loadEngine: () => Promise.resolve().then(() => engine(spend)),
    loadFallback: () => {
      fallbackLoads++;
      return Promise.resolve(coarse === undefined ? () => COARSE : coarse);
    },
    schedule: queueMicrotask,
    now: () => time,
  });
  return { highlighter, spend, fallbackLoads: () => fallbackLoads };
}

const engineThat = (onLine: () => void, prepare: () => void = () => undefined): Engine => ({
  *prepare() {
    yield;
    prepare();
  },
  start: () => ({
    scopes: () => [],
    tokens: (text) => {
      onLine();
      return [{ text, class: "keyword" }];
    },
    state: () => INITIAL,
  }),
});

const finish = (work: Iterator<void, void>): void => {
  while (work.next().done !== true);
};

const fail = () => {
  throw new SyntaxError("Invalid regular expression: invalid group specifier name");
};

describe("the fallback colours what the engine cannot", () => {
  test.each([
    { what: "an engine that cannot be made", engine: fail },
    { what: "a grammar that cannot be built", engine: () => engineThat(() => undefined, fail) },
    { what: "an engine that fails at a line", engine: () => engineThat(fail) },
    {
      what: "an engine that is slow",
      engine: (spend: (ms: number) => void) => engineThat(() => spend(3000)),
    },
  ])("$what", async ({ engine }) => {
    const { highlighter, fallbackLoads } = setUp(engine);
    for (let request = 0; request < 3; request++)
      expect(await highlighter.highlight("x", "go")).toEqual(COARSE);
    expect(highlighter.cached("x", "go")).toEqual(COARSE);
    expect(fallbackLoads()).toBe(1);
  });
});

test("where the engine works, the fallback is not loaded", async () => {
  const { highlighter, fallbackLoads } = setUp(() => engineThat(() => undefined));
  expect(await highlighter.highlight("x", "go")).toEqual(FINE);
  expect(fallbackLoads()).toBe(0);
});

describe("code stays plain where the fallback", () => {
  test.each([
    { what: "is not there", coarse: null },
    { what: "fails", coarse: fail },
    { what: "has no grammar", coarse: () => null },
  ])("$what", async ({ coarse }) => {
    const { highlighter } = setUp(fail, coarse);
    expect(await highlighter.highlight("x", "go")).toBeNull();
  });
});

test("a fallback that was late twice is not asked again", async () => {
  let asked = 0;
  const setup = setUp(fail, () => {
    asked++;
    setup.spend(5000);
    return COARSE;
  });
  for (const code of ["a", "b", "c", "d"]) await setup.highlighter.highlight(code, "go");
  expect(asked).toBe(2);
});

describe("tokens on the spot", () => {
  test("come once the language is ready, without loading anything before", async () => {
    const { highlighter } = setUp(() => engineThat(() => undefined));
    expect(highlighter.tokens("x", "go")).toBeNull();
    const work = await highlighter.prepare("go");
    while (work.next().done !== true) expect(highlighter.tokens("x", "go")).toBeNull();
    expect(highlighter.tokens("x", "golang")).toEqual(FINE);
    expect(highlighter.tokens("x", "python")).toBeNull();
  });

  test("are not waited for longer than a quarter of a frame", async () => {
    let lines = 0;
    const { highlighter } = setUp((spend) =>
      engineThat(() => {
        lines++;
        spend(3);
      }),
    );
    finish(await highlighter.prepare("go"));
    expect(highlighter.tokens("x\n".repeat(50), "go")).toBeNull();
    expect(lines).toBe(2);
    expect(await highlighter.highlight("x\n".repeat(50), "go")).not.toBeNull();
    expect(highlighter.tokens("x\n".repeat(50), "go")).toHaveLength(51);
  });

  test("leave the tokens of blocks that are read in memory, however long somebody types", async () => {
    const { highlighter } = setUp(() => engineThat(() => undefined));
    await highlighter.highlight("read", "go");
    for (let key = 0; key < 1000; key++) highlighter.tokens("x".repeat(250) + "\nx".repeat(key % 300), "go");
    expect(highlighter.cached("read", "go")).not.toBeNull();
  });

  test("are the fallback's for code it has coloured", async () => {
    const { highlighter } = setUp(fail);
    await highlighter.highlight("x", "go");
    expect(highlighter.tokens("x", "go")).toEqual(COARSE);
  });
});

test("warming a language whose grammar cannot be built leaves it to the fallback, and throws nothing", async () => {
  const { highlighter } = setUp(() => engineThat(() => undefined, fail));
  finish(await highlighter.prepare("go"));
  expect(await highlighter.highlight("x", "go")).toEqual(COARSE);
});

test("the tokens kept are bounded by the code they are of, not by the number of blocks alone", async () => {
  const { highlighter } = setUp(() => engineThat(() => undefined));
  const block = (index: number) => `${index}\n${"a line of code\n".repeat(300)}`;
  for (let index = 0; index < 300; index++) await highlighter.highlight(block(index), "go");
  let kept = 0;
  for (let index = 0; index < 300; index++)
    if (highlighter.cached(block(index), "go") !== null) kept += block(index).length;
  expect(kept).toBeGreaterThan(400_000);
  expect(kept).toBeLessThanOrEqual(500_000);
});

test("commands, which have no grammar here, are coloured by the app without the engine being loaded", async () => {
  let loads = 0;
  const highlighter = createHighlighter({
    loadEngine: () => {
      loads++;
      return Promise.reject(new Error("not wanted"));
    },
    loadFallback: () => Promise.resolve(() => COARSE),
    onFirstBlock: () => loads++,
    schedule: queueMicrotask,
    now: () => 0,
  });
  expect(await highlighter.highlight("x", "sh")).toEqual(COARSE);
  expect(loads).toBe(0);
});
