import { GlossaryMemo } from "../../core/glossary/memo";
import type { GlossaryUpdate } from "../../core/glossary/update";
import type { Clock } from "../app/clock";
import type { GlossaryIndex } from "./glossary-index";
import {
  failure,
  type GlossaryOutcome,
  type GlossaryPreview,
  type GlossarySettings,
} from "./glossary-outcome";
import type { GlossaryWriter } from "./glossary-writer";
import { WriteBreaker, type WriteVerdict } from "./write-breaker";

/** What a write may do. */
export interface WriteOptions {
  readonly mayCreate: boolean;
  readonly allowDrop: boolean;
  /** Whether damaged markers are fixed instead of left alone. */
  readonly repair: boolean;
  /** Whether nobody asked for it, so that it stops when it works against another program. */
  readonly automatic: boolean;
}

/** How a write ended, or why it was not made: one too many for now (`wait`), or for good (`stop`). */
export type WriteAttempt =
  | { readonly kind: "outcome"; readonly outcome: GlossaryOutcome }
  | Exclude<WriteVerdict, { readonly kind: "go" }>;

export interface GlossaryUpdaterOptions {
  readonly settings: () => GlossarySettings;
  readonly clock: Clock;
  readonly index: GlossaryIndex;
  readonly writer: GlossaryWriter;
  /** Lessons a glossary names that the vault does not have, and that may be there all the same. Never throws. */
  readonly unlisted: (glossary: string) => Promise<readonly string[]>;
  /** Keeps the note's text before it is written. Never throws. */
  readonly keep: (text: string) => Promise<void>;
}

/** Writes the terms of the lessons into the glossary note. */
export class GlossaryUpdater {
  readonly #options: GlossaryUpdaterOptions;
  readonly #breaker = new WriteBreaker();
  readonly #memo = new GlossaryMemo();
  #unlisted: ReadonlySet<string> = new Set();

  constructor(options: GlossaryUpdaterOptions) {
    this.#options = options;
  }

  /** Updates the note, or fixes it. `revision` changes with the terms of the lessons. Never throws. */
  async write(how: WriteOptions, revision: number): Promise<WriteAttempt> {
    const { clock, writer, keep } = this.#options;
    const attempt: Attempt = { outcome: { kind: "missing" }, verdict: { kind: "go" }, from: "", to: null };
    try {
      const before = await writer.read();
      this.#unlisted = new Set(await this.#options.unlisted(before ?? ""));
      const expected = this.#ask(before, how.allowDrop);
      if (before !== null) {
        if (textToWrite(expected, how.repair) === null)
          return { kind: "outcome", outcome: this.#outcomeOf(expected) };
        await keep(before);
      }
      const result = await writer.write((current) => {
        const update = this.#ask(current, how.allowDrop);
        const text = textToWrite(update, how.repair);
        const repairs = update.kind === "damaged" && text !== null;
        attempt.outcome = repairs ? { kind: "repaired" } : this.#outcomeOf(update);
        attempt.from = current ?? "";
        attempt.to = text;
        if (text === null || !how.automatic) return text;
        attempt.verdict = this.#breaker.judge(clock.now(), attempt.from, text, revision);
        return attempt.verdict.kind === "go" ? text : null;
      }, how.mayCreate);
      if (attempt.verdict.kind !== "go") return attempt.verdict;
      if (result === "written" && attempt.to !== null && how.automatic) {
        this.#breaker.record(clock.now(), attempt.from, attempt.to, revision);
      }
      return { kind: "outcome", outcome: attempt.outcome };
    } catch (error) {
      return { kind: "outcome", outcome: failure(error) };
    }
  }

  /** What a write would write. */
  async preview(): Promise<GlossaryPreview> {
    try {
      const current = await this.#options.writer.read();
      this.#unlisted = new Set(await this.#options.unlisted(current ?? ""));
      const update = this.#ask(current, false);
      return { current, proposed: proposalOf(update), outcome: this.#outcomeOf(update) };
    } catch (error) {
      return { current: null, proposed: null, outcome: failure(error) };
    }
  }

  /** Lets automatic writes be made again after they were stopped. */
  forgetWrites(): void {
    this.#breaker.reset();
  }

  #ask(current: string | null, allowDrop: boolean): GlossaryUpdate {
    const { index, settings, writer } = this.#options;
    return this.#memo.update(current, index.lessonTerms(), {
      path: writer.file()?.path ?? settings().glossaryPath,
      isUnknown: (path) => index.isUnknown(path) || this.#unlisted.has(path),
      allowDrop,
    });
  }

  #outcomeOf(update: GlossaryUpdate): GlossaryOutcome {
    const unlisted = [...this.#unlisted];
    switch (update.kind) {
      case "unchanged":
        return { kind: "unchanged", contents: update, unlisted };
      case "updated":
        return { kind: "updated", changes: update.changes, contents: update, unlisted };
      case "ask":
        return { kind: "ask", changes: update.changes };
      case "damaged":
        return update;
    }
  }
}

/** What the last reading of the note came to. */
interface Attempt {
  outcome: GlossaryOutcome;
  verdict: WriteVerdict;
  from: string;
  to: string | null;
}

function textToWrite(update: GlossaryUpdate, repair: boolean): string | null {
  if (update.kind === "updated") return update.text;
  return update.kind === "damaged" && repair ? update.repair : null;
}

function proposalOf(update: GlossaryUpdate): string | null {
  if (update.kind === "damaged") return update.repair;
  return update.kind === "unchanged" ? null : update.text;
}
