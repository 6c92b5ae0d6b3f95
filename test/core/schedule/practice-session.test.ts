import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  advance,
  beginSession,
  countOutcomes,
  currentStep,
  isOver,
  leaveOut,
  recordOutcome,
  undoStep,
  type StepOutcome,
  type PracticeSession,
} from "../../../src/core/schedule/practice-session";

const answer = (session: PracticeSession, outcome: StepOutcome) => advance(recordOutcome(session, outcome));
const keys = ({ steps }: PracticeSession) => steps.map(({ key, again }) => (again ? `${key} again` : key));

describe("a sitting", () => {
  test("asks each question once, and one that was missed again before the end, others in between", () => {
    let session = beginSession(["a", "b", "c", "d", "e"]);
    session = answer(session, "missed");
    expect(keys(session)).toEqual(["a", "b", "c", "d", "a again", "e"]);
    expect(keys(answer(beginSession(["a", "b"]), "missed"))).toEqual(["a", "b", "a again"]);
  });

  test("asks what was missed twice no third time", () => {
    let session = beginSession(["a"]);
    for (const outcome of ["missed", "missed"] as const) session = answer(session, outcome);
    expect(isOver(session)).toBe(true);
    expect(countOutcomes(session)).toMatchObject({ right: 0, missed: 1 });
  });

  test("leaves a question that is suspended out, its second asking too", () => {
    let session = answer(beginSession(["a", "b"]), "missed");
    session = answer(session, "right");
    session = undoStep(undoStep(session));
    expect(currentStep(session)?.key).toBe("a");
    session = leaveOut(answer(session, "missed"), "suspended");
    expect(keys(session)).toEqual(["a", "b", "a again"]);
    expect(countOutcomes(session)).toMatchObject({ missed: 1, suspended: 1 });
  });

  test("ends at once where there is nothing to ask", () => {
    expect(isOver(beginSession([]))).toBe(true);
  });
});

test("undo takes back any number of answers, skips and suspensions, one by one", () => {
  const step = fc.constantFrom<StepOutcome>("right", "unsure", "missed", "skipped", "suspended");
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 }),
      fc.array(step),
      (questions, steps) => {
        const sessions = [beginSession(questions)];
        for (const outcome of steps) {
          const last = sessions.at(-1);
          if (last === undefined || isOver(last)) break;
          sessions.push(
            outcome === "skipped" || outcome === "suspended"
              ? leaveOut(last, outcome)
              : answer(last, outcome),
          );
        }
        let session = sessions.at(-1);
        for (const before of sessions.slice(0, -1).reverse()) {
          session = session === undefined ? session : undoStep(session);
          expect(session).toEqual(before);
        }
      },
    ),
  );
});
