import { describe, expect, test } from "vitest";
import { parseLesson } from "../../../src/core/lesson/parse-lesson";
import type { AnswerEvent } from "../../../src/core/reviews/event";
import { givenOf } from "../../../src/core/reviews/given";
import { readReviews } from "../../../src/core/reviews/merge";
import { appendText } from "../../../src/core/reviews/note";
import { replay } from "../../../src/core/schedule/cards";
import { readerDay } from "../../../src/core/schedule/day";
import { missedList, missedQuestions } from "../../../src/core/schedule/missed";
import { questionsOf } from "../../../src/core/schedule/questions";
import { answerOf, DAY, NOON } from "../../support/arbitraries/reviews";
import { parseYaml } from "../../support/parse-yaml";

const LESSON = `# Waiting

\`\`\`go-drill
### Does \`go f()\` wait?  ^wait
- [x] No
- [ ] Yes,
  always
- [ ] Only in \`main\`

### Which leaks?  ^leak
- [x] The channel
- [ ] The map
\`\`\`
`;

const questions = questionsOf(parseLesson("06.md", LESSON, { parseYaml, termsKey: "Terms introduced" }));

let counter = 0;
/** An answer given `ago` days before today: the option chosen, from 0. */
const chose = (ago: number, key: string, option: number): AnswerEvent => {
  const asked = questions.find((each) => each.key === key);
  if (asked?.kind !== "question") throw new Error(`No question ${key}.`);
  const a = givenOf(asked.question, { kind: "options", chosen: [option] });
  return answerOf("mac", ++counter, { t: NOON - ago * DAY, q: key, ok: option === 0, a });
};

const cards = replay(
  readReviews([
    {
      path: "log.md",
      text: appendText("", [
        chose(9, "wait", 1),
        chose(7, "wait", 2),
        chose(5, "wait", 1),
        chose(3, "wait", 0),
        chose(9, "leak", 1),
        chose(8, "leak", 0),
      ]),
    },
  ]),
  { today: readerDay({ t: NOON, tz: 0 }) },
);

describe("what was missed", () => {
  test("names each question with its wrong answers, the most frequent first", () => {
    expect(missedQuestions(questions, cards)).toMatchObject([
      { question: { key: "wait" }, answered: 4, missed: 3, wrong: [{ times: 2 }, { times: 1 }] },
      { question: { key: "leak" }, answered: 2, missed: 1 },
    ]);
  });

  test("is a list of those missed twice, a line each, with a link and the wrong answer most often chosen", () => {
    const twice = missedQuestions(questions, cards, 2);
    expect(missedList(twice, ({ key }) => `[[06#^${key}]]`)).toBe(
      "- Does `go f()` wait? [[06#^wait]]: missed 3 of 4 times; most often chosen: Yes, always\n",
    );
  });
});
