import { INITIAL } from "@shikijs/primitive/textmate";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Engine } from "../../src/highlight/engine";
import { createHighlighter, MAX_LINE_LENGTH, MAX_LINES } from "../../src/highlight/highlighter";
import { loadEngine } from "../../src/highlight/warm-up";

/** A clock that stands still unless told, and a scheduler whose tasks run when asked. */
function createPage() {
  let time = 0;
  let running = false;
  const tasks: (() => void)[] = [];
  const taskLengths: number[] = [];
  const runTask = () => {
    const begun = time;
    running = true;
    tasks.shift()?.();
    running = false;
    taskLengths.push(time - begun);
  };
  return {
    now: () => time,
    spend: (milliseconds: number) => {
      expect(running, "work is done in tasks only").toBe(true);
      time += milliseconds;
    },
    schedule: (task: () => void) => {
      tasks.push(task);
    },
    taskLengths,
    waiting: () => tasks.length,
    /** Runs tasks until none is left, letting promises settle between them. */
    async settle() {
      for (let idle = 0; idle < 5;) {
        await Promise.resolve();
        if (tasks.length === 0) idle++;
        else {
          idle = 0;
          runTask();
        }
      }
    },
  };
}

interface FakeEngineOptions {
  readonly preparing?: number;
  readonly onLine?: (line: string, beforeSearch: () => void) => void;
}

/** An engine that calls every line a keyword. */
function createFakeEngine({ preparing = 0, onLine }: FakeEngineOptions = {}) {
  const lines: string[] = [];
  const engine: Engine = {
    *prepare() {
      for (let step = 0; step < preparing; step++) yield;
    },
    start: (_, beforeSearch) => ({
      scopes: () => [],
      tokens: (line) => {
        lines.push(line);
        onLine?.(line, beforeSearch);
        return line === "" ? [] : [{ text: line, class: "keyword" }];
      },
      state: () => INITIAL,
    }),
  };
  return { engine, lines };
}

function setUp(options: FakeEngineOptions = {}) {
  const page = createPage();
  const { engine, lines } = createFakeEngine(options);
  let loads = 0;
  const highlighter = createHighlighter({
    schedule: page.schedule,
    now: page.now,
    loadEngine: () => {
      loads++;
      return Promise.resolve(engine);
    },
  });
  const highlight = async (code: string, language: string) => {
    const result = highlighter.highlight(code, language);
    await page.settle();
    return result;
  };
  return { page, lines, highlighter, highlight, loads: () => loads };
}

test("a block's tokens come line by line, an empty last line included", async () => {
  const { highlight } = setUp();
  expect(await highlight("a\n\nb\n", "go")).toEqual([
    [{ text: "a", class: "keyword" }],
    [],
    [{ text: "b", class: "keyword" }],
    [],
  ]);
});

test("the engine is not touched until a block with a grammar comes, and is loaded once", async () => {
  const { highlight, highlighter, loads } = setUp();
  expect(await highlight("text", "kotlin")).toBeNull();
  expect(highlighter.cached("text", "go")).toBeNull();
  expect(loads()).toBe(0);
  await highlight("a", "go");
  await highlight("b", "py");
  expect(loads()).toBe(1);
});

test("tokens once made are at hand, under every name of the language", async () => {
  const { highlight, highlighter, lines } = setUp();
  const made = await highlight("x", "python");
  expect(highlighter.cached("x", "py")).toBe(made);
  expect(await highlight("x", "Python3")).toBe(made);
  expect(highlighter.cached("x", "go")).toBeNull();
  expect(lines).toEqual(["x"]);
});

test("asking twice at once does the work once", async () => {
  const { page, highlighter, lines } = setUp();
  const both = [highlighter.highlight("x", "go"), highlighter.highlight("x", "go")];
  await page.settle();
  const [first, second] = await Promise.all(both);
  expect(first).toBe(second);
  expect(lines).toEqual(["x"]);
});

describe("guards", () => {
  test.each([
    { code: "x\n".repeat(MAX_LINES - 1), plain: false, what: "as many lines as there may be" },
    { code: "x\n".repeat(MAX_LINES), plain: true, what: "a line more" },
    { code: "x".repeat(MAX_LINE_LENGTH), plain: false, what: "a line as long as it may be" },
    { code: "x".repeat(MAX_LINE_LENGTH + 1), plain: true, what: "a longer line" },
    { code: `${"x".repeat(MAX_LINE_LENGTH + 1)}\ny`, plain: true, what: "a longer line before others" },
    { code: "x".repeat(100_000), plain: true, what: "a line of 100,000 characters" },
    { code: "", plain: false, what: "nothing" },
  ])("$what: plain is $plain", async ({ code, plain }) => {
    const { highlight, lines } = setUp();
    expect((await highlight(code, "go")) === null).toBe(plain);
    expect(lines.length === 0).toBe(plain);
  });
});

test("no task is longer than a slice and the step that ends it", async () => {
  const setup = setUp({ preparing: 40, onLine: () => setup.page.spend(3) });
  const { page, highlight } = setup;
  await highlight("x\n".repeat(50), "go");
  expect(page.taskLengths.length).toBeGreaterThan(10);
  expect(Math.max(...page.taskLengths)).toBeLessThanOrEqual(8 + 3);
});

test("blocks are done in the order they were asked for", async () => {
  const { page, highlighter, lines } = setUp();
  const all = ["a", "b", "c"].map((code) => highlighter.highlight(code, "go"));
  await page.settle();
  await Promise.all(all);
  expect(lines).toEqual(["a", "b", "c"]);
});

describe("what cannot be coloured stays plain, and never rejects", () => {
  test("a line that takes too long between searches is stopped there", async () => {
    let searches = 0;
    const setup = setUp({
      onLine: (line, beforeSearch) => {
        if (line !== "slow") return;
        for (searches = 0; searches < 1000; searches++) {
          setup.page.spend(10);
          beforeSearch();
        }
      },
    });
    expect(await setup.highlight("slow\nnext", "go")).toBeNull();
    expect(searches).toBeLessThan(100);
    expect(setup.lines).toEqual(["slow"]);
    expect(await setup.highlight("quick", "go")).not.toBeNull();
  });

  test("a line that comes back late stops its block", async () => {
    const setup = setUp({ onLine: () => setup.page.spend(600) });
    expect(await setup.highlight("a\nb", "go")).toBeNull();
    expect(setup.lines).toEqual(["a"]);
  });

  test("a block that was late once is tried again, twice is enough", async () => {
    let asleep = true;
    const setup = setUp({ onLine: () => setup.page.spend(asleep ? 60_000 : 1) });
    expect(await setup.highlight("a", "go")).toBeNull();
    asleep = false;
    expect(await setup.highlight("a", "go")).not.toBeNull();
    asleep = true;
    for (let request = 0; request < 5; request++) expect(await setup.highlight("b", "go")).toBeNull();
    expect(setup.lines).toEqual(["a", "a", "b", "b"]);
  });

  test("many lines that are each a little slow stop their block", async () => {
    const setup = setUp({ onLine: () => setup.page.spend(100) });
    expect(await setup.highlight("x\n".repeat(100), "go")).toBeNull();
    expect(setup.lines.length).toBeLessThan(30);
  });

  test("an engine that cannot be loaded leaves everything plain", async () => {
    const page = createPage();
    const highlighter = createHighlighter({
      schedule: page.schedule,
      now: page.now,
      loadEngine: () => Promise.reject(new Error("no such file")),
    });
    const result = highlighter.highlight("x", "go");
    await page.settle();
    expect(await result).toBeNull();
    expect(highlighter.cached("x", "go")).toBeNull();
  });

  test("a grammar the host cannot express is given up for good, the others are not", async () => {
    const setup = setUp({
      onLine: (line) => {
        if (line.startsWith("bad")) throw new SyntaxError("Invalid regular expression: (?<=x)");
      },
    });
    expect(await setup.highlight("bad", "go")).toBeNull();
    expect(await setup.highlight("good", "go")).toBeNull();
    expect(await setup.highlight("good", "python")).not.toBeNull();
    expect(setup.lines).toEqual(["bad", "good"]);
  });

  test("a failure does not hold up the blocks behind it", async () => {
    const setup = setUp({
      onLine: (line) => {
        if (line === "bad") throw new Error("bug");
      },
    });
    const all = [setup.highlighter.highlight("bad", "go"), setup.highlighter.highlight("x", "python")];
    await setup.page.settle();
    expect((await Promise.all(all)).map((lines) => lines === null)).toEqual([true, false]);
    expect(setup.page.waiting()).toBe(0);
  });
});

test("for any text, in any language, the tokens joined are the text or there are none", async () => {
  const highlighter = createHighlighter({ loadEngine, schedule: (task) => setTimeout(task), now: () => 0 });
  await fc.assert(
    fc.asyncProperty(
      fc.string({
        unit: fc.constantFrom(
          "func ",
          "{",
          "}",
          "'",
          '"',
          "//",
          "\n",
          "\t",
          "f'",
          "x",
          "\r\n",
          "\uD800",
          "\0",
        ),
      }),
      fc.constantFrom("go", "python", "bash", "json", "diff", "kotlin"),
      async (code, language) => {
        const lines = await highlighter.highlight(code, language);
        // The others have colours only where the app gives some.
        if (language !== "go" && language !== "python") expect(lines).toBeNull();
        else expect(lines?.map((tokens) => tokens.map(({ text }) => text).join("")).join("\n")).toBe(code);
      },
    ),
    { numRuns: 100 },
  );
});
