import { describe, expect, test } from "vitest";
import type { AnswerEvent } from "../../../src/core/reviews/event";
import { mergeReviews } from "../../../src/core/reviews/merge";
import { replay } from "../../../src/core/schedule/cards";
import { formatDay, readerDay } from "../../../src/core/schedule/day";
import { progressOf } from "../../../src/core/schedule/reader-progress";
import { practisedTerms } from "../../../src/core/schedule/term-practice";
import type { ListedLesson } from "../../../src/core/schedule/today";
import { blockLinksOf } from "../../../src/core/terms/block-links";
import { VaultTerms } from "../../../src/core/terms/vault-terms";
import { parseLesson } from "../../../src/core/lesson/parse-lesson";
import { questionsOf } from "../../../src/core/schedule/questions";
import { answerOf, DAY, NOON } from "../../support/arbitraries/reviews";
import { aLesson, aTerm } from "../../support/lesson-terms";
import { parseYaml } from "../../support/parse-yaml";

const TODAY = readerDay({ t: NOON, tz: 0 });

function lesson(number: number, count: number): ListedLesson {
  const path = `lessons/0${number}.md`;
  const questions = Array.from({ length: count }, (_, index) => ({
    key: `l0${number}-${index}`,
    fp: "0123456789abcdef",
    right: [],
    title: `Question ${index}`,
    lesson: path,
    siblings: [],
  }));
  return { path, title: `0${number}`, lesson: number, subtitle: null, minutes: 8, tags: [], questions };
}

let counter = 0;
const answer = (q: string, daysAgo: number, rest: Partial<AnswerEvent> = {}): AnswerEvent =>
  answerOf("mac", ++counter, { t: NOON - daysAgo * DAY, q, ...rest });

function cardsOf(events: readonly AnswerEvent[]) {
  const reviews = { ...mergeReviews([]), events: [...events].sort((one, other) => one.t - other.t) };
  return replay(reviews, { today: TODAY });
}

const progress = (lessons: readonly ListedLesson[], events: readonly AnswerEvent[]) =>
  progressOf(lessons, [], cardsOf(events), TODAY);

describe("how far a reader has come", () => {
  test("the calendar has 26 weeks from Monday on, the last of them up to today", () => {
    const { weeks } = progress([lesson(1, 1)], []);
    expect(weeks).toHaveLength(26);
    const mondays = weeks.map(([first]) => new Date(`${formatDay(first?.day ?? 0)}T00:00Z`).getUTCDay());
    expect(new Set(mondays)).toEqual(new Set([1]));
    expect(weeks.slice(0, -1).every(({ length }) => length === 7)).toBe(true);
    const days = weeks.flat().map(({ day }) => day);
    expect(days.at(-1)).toBe(TODAY);
    expect(days).toEqual(days.map((_, index) => TODAY - days.length + 1 + index));
  });

  test("a day has what was answered on it, of questions that are gone from the vault too", () => {
    const { weeks } = progress(
      [lesson(1, 2)],
      [answer("l01-0", 3), answer("l01-1", 3, { ok: false }), answer("gone", 3), answer("l01-0", 400)],
    );
    const practised = weeks.flat().filter(({ answered }) => answered > 0);
    expect(practised).toEqual([{ day: TODAY - 3, answered: 3, right: 2 }]);
  });

  test("what is due is counted over the next four weeks, and what is overdue for today", () => {
    const { forecast } = progress([lesson(1, 2)], [answer("l01-0", 30), answer("l01-1", 0, { ok: false })]);
    expect(forecast).toHaveLength(28);
    expect(forecast.slice(0, 3).map(({ due }) => due)).toEqual([1, 1, 0]);
  });

  test("lessons stand in their order, those that ask nothing left out", () => {
    const { lessons } = progress([lesson(1, 2), lesson(2, 0), lesson(3, 1)], [answer("l01-1", 1)]);
    expect(lessons.map(({ lesson: { path }, standing }) => [path, standing.right, standing.new])).toEqual([
      ["lessons/01.md", 1, 1],
      ["lessons/03.md", 0, 1],
    ]);
  });

  test("a question is hard once it was missed on two days; the hardest come first, each with its lesson", () => {
    const missed = (q: string, times: number): AnswerEvent[] =>
      Array.from({ length: times }, (_, index) => answer(q, index + 1, { ok: false, a: ["~wrong"] }));
    const { hardest } = progress(
      [lesson(1, 2), lesson(2, 1)],
      [...missed("l01-0", 2), ...missed("l02-0", 3), ...missed("l01-1", 1), ...missed("gone", 5)],
    );
    expect(hardest.map((hard) => [hard.key, hard.lesson.path, hard.missed, hard.wrong[0]?.times])).toEqual([
      ["l02-0", "lessons/02.md", 3, 3],
      ["l01-0", "lessons/01.md", 2, 2],
    ]);
  });

  test("no more than ten hard questions are named", () => {
    const events = Array.from({ length: 12 }, (_, index) =>
      [1, 2].map((day) => answer(`l01-${index}`, day, { ok: false })),
    );
    expect(progress([lesson(1, 12)], events.flat()).hardest).toHaveLength(10);
  });
});

test("a term moves from introduced to practised to proven by the questions that link to it", () => {
  const path = "lessons/01.md";
  const note = `# One

\`\`\`go-drill
### What is a [[comma-ok]]?  ^asks-comma-ok
- [x] Two values
- [ ] One

### And a [[nil map]]?  ^asks-nil-map
- [x] Zero
- [ ] One
\`\`\`
`;
  const terms = practisedTerms(
    new VaultTerms({
      glossary: "GLOSSARY.md",
      lessons: [aLesson(path, ...["comma-ok", "nil map", "select"].map((name) => aTerm(name)))],
      manual: [],
    }),
    [
      {
        questions: questionsOf(parseLesson(path, note, { parseYaml, termsKey: "Terms introduced" })),
        links: blockLinksOf(note),
      },
    ],
  );
  expect(terms.map(({ term: name, keys }) => [name, keys])).toEqual([
    ["comma-ok", ["asks-comma-ok"]],
    ["nil map", ["asks-nil-map"]],
    ["select", []],
  ]);
  const cards = cardsOf([answer("asks-comma-ok", 9), answer("asks-comma-ok", 2), answer("asks-nil-map", 2)]);
  expect(
    progressOf([], terms, cards, TODAY).terms.map(({ term: { term: name }, standing }) => [name, standing]),
  ).toEqual([
    ["comma-ok", "proven"],
    ["nil map", "practised"],
    ["select", "introduced"],
  ]);
});
