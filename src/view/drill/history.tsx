import type { QuestionState } from "../../core/drill/session";
import type { QuestionStatus } from "../../core/drill/summary";
import type { PastStanding } from "../ports";
import { STATUS } from "./glyphs";
import { nameDay } from "../text/words";

/** Whether nothing was done with a question since the app was started. */
export function isUntouched({ phase, response, hintsShown, revealed, attempts }: QuestionState): boolean {
  return phase === "open" && response === null && hintsShown === 0 && !revealed && attempts.length === 0;
}

/** The question a drill opens with: the first that is open or due; the first of all when none is. */
export function firstOpen(pasts: readonly (PastStanding | null)[]): number {
  const at = pasts.findIndex((past) => past === null || past.isDue || past.standing === "new");
  return Math.max(0, at);
}

/** How a question stands: by what was done with it since the app was started, else by what was answered before. */
export function mergedStatus(status: QuestionStatus, past: PastStanding | null): QuestionStatus {
  return status !== "open" || past === null ? status : STATUS[past.standing];
}

export interface HistoryProps {
  readonly state: QuestionState;
  readonly past: PastStanding | null;
  readonly today: number;
}

/** What is known of a question from before it is answered, and when it comes back after that. */
export function History({ state, past, today }: HistoryProps) {
  if (past === null) return null;
  const words = isUntouched(state)
    ? before(past, today)
    : state.phase === "answered"
      ? after(past, today)
      : "";
  return words === "" ? null : <p class="gfr-note gfr-history">{words}</p>;
}

function before({ standing, answered, due, changed, suspended }: PastStanding, today: number): string {
  if (standing === "new" || answered === null) return "";
  const how = { right: "Right", unsure: "Right with help or doubt", missed: "Not right" }[standing];
  const when = nameDay(answered, today);
  const parts = [`${how} ${when}.`];
  if (suspended) parts.push("Not asked in practice.");
  else if (due !== null) parts.push(due <= today ? "Due now." : `Comes back ${nameDay(due, today)}.`);
  if (changed === "answer") parts.push("The right answer was changed since.");
  else if (changed === "question") parts.push("The question was reworded since.");
  return parts.join(" ");
}

function after({ due, suspended }: PastStanding, today: number): string {
  return suspended || due === null || due <= today ? "" : `Comes back ${nameDay(due, today)}.`;
}
