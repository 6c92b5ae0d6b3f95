import { describe, expect, test } from "vitest";
import { type Question, choicesOf, type Response, grade } from "../../src/core/drill/drill";
import { parseDrill } from "../../src/core/drill/parse";
import { optionOrder, startingOrder } from "../../src/core/drill/shuffle";
import { MAX_LINE_LENGTH, MAX_LINES } from "../../src/highlight/highlighter";
import { languageOf } from "../../src/highlight/tokens";
import { readFile } from "node:fs/promises";

/** What `docs/format.md` says of answering: what counts as right, and what changes places. */
const FENCE = "```";

function question(...lines: readonly string[]): Question {
  const [first] = parseDrill(["### A ^a", ...lines].join("\n")).model.questions;
  if (first === undefined) throw new Error("The sample is no sound question.");
  return first;
}

function resultOf(asked: Question, response: Response): string {
  return grade(asked, response).result;
}

const options = (...texts: readonly string[]) => texts.map((text, i) => `- [${i === 0 ? "x" : " "}] ${text}`);
const seeds = Array.from({ length: 40 }, (_, i) => `seed ${i}`);

/** Every order the options of a question are shown in. */
function orders(asked: Question, shuffle = true): ReadonlySet<string> {
  return new Set(seeds.map((seed) => optionOrder(asked, seed, shuffle).join()));
}

describe("docs/format.md, shuffling", () => {
  test("[D4] options change places, the same way for the same seed", () => {
    const asked = question(...options("a channel", "a lock", "a slice"));
    expect(orders(asked).size).toBe(6);
    expect(optionOrder(asked, "one", true)).toEqual(optionOrder(asked, "one", true));
  });

  test.each([
    ["shuffle: false", ["shuffle: false", ...options("a", "b", "c")]],
    ["yes and no", options("No, it waits", "Yes")],
    ["true and false", options("false", "true")],
    ["always, sometimes, never", options("Sometimes", "Never", "Always")],
    ["rising numbers", options("1 ms", "10 ms", "100 ms")],
    ["falling numbers", options("3", "2", "1")],
  ])("[D4] options keep their places: %s", (_, lines) => {
    const asked = question(...lines);
    expect([...orders(asked)]).toEqual([
      choicesOf(asked)
        .map((__, i) => i)
        .join(),
    ]);
  });

  test("[D4] they keep their places when the setting is off", () => {
    expect([...orders(question(...options("a", "b", "c")), false)]).toEqual(["0,1,2"]);
  });

  test("[D4] an option that speaks of the others stands last", () => {
    const asked = question(...options("None of the above", "a lock", "a slice"));
    for (const order of orders(asked)) expect(order.endsWith("0")).toBe(true);
  });

  test("[D7] an order is always shuffled, and never by chance the answer", () => {
    for (const seed of seeds) expect(startingOrder(3, 3, seed)).not.toEqual([0, 1, 2]);
  });
});

describe("docs/format.md, what counts as right", () => {
  test("[D4] [D5] partly right is a right pick with no more wrong ones than right ones", () => {
    const asked = question("- [x] a", "- [x] b", "- [ ] c", "- [ ] d");
    const chosen = (...picks: readonly number[]) => resultOf(asked, { kind: "options", chosen: picks });
    expect([chosen(0, 1), chosen(0), chosen(0, 2), chosen(0, 2, 3)]).toEqual([
      "correct",
      "partly",
      "partly",
      "wrong",
    ]);
  });

  const panics = question(`${FENCE}output panic`, "send on closed channel", FENCE);

  test.each([
    ["", "correct"],
    ["closed  Channel", "correct"],
    ["panic: send on closed channel, goroutine 1", "correct"],
    ["nil map", "partly"],
  ])("[D6] of a panic the outcome counts, and the message %j makes it %s", (text, result) => {
    expect(resultOf(panics, { kind: "outcome", outcome: "panic", text })).toBe(result);
  });

  test("[D6] another outcome is wrong", () => {
    expect(resultOf(panics, { kind: "outcome", outcome: "deadlock", text: "" })).toBe("wrong");
  });

  test("[D6] the right lines in another order are partly right, and right with accept: unordered", () => {
    const lines = [`${FENCE}output`, "1", "2", FENCE];
    const given: Response = { kind: "outcome", outcome: "output", text: "2\n1" };
    expect(resultOf(question(...lines), given)).toBe("partly");
    expect(resultOf(question("accept: unordered", "", ...lines), given)).toBe("correct");
  });

  test("[D7] one item out of place is one mistake, and partly right of three and more", () => {
    const three = question("1. a", "2. b", "3. c");
    expect(resultOf(three, { kind: "sequence", placed: [1, 2, 0] })).toBe("partly");
    expect(resultOf(question("1. a", "2. b"), { kind: "sequence", placed: [1, 0] })).toBe("wrong");
  });

  test("[D8] a pattern matches anywhere in the answer, unless ^ and $ say otherwise", () => {
    const typed = (source: string, text: string) =>
      resultOf(question(`= /${source}/`), { kind: "text", text });
    expect([typed("ok", "comma-ok idiom"), typed("^ok$", "comma-ok idiom"), typed("ok", "OK")]).toEqual([
      "correct",
      "wrong",
      "wrong",
    ]);
  });

  test("[D9] blanks that mean nothing in Go do not count in a cloze; case does", () => {
    const asked = question(`${FENCE}go`, "x := __1__", FENCE, "", "__1__ = make(chan int, 1)");
    const typed = (text: string) => resultOf(asked, { kind: "blanks", texts: [text] });
    expect([typed("make( chan int,1 )"), typed("makechan int,1"), typed("Make(chan int, 1)")]).toEqual([
      "correct",
      "wrong",
      "wrong",
    ]);
  });
});

describe("docs/format.md, colours", () => {
  test("[B6] names the languages that are coloured, and the limits", async () => {
    const text = await readFile("docs/format.md", "utf8");
    expect(text).toContain(`more than ${MAX_LINES} lines`);
    expect(text).toContain(`longer than ${MAX_LINE_LENGTH} characters`);
    const [, names = ""] = /Coloured are (.+?)\./.exec(text) ?? [];
    const words = [...names.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? "");
    expect(words.map(languageOf)).toEqual(["go", "python", "bash", "json", "diff"]);
  });
});
