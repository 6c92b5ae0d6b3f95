import { describe, expect, test } from "vitest";
import type { Question, Response } from "../../../src/core/drill/drill";
import { parseDrill } from "../../../src/core/drill/parse";
import { formatEvent, parseEvent } from "../../../src/core/reviews/event";
import { givenOf, isSameAnswer, rightAnswerOf, wrongInWords } from "../../../src/core/reviews/given";
import { answerOf } from "../../support/arbitraries/reviews";

function question(source: string): Question {
  const [only] = parseDrill(source).model.questions;
  if (only === undefined) throw new Error("The source holds no sound question.");
  return only;
}

const choice = "### Q\n- [ ] one\n- [x] two\n- [ ] three\n";
const spot = "### Q\n```go\na() //! leaks\nb() //? fine\n}\n}\n```\n";
const order = "### Q\n1. first\n2. second\n3. third\n\n- [ ] never\n";
const output = "### Q\n```go\nx\n```\n\n```output panic\nsend on closed\n```\n\n- [ ] It prints `1`\n";
const typed = "### Q\n```go\nx\n```\n\n```output\n4\n```\n";
const short = "### Q\n= comma-ok\n= ok idiom\n";
const cloze = "### Q\n```go\nv, __1__ := <-__2__\n```\n\n__1__ = ok | more\n__2__ = ch\n";

const chosen = (...indexes: number[]): Response => ({ kind: "options", chosen: indexes });

describe("what was given [F4]", () => {
  test.each<[string, string, Response, readonly string[]]>([
    ["an option", choice, chosen(2), ["three"]],
    ["options, of which the right one is not wrong", choice, chosen(1, 2), ["three"]],
    ["lines", spot, { kind: "lines", lines: [1, 2, 4] }, ["2: b()", "4: }"]],
    ["an order, in which no single item is wrong", order, { kind: "sequence", placed: [3, 0] }, []],
    ["an ending among options", output, chosen(1), ["It prints `1`"]],
    ["a typed ending", typed, { kind: "outcome", outcome: "panic", text: "" }, ["panic\n"]],
    ["typed words", short, { kind: "text", text: "type assertion" }, ["type assertion"]],
    ["blanks", cloze, { kind: "blanks", texts: ["err", "ch"] }, ["err", "ch"]],
    ["nothing of a rating", "### Q\n> [!answer] a", { kind: "rating", rating: "missed" }, []],
  ])("is kept so that it can be told: %s", (_, source, response, wrong) => {
    const asked = question(source);
    const a = givenOf(asked, response);
    const event = answerOf("mac", 1, { a });
    expect(parseEvent(formatEvent(event))).toEqual({ kind: "event", event });
    expect(wrongInWords(asked, a)).toEqual(wrong);
  });

  test("is told after options moved and others were added", () => {
    const a = givenOf(question(choice), chosen(2));
    expect(wrongInWords(question("### Q\n- [ ] three\n- [ ] four\n- [x] two\n"), a)).toEqual(["three"]);
    expect(wrongInWords(question("### Q\n- [ ] four\n- [x] two\n"), a)).toEqual([]);
  });

  test("tells lines that read the same from each other", () => {
    const [third, fourth] = givenOf(question(spot), { kind: "lines", lines: [3, 4] });
    expect(third).not.toBe(fourth);
  });

  test("fits into a line of the log, however much was typed", () => {
    const blanks = Array.from({ length: 200 }, (_, i) => i + 1);
    const source = `### Q\n\`\`\`go\n${blanks.map((i) => `__${i}__`).join("\n")}\n\`\`\`\n\n${blanks.map((i) => `__${i}__ = a`).join("\n")}\n`;
    const texts = blanks.map(() => "\0".repeat(5000));
    const event = answerOf("mac", 1, { a: givenOf(question(source), { kind: "blanks", texts }) });
    expect(formatEvent(event).length).toBeLessThan(65_536);
    expect(parseEvent(formatEvent(event)).kind).toBe("event");
  });
});

describe("what is right [F5]", () => {
  const isSame = (one: string, other: string): boolean =>
    isSameAnswer(rightAnswerOf(question(one)), rightAnswerOf(question(other)));

  test.each([
    ["a reworded option", choice, choice.replace("two", "both of them")],
    ["options in another order", choice, "### Q\n- [x] two\n- [ ] three\n- [ ] one\n"],
    ["another wrong option", choice, choice.replace("three", "four")],
    ["feedback", choice, `${choice}  > why\n`],
    ["another reason at a line", spot, spot.replace("leaks", "never ends")],
    ["a further way to write it", short, `${short}= two values\n`],
    ["a wrong outcome beside it", output, output.replace("It prints `1`", "It blocks")],
  ])("is the same with %s", (_, one, other) => {
    expect(isSame(one, other)).toBe(true);
  });

  test.each([
    ["another option", choice, "### Q\n- [x] one\n- [ ] two\n- [ ] three\n"],
    ["a second option", choice, choice.replace("[ ] three", "[x] three")],
    ["another line", spot, "### Q\n```go\na() //? fine\nb() //! leaks\n}\n}\n```\n"],
    ["another order", order, order.replace("1. first\n2. second", "1. second\n2. first")],
    ["another ending", output, output.replace("output panic", "output deadlock")],
    ["another output", typed, typed.replace("4", "5")],
    ["another word", short, short.replace("comma-ok", "type switch")],
    ["another blank", cloze, cloze.replace("= ch", "= done")],
    ["another answer to recall", "### Q\n> [!answer] a\n", "### Q\n> [!answer] b\n"],
  ])("is another with %s", (_, one, other) => {
    expect(isSame(one, other)).toBe(false);
  });
});
