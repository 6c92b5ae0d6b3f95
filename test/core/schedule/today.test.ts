import { describe, expect, test } from "vitest";
import type { AnswerEvent } from "../../../src/core/reviews/event";
import { mergeReviews } from "../../../src/core/reviews/merge";
import { replay } from "../../../src/core/schedule/cards";
import { readerDay } from "../../../src/core/schedule/day";
import { outlineOf } from "../../../src/core/schedule/outline";
import { countTerms, lessonProgress, planToday, type ListedLesson } from "../../../src/core/schedule/today";
import { parseLesson } from "../../../src/core/lesson/parse-lesson";
import { answerOf, DAY, NOON } from "../../support/arbitraries/reviews";
import { parseYaml } from "../../support/parse-yaml";

const TODAY = readerDay({ t: NOON, tz: 0 });
const LIMITS = { perDay: 30 };

function lesson(number: number, count: number): ListedLesson {
  const path = `lessons/0${number}.md`;
  return {
    path,
    title: `0${number}`,
    lesson: number,
    subtitle: null,
    minutes: 8,
    tags: [],
    questions: Array.from({ length: count }, (_, index) => ({
      key: `l0${number}-${index}`,
      fp: "0123456789abcdef",
      right: [],
      title: `Question ${index}`,
      lesson: path,
      siblings: [],
    })),
  };
}

let counter = 0;
const answer = (q: string, daysAgo: number, rest: Partial<AnswerEvent> = {}): AnswerEvent =>
  answerOf("mac", ++counter, { t: NOON - daysAgo * DAY, q, ...rest });

function plan(lessons: readonly ListedLesson[], events: readonly AnswerEvent[], limits = LIMITS) {
  const reviews = { ...mergeReviews([]), events: [...events].sort((one, other) => one.t - other.t) };
  return planToday(lessons, replay(reviews, { today: TODAY }), TODAY, limits);
}

describe("Today", () => {
  test("begins with the first lesson where nothing was answered", () => {
    const { due, resume, lessons } = plan([lesson(1, 2), lesson(2, 2)], []);
    expect(due).toMatchObject({ questions: [], next: null, minutes: 0 });
    expect(resume).toMatchObject({ begun: false, minutes: 8, progress: { lesson: { lesson: 1 } } });
    expect(lessons.map(({ answered, due, next }) => [answered, due, next])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  test("says what is due by how it was answered, and from which lessons", () => {
    const { due } = plan(
      [lesson(1, 4), lesson(2, 1), lesson(3, 1)],
      [
        answer("l01-0", 2, { ok: false, sure: true }),
        answer("l01-1", 2, { ok: false, sure: false }),
        answer("l01-2", 5, { sure: false }),
        answer("l02-0", 9),
        answer("l03-0", 1),
      ],
    );
    expect(due).toMatchObject({ sureMisses: 1, misses: 1, unsure: 1, right: 1, postponed: 0, minutes: 3 });
    expect(due.lessons.map(({ lesson: number }) => number)).toEqual([1, 2]);
    expect(due.next).toBe(TODAY + 2);
  });

  test("lets what is beyond the day's limit wait", () => {
    const events = Array.from({ length: 40 }, (_, index) => answer(`l01-${index}`, 9));
    const { due } = plan([lesson(1, 40)], events);
    expect([due.questions.length, due.postponed]).toEqual([30, 10]);
  });

  test("goes on with the lesson that was answered last and is not through", () => {
    const lessons = [lesson(1, 2), lesson(2, 2), lesson(3, 2)];
    const events = [answer("l01-0", 3), answer("l02-0", 1), answer("l03-0", 0), answer("l03-1", 0)];
    expect(plan(lessons, events).resume).toMatchObject({
      begun: true,
      minutes: 4,
      progress: { lesson: { lesson: 2 } },
    });
  });

  test("marks the days of the last seven on which something was answered", () => {
    const { week } = plan([lesson(1, 3)], [answer("l01-0", 6), answer("l01-1", 1), answer("l01-2", 30)]);
    expect(week.map(({ practised }) => practised)).toEqual([true, false, false, false, false, true, false]);
  });

  test("counts no lesson as open whose questions were all answered", () => {
    expect(plan([lesson(1, 1), lesson(2, 0)], [answer("l01-0", 0)]).resume).toBeNull();
  });
});

test("a lesson goes on at its first question that is open or due", () => {
  const progress = (events: readonly AnswerEvent[]) => {
    const reviews = { ...mergeReviews([]), events };
    return lessonProgress(lesson(1, 3), replay(reviews, { today: TODAY }), TODAY);
  };
  expect(progress([answer("l01-0", 0)])).toMatchObject({ next: 1, standings: ["right", "new", "new"] });
  expect(progress([answer("l01-0", 9), answer("l01-1", 0)])).toMatchObject({ next: 0, due: 1 });
  expect(progress([0, 1, 2].map((index) => answer(`l01-${index}`, 0))).next).toBeNull();
});

test("a lesson is done once all is answered that is asked: what was suspended before is not waited for", () => {
  const suspended = { d: "mac", n: ++counter, t: NOON, tz: 0, e: "suspend", q: "l01-1" } as const;
  const reviews = { ...mergeReviews([]), events: [answer("l01-0", 0), suspended] };
  const cards = replay(reviews, { today: TODAY });
  expect(lessonProgress(lesson(1, 2), cards, TODAY)).toMatchObject({ answered: 1, open: [], next: null });
  expect(planToday([lesson(1, 2)], cards, TODAY, LIMITS).resume).toBeNull();
  expect(lessonProgress(lesson(1, 3), cards, TODAY)).toMatchObject({ open: [2], next: 2 });
});

test("terms are counted by where the reader stands with them", () => {
  const reviews = {
    ...mergeReviews([]),
    events: [answer("a", 9), answer("a", 3), answer("b", 1)],
  };
  const cards = replay(reviews, { today: TODAY });
  expect(countTerms([{ keys: ["a"] }, { keys: ["b"] }, { keys: ["c"] }, { keys: [] }], cards)).toEqual({
    proven: 1,
    practised: 1,
    introduced: 2,
  });
});

test("an outline lists the questions of all drills with their block and line", () => {
  const text = [
    "---",
    "lesson: 7",
    "---",
    "```go-drill",
    "### First?  ^l07-first",
    "- [x] yes",
    "- [ ] no",
    "```",
    "## 1 · `Slices`",
    "```go-compare",
    "```",
    "````go-drill",
    "### Second?",
    "- [x] yes",
    "- [ ] no",
    "",
    "### Third?",
    "- [x] yes",
    "- [ ] no",
    "````",
    "",
  ].join("\n");
  const parsed = parseLesson("07 Slices.md", text, { parseYaml, termsKey: "" });
  const { lesson: number, questions } = outlineOf(parsed);
  expect(number).toBe(7);
  expect(questions.map(({ title, block, index, line }) => [title, block, index, line])).toEqual([
    ["First?", 0, 0, 4],
    ["Second?", 2, 0, 12],
    ["Third?", 2, 1, 12],
  ]);
  expect(questions[0]?.key).toBe("l07-first");
});
