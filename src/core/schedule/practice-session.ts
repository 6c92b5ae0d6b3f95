/** What a question of a session came to. */
export type StepOutcome = "right" | "unsure" | "missed" | "skipped" | "suspended";

/** One question of a session, in the order they were asked. */
export interface Step {
  /** The question's key in the review log. */
  readonly key: string;
  /** Null while the question is asked, and for those to come. */
  readonly outcome: StepOutcome | null;
  /** Whether it is asked once more, after a miss. */
  readonly again: boolean;
}

/**
 * One sitting of practice: a question a screen, those that were missed once more before the end. A value: each change
 * returns a new one.
 */
export interface PracticeSession {
  readonly steps: readonly Step[];
  /** The step on screen, from 0; at the number of steps the session is over. */
  readonly at: number;
  /** The session before its last change, for undo; null at the beginning. */
  readonly before: PracticeSession | null;
}

/** How many other questions stand between a miss and its second asking, where there are so many. */
const DISTANCE = 3;

/** A session over questions, in the order given. */
export function beginSession(keys: readonly string[]): PracticeSession {
  return { steps: keys.map((key) => ({ key, outcome: null, again: false })), at: 0, before: null };
}

/** The question on screen; null when the session is over. */
export function currentStep(session: PracticeSession): Step | null {
  return session.steps[session.at] ?? null;
}

/** Notes what the question on screen came to. One that is missed is asked once more, further on. */
export function recordOutcome(session: PracticeSession, outcome: StepOutcome): PracticeSession {
  const step = currentStep(session);
  if (step?.outcome !== null) return session;
  const steps = [...session.steps];
  steps[session.at] = { ...step, outcome };
  if (outcome === "missed" && !step.again)
    steps.splice(Math.min(session.at + 1 + DISTANCE, steps.length), 0, { ...step, again: true });
  return { ...session, steps, before: session };
}

/** Goes on to the next question. */
export function advance(session: PracticeSession): PracticeSession {
  if (currentStep(session) === null) return session;
  return { ...session, at: session.at + 1 };
}

/** Leaves the question on screen out, and all that is still to come of it. */
export function leaveOut(session: PracticeSession, outcome: "skipped" | "suspended"): PracticeSession {
  const step = currentStep(session);
  if (step === null) return session;
  const steps = session.steps
    .map((each, index) => (index === session.at && each.outcome === null ? { ...each, outcome } : each))
    .filter((each, index) => index <= session.at || each.key !== step.key);
  return { steps, at: session.at + 1, before: session };
}

/** Takes the last answer, skip or suspension back; its question is on screen again. */
export function undoStep(session: PracticeSession): PracticeSession {
  return session.before ?? session;
}

/** Whether every question has been asked. */
export function isOver(session: PracticeSession): boolean {
  return currentStep(session) === null;
}

/** What the questions came to at their first asking, each counted once. */
export function countOutcomes(session: PracticeSession): Readonly<Record<StepOutcome, number>> {
  const counts = { right: 0, unsure: 0, missed: 0, skipped: 0, suspended: 0 };
  for (const { outcome, again } of session.steps) if (outcome !== null && !again) counts[outcome]++;
  return counts;
}
