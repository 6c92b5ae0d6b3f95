import {
  kindOf,
  type Question,
  type Response,
  type Verdict,
  blankResponse,
  grade,
  isSubmittable,
} from "./drill";
import type { Rating } from "./kinds/recall";
import type { Result } from "./question";

/** How sure the learner was on submitting: a sure miss is the one to look at first. */
export type Confidence = "sure" | "unsure";

/** An attempt that was submitted. */
interface Attempt {
  readonly result: Result;
  /** Null where none was asked for: a recall rated by oneself, an answer shown on request. */
  readonly confidence: Confidence | null;
  /** Hints seen before submitting. */
  readonly hints: number;
  /** The learner asked for the answer instead of giving one. */
  readonly gaveUp: boolean;
}

/** Where one question stands in a session. A value: every transition returns a new one, and none throws. */
export interface QuestionState {
  /** What the response's indexes refer to; see `shapeOf`. */
  readonly shape: string;
  /** Counts from 0; the seed of this attempt's shuffling. */
  readonly attempt: number;
  /** Being made while `open`, given once `answered`. */
  readonly phase: "open" | "answered";
  readonly response: Response | null;
  readonly hintsShown: number;
  /** Whether a recall's answer has been looked at, or another question's answer asked for. */
  readonly revealed: boolean;
  /** The attempts submitted so far, this one included once `answered`. */
  readonly attempts: readonly Attempt[];
}

/** Where a drill stands: the question shown, or, at the number of questions, the summary. */
export interface DrillState {
  readonly current: number;
}

/** A question nobody has touched. */
export function begin(question: Question): QuestionState {
  return {
    shape: shapeOf(question),
    attempt: 0,
    phase: "open",
    response: null,
    hintsShown: 0,
    revealed: false,
    attempts: [],
  };
}

/** The state as it holds for the question as it now reads: when its options were edited, it begins anew. */
export function resume(question: Question, state: QuestionState | undefined): QuestionState {
  return state?.shape === shapeOf(question) ? state : begin(question);
}

/** Changes the draft; nothing once answered. */
export function respond(state: QuestionState, response: Response): QuestionState {
  return state.phase === "open" ? { ...state, response } : state;
}

/** Gives the draft as the answer; nothing while there is nothing to submit. */
export function submit(question: Question, state: QuestionState, confidence: Confidence): QuestionState {
  if (state.phase === "answered" || state.response === null) return state;
  if (!isSubmittable(question, state.response)) return state;
  return answered(question, state, state.response, { confidence, gaveUp: false });
}

/** Shows one hint more, if there is one. */
export function showHint(question: Question, state: QuestionState): QuestionState {
  if (state.phase === "answered" || state.hintsShown >= question.hints.length) return state;
  return { ...state, hintsShown: state.hintsShown + 1 };
}

/** Shows the answer: of a recall, to be rated then; of any other question, instead of giving one. */
export function reveal(question: Question, state: QuestionState): QuestionState {
  if (state.phase === "answered" || state.revealed) return state;
  const shown = { ...state, revealed: true };
  if (kindOf(question).selfRated === true) return shown;
  return answered(question, shown, blankResponse(question), { confidence: null, gaveUp: true });
}

/** Rates a recall whose answer has been shown. */
export function rate(question: Question, state: QuestionState, rating: Rating): QuestionState {
  if (state.phase === "answered" || kindOf(question).selfRated !== true || !state.revealed) return state;
  return answered(question, state, { kind: "rating", rating }, { confidence: null, gaveUp: false });
}

/** The same question again, shuffled afresh; what was attempted stays on record. */
export function retry(state: QuestionState): QuestionState {
  if (state.phase === "open") return state;
  return {
    ...state,
    attempt: state.attempt + 1,
    phase: "open",
    response: null,
    hintsShown: 0,
    revealed: false,
  };
}

/** A new run of the drill: nothing attempted, and another shuffle than before. */
export function restart(question: Question, state: QuestionState): QuestionState {
  return { ...begin(question), attempt: state.attempt + 1 };
}

/** What the answer came to; null while there is none. */
export function verdictOf(question: Question, state: QuestionState): Verdict | null {
  if (state.phase === "open") return null;
  return grade(question, state.response ?? blankResponse(question));
}

/** Moves to a question by index, or past the last one to the summary; kept within both. */
export function goTo(index: number, questions: number): DrillState {
  return { current: Math.max(0, Math.min(index, questions)) };
}

/**
 * What a response's indexes and lines depend on. Rewording a hint, a feedback or the explanation leaves it as it
 * is; adding, dropping or moving an option does not.
 */
function shapeOf(question: Question): string {
  return JSON.stringify([question.kind, ...kindOf(question).shape(question)]);
}

function answered(
  question: Question,
  state: QuestionState,
  response: Response,
  how: Pick<Attempt, "confidence" | "gaveUp">,
): QuestionState {
  const { result } = grade(question, response);
  const attempt: Attempt = { result, hints: state.hintsShown, ...how };
  return { ...state, phase: "answered", response, attempts: [...state.attempts, attempt] };
}
