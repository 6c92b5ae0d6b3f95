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
      return `Nothing was written: ${entries(outcome.changes.removed.length)} would go. Look at the changes first.`;
    case "damaged":
      return outcome.repair === null
        ? `Nothing was written: ${firstMessage(outcome.diagnostics)}`
        : `${formatDamage(outcome.diagnostics)} “Show glossary changes” shows what would fix them.`;
    case "repaired":
      return "The glossary was repaired.";
    case "missing":
      return "There is no glossary note yet. “Update the glossary” makes one.";
    case "waiting":
    case "failed":
      return outcome.reason;
  }
}

/** Why nothing was written where the glossary's markers are damaged. */
export function formatDamage(diagnostics: readonly { readonly message: string }[]): string {
  return `Nothing was written, since the glossary's markers are damaged: ${firstMessage(diagnostics)}`;
}

/** What the automatic glossary tells unasked. */
export function formatNotice(notice: GlossaryNotice): string {
  switch (notice.kind) {
    case "ask":
      return `The glossary waits for you: ${entries(notice.changes.removed.length)} would go. Use “Show glossary changes” to see and decide.`;
    case "damaged":
      return notice.repairable
        ? `The glossary is left alone, since its markers are damaged: ${firstMessage(notice.diagnostics)} Use “Show glossary changes” to fix them.`
        : `The glossary is left alone: ${firstMessage(notice.diagnostics)}`;
    case "moved-text":
      return "What was typed in the glossary's generated part was moved below it.";
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
  return count === 1 ? "one entry" : `${count} entries`;
}

function firstMessage(diagnostics: readonly { readonly message: string }[]): string {
  return diagnostics[0]?.message ?? "its markers cannot be told apart.";
}
