import type { App, PaneType } from "obsidian";
import type { OutlinedQuestion } from "../../core/schedule/outline";
import type { PractisedTerm } from "../../core/schedule/term-practice";
import type { ScheduleSettings } from "../../core/schedule/settings";
import type { LessonProgress } from "../../core/schedule/today";
import type { SessionStore } from "../../view/drill/session-store";
import type { Highlighter } from "../../highlight/tokens";
import type { LessonIndex, VaultLessonOutline } from "../app/lesson-index";
import type { ReviewStore } from "../reviews/review-store";
import type { Settings } from "../settings/settings";
import type { TermStore } from "../terms/term-store";
import type { PracticeChoice } from "./choice";

/** What the pages for learning share. */
export interface LearnerServices {
  readonly app: App;
  readonly lessons: LessonIndex;
  readonly reviews: ReviewStore;
  readonly terms: TermStore;
  readonly highlighter: Highlighter;
  readonly session: SessionStore;
  readonly settings: () => Settings;
  /** How much is asked a day. */
  readonly limits: () => ScheduleSettings;
  /** Opens the note of a question, with the focus in it. */
  readonly openAt: (question: OutlinedQuestion, pane: PaneType | boolean) => Promise<void>;
  /** Opens a note at a line, counted from 1. */
  readonly openLine: (path: string, line: number, pane: PaneType | boolean) => Promise<void>;
  /** Opens a lesson where the reader goes on in it. */
  readonly openLesson: (
    progress: LessonProgress<VaultLessonOutline>,
    pane: PaneType | boolean,
  ) => Promise<void>;
  readonly openGlossary: (pane: PaneType | boolean) => Promise<void>;
  /** The vault's terms, each with the keys of the questions that practise it. */
  readonly practisedTerms: () => readonly PractisedTerm[];
  /** Opens the entry of a term, given by its key. */
  readonly openTerm: (key: string, pane: PaneType | boolean) => Promise<void>;
  readonly openToday: () => Promise<void>;
  readonly openProgress: () => Promise<void>;
  readonly practise: (choice: PracticeChoice) => Promise<void>;
}
