// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from "vitest";
import type { Question } from "../../../src/core/drill/drill";
import type { PastStanding, ReviewPort } from "../../../src/view/ports";
import { type OpenedDrill, open, settle } from "./opened";
import { CHOICE, CHOICES, SPOT, drillOf } from "./samples";

const TODAY = 20_000;
const DRILL = drillOf(CHOICE, CHOICES, SPOT);

const opened: OpenedDrill[] = [];
afterEach(() => {
  for (const drill of opened.splice(0)) drill.close();
});

function past(rest: Partial<PastStanding>): PastStanding {
  const standing = rest.standing ?? "right";
  return {
    standing,
    due: TODAY + 3,
    isDue: false,
    suspended: false,
    leech: false,
    changed: null,
    answered: standing === "new" ? null : TODAY - 1,
    ...rest,
  };
}

/** A log of what was answered; `learn` changes it. */
function log(first: readonly (PastStanding | null)[]) {
  let pasts = first;
  const listeners = new Set<() => void>();
  const answered: string[] = [];
  const reviews: ReviewPort = {
    today: TODAY,
    standingOf: (question, { questions }) => pasts[questions.indexOf(question)] ?? null,
    answered: ({ title }: Question, _drill, { attempts }) =>
      answered.push(`${title} ${attempts.at(-1)?.result ?? ""}`),
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
  };
  const learn = async (next: readonly (PastStanding | null)[]): Promise<void> => {
    pasts = next;
    for (const listener of listeners) listener();
    await settle();
  };
  return { reviews, answered, learn, listeners };
}

async function show(reviews: ReviewPort): Promise<OpenedDrill> {
  const drill = await open(DRILL, { reviews });
  opened.push(drill);
  return drill;
}

describe("a drill that was answered before", () => {
  test.each<[string, Partial<PastStanding>, string]>([
    ["right", {}, "Right yesterday. Comes back on "],
    [
      "right with doubt",
      { standing: "unsure", due: TODAY + 1 },
      "Right with help or doubt yesterday. Comes back tomorrow.",
    ],
    ["missed and due", { standing: "missed", due: TODAY, isDue: true }, "Not right yesterday. Due now."],
    ["suspended", { suspended: true, due: null }, "Right yesterday. Not asked in practice."],
    ["answered by another answer", { changed: "answer" }, "The right answer was changed since."],
    ["asked otherwise", { changed: "question" }, "The question was reworded since."],
  ])("says of a question that was %s how it went and when it comes back", async (_, rest, words) => {
    const known = past(rest);
    const drill = await show(log([known, known, known]).reviews);
    expect(drill.text()).toContain(words);
  });

  test("opens at the first question that is open or due", async () => {
    const open = await show(log([past({}), null, null]).reviews);
    expect(open.text()).toContain("2 of 3");
    const due = await show(log([past({}), past({}), past({ isDue: true })]).reviews);
    expect(due.text()).toContain("3 of 3");
    const none = await show(log([past({}), past({}), past({})]).reviews);
    expect(none.text()).toContain("1 of 3");
  });

  test("moves there once the log was read, and stays where the reader began", async () => {
    const { reviews, learn } = log([null, null, null]);
    const drill = await show(reviews);
    expect(drill.text()).toContain("1 of 3");
    await learn([past({}), null, null]);
    expect(drill.text()).toContain("2 of 3");
    await drill.click(drill.button("Show answer"));
    await learn([past({}), past({}), null]);
    expect(drill.text()).toContain("2 of 3");
  });

  test("says after an answer when the question comes back, and tells the log of each attempt", async () => {
    const { reviews, answered, learn } = log([null, null, null]);
    const drill = await show(reviews);
    await drill.click(drill.option("Possibly"));
    await drill.click(drill.button("Sure"));
    await learn([past({ due: TODAY + 1, answered: TODAY }), null, null]);
    expect(drill.text()).toContain("Comes back tomorrow.");
    await drill.press("r");
    await drill.click(drill.button("Show answer"));
    expect(answered).toEqual(["Does it wait? correct", "Does it wait? wrong"]);
  });

  test("asks the log no more once it is gone", async () => {
    const { reviews, listeners } = log([null, null, null]);
    const drill = await show(reviews);
    expect(listeners.size).toBe(1);
    drill.close();
    expect(listeners.size).toBe(0);
  });
});
