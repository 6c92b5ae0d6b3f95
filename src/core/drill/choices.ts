import type { Code } from "../block/element";
import type { Option, Result } from "./question";

/** What running a program comes to. */
export type OutcomeKind = "output" | "panic" | "deadlock" | "compile-error";

/** One thing to choose: an option as written, or an accepted outcome standing beside wrong options. [D4] [D6] */
export interface Choice {
  /** Markdown; empty where the code says it all. */
  readonly text: string;
  readonly code: readonly Code[];
  readonly correct: boolean;
  /** Markdown. */
  readonly feedback: string | null;
  /** What the program comes to, when the choice is an accepted outcome. */
  readonly outcome: OutcomeKind | null;
}

/** Chosen options; indexes into the question's choices in written order, from 0. */
export interface OptionsResponse {
  readonly kind: "options";
  readonly chosen: readonly number[];
}

/** One option or line as answered: what was chosen against what is right. */
export interface Picked {
  readonly chosen: boolean;
  readonly correct: boolean;
}

export interface OptionsVerdict {
  readonly kind: "options";
  readonly result: Result;
  /** In written order. */
  readonly options: readonly Picked[];
}

export function asChoice({ text, code, correct, feedback }: Option): Choice {
  return { text, code, correct, feedback, outcome: null };
}

/** Of several right choices `any` one is enough, or `all` are wanted. */
export function gradeChoices(
  choices: readonly Choice[],
  chosen: readonly number[],
  want: "any" | "all",
): OptionsVerdict {
  const options = choices.map((choice, i) => ({ chosen: chosen.includes(i), correct: choice.correct }));
  return { kind: "options", result: gradePicks(options, want), options };
}

/** Partly right is at least one right pick, and no more wrong ones than right ones: choosing everything is a guess. */
export function gradePicks(picks: readonly Picked[], want: "any" | "all"): Result {
  const right = picks.filter((pick) => pick.chosen && pick.correct).length;
  const wrong = picks.filter((pick) => pick.chosen && !pick.correct).length;
  const missed = picks.filter((pick) => !pick.chosen && pick.correct).length;
  if (right === 0) return "wrong";
  if (wrong === 0 && (want === "any" || missed === 0)) return "correct";
  return wrong <= right ? "partly" : "wrong";
}
