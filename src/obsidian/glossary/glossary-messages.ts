import { describeChanges, describeKept } from "../../core/glossary/changes";
import type { GlossaryNotice, GlossaryOutcome } from "./glossary-outcome";

/** How an update that was asked for ended, in a sentence or two for the reader. */
export function formatOutcome(outcome: GlossaryOutcome): string {
  switch (outcome.kind) {
    case "unchanged":
      return `The glossary is up to date.${andKept(outcome.unlisted)}`;
    case "updated":
      return `The glossary was updated: ${describeChanges(outcome.changes)}.${andKept(outcome.unlisted)}`;
    case "ask":
      return `${entries(outcome.changes.removed.length)} would be removed, so nothing was written. Review the changes to continue.`;
    case "damaged":
      return outcome.repair === null
        ? `Nothing was written: ${firstMessage(outcome.diagnostics)}`
        : `${formatDamage(outcome.diagnostics)} “Show glossary changes” shows the repair.`;
    case "repaired":
      return "The glossary was repaired.";
    case "missing":
      return "There is no glossary note yet. “Update the glossary” creates one.";
    case "waiting":
    case "failed":
      return outcome.reason;
  }
}

/** Why nothing was written where the glossary's markers are damaged. */
export function formatDamage(diagnostics: readonly { readonly message: string }[]): string {
  return `Nothing was written. The glossary's markers are damaged: ${firstMessage(diagnostics)}`;
}

/** What the automatic glossary tells unasked. */
export function formatNotice(notice: GlossaryNotice): string {
  switch (notice.kind) {
    case "ask":
      return `${entries(notice.changes.removed.length)} would be removed from the glossary. Use “Show glossary changes” to review them.`;
    case "damaged":
      return notice.repairable
        ? `The glossary was not changed. Its markers are damaged: ${firstMessage(notice.diagnostics)} Use “Show glossary changes” to repair them.`
        : `The glossary was not changed: ${firstMessage(notice.diagnostics)}`;
    case "moved-text":
      return "Text typed in the glossary's generated part was moved below it.";
    case "unlisted":
      return describeKept(notice.lessons.length, "the glossary");
    case "stopped":
    case "failed":
      return notice.reason;
  }
}

function andKept(unlisted: readonly string[]): string {
  return unlisted.length === 0 ? "" : ` ${describeKept(unlisted.length, "the glossary")}`;
}

function entries(count: number): string {
  return count === 1 ? "1 entry" : `${count} entries`;
}

function firstMessage(diagnostics: readonly { readonly message: string }[]): string {
  return diagnostics[0]?.message ?? "its markers cannot be told apart.";
}
