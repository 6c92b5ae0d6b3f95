import { GlossaryMemo } from "../../core/glossary/memo";
import type { GlossaryUpdate } from "../../core/glossary/update";
import type { Clock } from "../app/scheduling";
import type { GlossaryIndex } from "./glossary-index";
import {
  failure,
  type GlossaryOutcome,
  type GlossaryPreview,
  type GlossarySettings,
} from "./glossary-outcome";
import type { GlossaryWriter } from "./glossary-writer";
import { WriteLimiter, type WriteDecision } from "./write-limiter";
import { TFolder, type ListedFiles, type Vault } from "obsidian";
import { lessonsNamedIn } from "../../core/glossary/generated-part";

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
  | Exclude<WriteDecision, { readonly kind: "go" }>;

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
  readonly #limiter = new WriteLimiter();
  readonly #memo = new GlossaryMemo();
  #unlisted: ReadonlySet<string> = new Set();

  constructor(options: GlossaryUpdaterOptions) {
    this.#options = options;
  }

  /** Updates the note, or fixes it. Never throws. */
  async write(how: WriteOptions): Promise<WriteAttempt> {
    const { clock, index, writer, keep } = this.#options;
    const attempt: Attempt = { outcome: { kind: "missing" }, decision: { kind: "go" }, from: "", to: null };
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
        attempt.decision = this.#limiter.decide(clock.now(), attempt.from, text, index.revision);
        return attempt.decision.kind === "go" ? text : null;
      }, how.mayCreate);
      if (attempt.decision.kind !== "go") return attempt.decision;
      if (result === "written" && attempt.to !== null && how.automatic) {
        this.#limiter.record(clock.now(), attempt.from, attempt.to, index.revision);
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
    this.#limiter.reset();
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
  decision: WriteDecision;
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

/**
 * Lessons the glossary names that the vault does not have, and that were not deleted for all that is known: a folder
 * stands in their place, their folder cannot be listed, or the disk has them and the vault does not. [T4]
 */
export async function unlistedLessons(vault: Vault, glossary: string): Promise<readonly string[]> {
  const listings = new Map<string, Promise<ListedFiles | null>>();
  const list = (folder: string): Promise<ListedFiles | null> => {
    const listing = listings.get(folder) ?? vault.adapter.list(folder).catch(() => null);
    listings.set(folder, listing);
    return listing;
  };
  const unlisted: string[] = [];
  for (const path of lessonsNamedIn(glossary)) {
    const there = vault.getAbstractFileByPath(path);
    if (there instanceof TFolder) unlisted.push(path);
    if (there !== null) continue;
    const listed = await list(folderOf(vault, path));
    if (listed === null || listed.files.includes(path)) unlisted.push(path);
  }
  return unlisted;
}

/** The nearest folder up that the vault has; `/` is the vault's own. */
function folderOf(vault: Vault, path: string): string {
  for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
    const folder = path.slice(0, slash);
    if (vault.getFolderByPath(folder) !== null) return folder;
  }
  return "/";
}
