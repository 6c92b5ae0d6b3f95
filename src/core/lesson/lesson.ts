import type { Comparison } from "../compare/comparison";
import type { Drill } from "../drill/drill";
import type { LocatedTerm } from "../glossary/term";
import type { NoteHeading } from "../markdown/anchors";
import type { Diagnostic } from "../text/diagnostic";
import type { Position } from "../text/position";

/** One whole note as the lesson it is: front matter, blocks and every diagnostic, all positions in the note's text. */
export interface Lesson {
  /** Vault-relative, forward slashes. */
  readonly path: string;
  readonly title: string;
  readonly course: string | null;
  /** Orders lessons; then the file name does, naturally. [T5] */
  readonly lesson: number | null;
  /** Whether it waits for its number (`lesson:` without a value): it is checked like any note, and asks nothing. */
  readonly template: boolean;
  readonly subtitle: string | null;
  readonly go: string | null;
  /** Wikilink targets, without brackets. */
  readonly prereqs: readonly string[];
  readonly next: string | null;
  /** Reading time in whole minutes: ⌈words ÷ 213⌉, code words counted. [T5] */
  readonly minutes: number;
  /** `unknown` when the front matter cannot be read: the note then keeps what it was last known to have. [T4] */
  readonly terms: Terms;
  readonly blocks: readonly LessonBlock[];
  /** Those outside quotes and lists, in written order. */
  readonly headings: readonly LessonHeading[];
  /** Wikilinks that must lead somewhere: those of the front matter's `prereqs` and of our blocks, in written order. */
  readonly links: readonly LessonLink[];
  /** The ids the note gives to questions and comparisons, in written order. [D2] */
  readonly ids: readonly LessonId[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a note is a lesson at all: it teaches something that can be listed, or says that it is one. */
export function isLesson({ lesson, terms, blocks }: Pick<Lesson, "lesson" | "terms" | "blocks">): boolean {
  return lesson !== null || blocks.length > 0 || terms.kind === "unknown" || terms.terms.length > 0;
}

/** The terms a note introduces, or that they cannot be known. */
export type Terms =
  | { readonly kind: "known"; readonly terms: readonly LocatedTerm[] }
  | { readonly kind: "unknown"; readonly reason: string };

/** One of our blocks in a note; `position` is the block with its fence lines. */
export type LessonBlock =
  | { readonly kind: "drill"; readonly drill: Drill; readonly position: Position }
  | { readonly kind: "comparison"; readonly comparison: Comparison; readonly position: Position };

/** A heading of the note: its text as written, without an id, and the number of its line, from 1. */
export type LessonHeading = Pick<NoteHeading, "level" | "name" | "line">;

/** A wikilink: its target as written, with heading or block (`GLOSSARY#comma-ok`), without alias. */
export interface LessonLink {
  readonly target: string;
  readonly position: Position;
}

/** An id, without its caret, and where it is given. */
export interface LessonId {
  readonly id: string;
  readonly position: Position;
}
