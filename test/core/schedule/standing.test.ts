import { describe, expect, test } from "vitest";
import type { AnswerEvent, ReviewEvent } from "../../../src/core/reviews/event";
import { readReviews } from "../../../src/core/reviews/merge";
import { appendText } from "../../../src/core/reviews/note";
import { replay } from "../../../src/core/schedule/cards";
import { readerDay } from "../../../src/core/schedule/day";
import { daysPractised, forecast, hardest } from "../../../src/core/schedule/progress";
import { queue } from "../../../src/core/schedule/queue";
import { lessonStanding, standingOf, termStanding } from "../../../src/core/schedule/standing";
import { answerOf, NOON } from "../../support/arbitraries/reviews";

const TODAY = readerDay({ t: NOON, tz: 0 });
const FP = "0123456789abcdef";

let counter = 0;
/** An answer given `ago` days before today. */
const ago = (days: number, q: string, rest: Partial<AnswerEvent> = {}): AnswerEvent =>
  answerOf("mac", ++counter, { t: NOON - days * 86_400_000, q, ...rest });

const cardsOf = (events: readonly ReviewEvent[]) =>
  replay(readReviews([{ path: "a.md", text: appendText("", events) }]), { today: TODAY });

const asked = (key: string, right = ["a", "b"]) => ({ key, fp: FP, right });
const suspend = (q: string): ReviewEvent => ({ d: "mac", n: ++counter, t: NOON, tz: 0, e: "suspend", q });

describe("where a reader stands with a question", () => {
  const cards = cardsOf([
    ago(3, "right"),
    ago(2, "unsure", { sure: false }),
    ago(1, "missed", { ok: false }),
    ago(0, "today", { ok: false }),
    ago(9, "off", { ok: false }),
    suspend("off"),
  ]);

  test.each([
    ["right", "right", true, TODAY],
    ["unsure", "unsure", true, TODAY],
    ["missed", "missed", true, TODAY],
    ["today", "missed", false, TODAY + 1],
    ["off", "missed", false, null],
    ["never", "new", false, null],
  ])("%s: %s, due %s", (key, standing, isDue, due) => {
    expect(standingOf(asked(key), cards, TODAY)).toMatchObject({ standing, isDue, due, changed: null });
  });

  test("adds up to where they stand with its lesson, each question once", () => {
    const keys = ["right", "unsure", "missed", "today", "off", "never", "never"];
    expect(
      lessonStanding(
        keys.map((key) => asked(key)),
        cards,
        TODAY,
      ),
    ).toEqual({
      questions: 6,
      new: 1,
      right: 1,
      unsure: 1,
      missed: 3,
      due: 3,
      suspended: 1,
      nextDue: TODAY,
    });
  });

  test.each([
    ["nothing", FP, ["a", "b"], null],
    ["the question's words", "fedcba9876543210", ["a", "b"], "question"],
    ["the right option's words", FP, ["x", "b"], null],
    ["the right option's place", FP, ["a", "x"], null],
    ["the right answer", FP, ["x", "y"], "answer"],
  ])("says what was changed since: %s [D2]", (_, fp, right, changed) => {
    const answered = cardsOf([ago(1, "q", { fp: FP, right: ["a", "b"] })]);
    expect(standingOf({ key: "q", fp, right }, answered, TODAY).changed).toBe(changed);
  });
});

describe("where a reader stands with a term", () => {
  test.each<[string, readonly ReviewEvent[], string]>([
    ["no question that practises it was answered", [], "introduced"],
    ["one was missed", [ago(3, "q", { ok: false })], "practised"],
    ["one was right once", [ago(3, "q")], "practised"],
    ["one was right on two days", [ago(9, "q"), ago(3, "q")], "proven"],
    ["one was right twice on one day", [ago(3, "q"), ago(3, "q")], "practised"],
    [
      "one was right with a hint the last time",
      [ago(9, "q"), ago(6, "q"), ago(3, "q", { hints: 1 })],
      "practised",
    ],
  ])("%s", (_, events, standing) => {
    expect(termStanding(["q", "other"], cardsOf(events))).toBe(standing);
  });
});

describe("the queue", () => {
  const question = (key: string, lesson = key, ...siblings: string[]) => ({ key, lesson, siblings });
  const settings = { newPerDay: 2, perDay: 10 };
  const keys = (
    events: readonly ReviewEvent[],
    questions: readonly ReturnType<typeof question>[],
    limits = settings,
  ) => queue(cardsOf(events), questions, TODAY, limits).questions.map(({ key }) => key);

  test("begins with misses the reader was sure of, then what is most likely forgotten, then new ones", () => {
    const events = [
      ago(5, "right"),
      ago(20, "long ago"),
      ago(2, "unsure miss", { ok: false, sure: false }),
      ago(1, "sure miss", { ok: false, sure: true }),
      ago(1, "not yet"),
    ];
    const all = ["new 1", "new 2", "new 3", "not yet", "right", "long ago", "unsure miss", "sure miss"];
    expect(
      keys(
        events,
        all.map((key) => question(key, key.startsWith("new") ? "right" : key)),
      ),
    ).toEqual(["sure miss", "unsure miss", "long ago", "right", "new 1", "new 2"]);
  });

  test("asks nothing new of a lesson that was not begun", () => {
    const questions = [question("a1", "a"), question("a2", "a"), question("b1", "b")];
    expect(keys([ago(0, "a1")], questions)).toEqual(["a2"]);
    expect(keys([], questions)).toEqual([]);
  });

  test("lets lessons alternate, and siblings never follow each other while others are left", () => {
    const events = ["a1", "a2", "a3", "b1", "c1"].map((key, i) => ago(30 - i, key, { ok: false }));
    const questions = [
      question("a1", "a", "block 1"),
      question("a2", "a", "block 1"),
      question("a3", "a"),
      question("b1", "b", "code"),
      question("c1", "c", "code"),
    ];
    expect(keys(events, questions)).toEqual(["a1", "b1", "a2", "c1", "a3"]);
    expect(keys(events, questions.slice(0, 3))).toEqual(["a1", "a3", "a2"]);
  });

  test("asks a question once, and none that is suspended", () => {
    const events = [ago(3, "a", { ok: false }), ago(3, "off", { ok: false }), suspend("off"), suspend("new")];
    expect(keys(events, [question("a"), question("a"), question("off"), question("new")])).toEqual(["a"]);
  });

  test("says when it is enough for today, though more is due", () => {
    const many = Array.from({ length: 300 }, (_, i) => `q${i}`);
    const before = many.map((key) => ago(60, key, { ok: false }));
    const questions = many.map((key) => question(key));
    const first = queue(cardsOf(before), questions, TODAY, settings);
    expect(first).toMatchObject({ due: 300, answered: 0, enough: false });
    expect(first.questions).toHaveLength(10);
    const after = [...before, ...first.questions.map(({ key }) => ago(0, key))];
    expect(queue(cardsOf(after), questions, TODAY, settings)).toMatchObject({
      due: 290,
      answered: 10,
      enough: true,
      questions: [],
    });
  });

  test("counts what was begun in lessons as new, and leaves the day's reviews to what is due", () => {
    const events = [ago(0, "x"), ago(5, "due", { ok: false })];
    const found = queue(
      cardsOf(events),
      ["due", "n1", "n2", "n3"].map((key) => question(key, "begun")),
      TODAY,
      {
        newPerDay: 2,
        perDay: 1,
      },
    );
    expect(found).toMatchObject({ fresh: 1, due: 1, answered: 1, enough: false });
    expect(found.questions.map(({ key }) => key)).toEqual(["due", "n1"]);
  });
});

describe("progress", () => {
  const cards = cardsOf([
    ago(40, "a", { ok: false, a: ["~1"] }),
    ago(30, "a", { ok: false, a: ["~1", "~2"] }),
    ago(30, "b"),
    ago(30, "b", { ok: false, a: ["~9"] }),
    ago(2, "b", { ok: false, gaveUp: true, a: ["~8"] }),
    ago(0, "c"),
  ]);

  test("is counted by days, first answers only", () => {
    expect(daysPractised(cards)).toEqual([
      { day: TODAY - 40, answered: 1, right: 0 },
      { day: TODAY - 30, answered: 2, right: 1 },
      { day: TODAY - 2, answered: 1, right: 0 },
      { day: TODAY, answered: 1, right: 1 },
    ]);
  });

  test("looks four weeks ahead, what is overdue today", () => {
    const due = forecast(cards, ["a", "b", "c", "c", "never"], TODAY);
    expect(due).toHaveLength(28);
    expect(due.filter((day) => day.due > 0)).toEqual([
      { day: TODAY, due: 2 },
      { day: TODAY + 3, due: 1 },
    ]);
  });

  test("names the questions missed most, and what was given instead", () => {
    expect(hardest(cards, ["a", "b", "c", "never"])).toEqual([
      {
        key: "a",
        answered: 2,
        missed: 2,
        wrong: [
          { given: "~1", times: 2 },
          { given: "~2", times: 1 },
        ],
      },
      { key: "b", answered: 2, missed: 1, wrong: [{ given: "~9", times: 1 }] },
    ]);
    expect(hardest(cards, ["a", "b"], 2).map(({ key }) => key)).toEqual(["a"]);
  });
});
