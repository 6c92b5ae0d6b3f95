import type { GlossaryChanges } from "../../core/glossary/changes";
import type { GlossaryContents } from "../../core/glossary/update";
import type { Diagnostic } from "../../core/text/diagnostic";
import type { Settings } from "../settings/settings";

/** The settings the glossary depends on. */
export type GlossarySettings = Pick<Settings, "glossaryPath" | "glossaryAutomatic" | "termsKey">;

/** How long the vault must be quiet, in milliseconds. */
export interface GlossaryDelays {
  /** Before the first write: a synchronising program may still be bringing lessons. */
  readonly start: number;
  /** After a lesson changed. */
  readonly change: number;
  /** Before a glossary is made where there was none: it may be on its way from another device. */
  readonly create: number;
  /** Until the next try, while the note is being edited or notes are not read yet. */
  readonly retry: number;
  /** How long to wait at most for notes the app does not index. */
  readonly timeout: number;
}

export const DEFAULT_DELAYS: GlossaryDelays = {
  start: 10_000,
  change: 1_500,
  create: 30_000,
  retry: 5_000,
  timeout: 120_000,
};

/** How an update of the glossary note ended. */
export type GlossaryOutcome =
  | { readonly kind: "unchanged"; readonly contents: GlossaryContents; readonly unlisted: readonly string[] }
  /**
   * `unlisted` are lessons that the vault does not list and that may be there all the same: their entries are kept.
   * [T4]
   */
  | {
      readonly kind: "updated";
      readonly changes: GlossaryChanges;
      readonly contents: GlossaryContents;
      readonly unlisted: readonly string[];
    }
  /** So much would go that nothing was written; `updateNow({ allowDrop: true })` writes it. [G6] */
  | { readonly kind: "ask"; readonly changes: GlossaryChanges }
  /** Nothing was written; `repair` is what `repair()` would write, or null when only the author can fix it. [G4] */
  | { readonly kind: "damaged"; readonly diagnostics: readonly Diagnostic[]; readonly repair: string | null }
  /** Its damage was fixed, as `repair()` was asked to. */
  | { readonly kind: "repaired" }
  /** There is no glossary note, and this was not the moment to make one. */
  | { readonly kind: "missing" }
  /** Not yet: the vault is not fully known, or the note is being typed in. */
  | { readonly kind: "waiting"; readonly reason: string }
  /** The vault refused; what the note held is still there. */
  | { readonly kind: "failed"; readonly reason: string };

/** What the automatic glossary has to tell without being asked. */
export type GlossaryNotice =
  | { readonly kind: "ask"; readonly changes: GlossaryChanges }
  | { readonly kind: "damaged"; readonly diagnostics: readonly Diagnostic[]; readonly repairable: boolean }
  /** Text a person typed in the generated part was moved below it. */
  | { readonly kind: "moved-text"; readonly texts: readonly string[] }
  /** The entries of lessons that could not be listed were kept. [T4] */
  | { readonly kind: "unlisted"; readonly lessons: readonly string[] }
  /** The automatic glossary stopped until `updateNow()` is called, so as not to work against another program. */
  | { readonly kind: "stopped"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

/** Whoever shows notices to the reader. */
export interface GlossaryNotifier {
  notify(notice: GlossaryNotice): void;
}

/** What an update would do, with both texts, so that they can be shown side by side. */
export interface GlossaryPreview {
  /** Null when there is no glossary note. */
  readonly current: string | null;
  /** The text an update or a repair would write; null when it would write none. */
  readonly proposed: string | null;
  readonly outcome: GlossaryOutcome;
}

/** How the automatic glossary is doing. */
export interface GlossaryStatus {
  readonly state: "starting" | "settling" | "idle" | "waiting" | "stopped" | "off";
  /** Notes asked for terms, and notes that have not been read yet. */
  readonly notes: number;
  readonly pending: number;
  /** Notes whose front matter cannot be read: they keep the terms they had. [T4] */
  readonly unreadable: readonly string[];
  readonly last: GlossaryOutcome | null;
}

/** What the reader should be told of an automatic update; null when it went as it should. */
export function noticeOf(outcome: GlossaryOutcome): GlossaryNotice | null {
  if (outcome.kind === "ask") return { kind: "ask", changes: outcome.changes };
  if (outcome.kind === "failed") return { kind: "failed", reason: outcome.reason };
  if (outcome.kind === "damaged") {
    return { kind: "damaged", diagnostics: outcome.diagnostics, repairable: outcome.repair !== null };
  }
  const moved = outcome.kind === "updated" ? outcome.changes.userText : [];
  if (moved.length > 0) return { kind: "moved-text", texts: moved };
  if (outcome.kind !== "updated" && outcome.kind !== "unchanged") return null;
  return outcome.unlisted.length > 0 ? { kind: "unlisted", lessons: outcome.unlisted } : null;
}

/** Host trouble in one sentence, with what was kept. */
export function failure(error: unknown): GlossaryOutcome {
  return { kind: "failed", reason: `The glossary was not written and stays as it is: ${causeOf(error)}` };
}

/** The same for the day's copy of the glossary. */
export function noCopy(error: unknown): string {
  return `The glossary was updated, but its earlier text could not be copied: ${causeOf(error)}`;
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
