import { MarkdownView, Notice, type App, type PaneType, type Plugin } from "obsidian";
import { resumePlace } from "../../core/schedule/outline";
import type { SessionStore } from "../../view/drill/session-store";
import type { Highlighter } from "../../highlight/tokens";
import { windowClock } from "../app/scheduling";
import { LessonIndex } from "../app/lesson-index";
import { openPlace } from "../app/open-at";
import type { ReviewStore } from "../reviews/review-store";
import type { SettingsStore } from "../settings/settings-store";
import type { TermStore } from "../terms/term-store";
import { registerLesson } from "../lesson/register-lesson";
import { chooseLesson, chooseTag } from "./choose-practice";
import type { PracticeChoice } from "./choice";
import { registerCommandLine } from "./command-line";
import { goToQuestion } from "./go-to-question";
import { insertMissed } from "./insert-missed";
import { registerLessonsBlock } from "./lessons-block";
import { PRACTICE_VIEW, PracticeView } from "./practice-view";
import { PROGRESS_VIEW, ProgressView } from "./progress-view";
import { addQuestionCommands } from "./question-commands";
import type { LearnerServices } from "./services";
import { VaultTermStandings } from "./term-standings";
import { TODAY_VIEW, TodayView } from "./today-view";

export interface PracticeParts {
  readonly settings: SettingsStore;
  readonly terms: TermStore;
  readonly reviews: ReviewStore;
  readonly highlighter: Highlighter;
  readonly session: SessionStore;
}

/** Registers Today, practice, progress and the list of lessons, and the ways to them. */
export function registerPractice(plugin: Plugin, parts: PracticeParts): void {
  const { app } = plugin;
  const { settings, terms, reviews, highlighter, session } = parts;
  const lessons = plugin.addChild(
    new LessonIndex({
      app,
      settings: () => settings.current,
      isOther: (path) => path === terms.glossaryPath() || reviews.isLog(path),
      clock: windowClock,
    }),
  );
  const standings = new VaultTermStandings(lessons, reviews, terms);
  terms.standings = standings;
  const openPath = async (path: string, line: number, pane: PaneType | boolean): Promise<void> => {
    const file = app.vault.getFileByPath(path);
    if (file === null) new Notice(`${path} is gone.`);
    else await openPlace(app, file, { line, column: 1 }, pane);
  };
  const services: LearnerServices = {
    app,
    lessons,
    reviews,
    terms,
    highlighter,
    session,
    settings: () => settings.current,
    limits: () => settings.current,
    practisedTerms: () => standings.practised,
    openAt: async (question, pane) => {
      await openPath(question.lesson, question.line, pane);
      const view = app.workspace.getActiveViewOfType(MarkdownView);
      if (view?.file?.path === question.lesson) await goToQuestion(view, question, services);
    },
    openLine: openPath,
    openLesson: (progress, pane) => {
      const { lesson, next } = progress;
      const place = resumePlace(progress);
      // Whoever begins a lesson reads it first, and whoever begins a part of it reads that.
      if (place === null || next === 0) return openPath(lesson.path, 1, pane);
      return place.question === null
        ? openPath(lesson.path, place.line, pane)
        : services.openAt(place.question, pane);
    },
    openGlossary: (pane) => openPath(terms.glossaryPath(), 1, pane),
    openTerm: async (key, pane) => {
      const entry = terms.current.entries.find((each) => each.key === key);
      if (entry !== undefined) await app.workspace.openLinkText(terms.linkTo(entry), "", pane);
    },
    openToday: () => openView(app, TODAY_VIEW),
    openProgress: () => openView(app, PROGRESS_VIEW),
    practise: (choice) => openView(app, PRACTICE_VIEW, { choice }),
  };
  plugin.registerView(TODAY_VIEW, (leaf) => new TodayView(leaf, services));
  plugin.registerView(PROGRESS_VIEW, (leaf) => new ProgressView(leaf, services));
  plugin.registerView(PRACTICE_VIEW, (leaf) => new PracticeView(leaf, services));
  plugin.addRibbonIcon("calendar", "Open today", () => void services.openToday());
  registerLessonsBlock(plugin, services);
  registerLesson(plugin, settings, services);
  addCommands(plugin, services);
  addQuestionCommands(plugin, services);
  registerCommandLine(plugin, services);
  app.workspace.onLayoutReady(() => {
    if (settings.current.openToday) void services.openToday();
  });
}

/** Shows a view where it is open already, else in the place of the note in front. */
async function openView(app: App, type: string, state: Record<string, unknown> = {}): Promise<void> {
  const [present] = app.workspace.getLeavesOfType(type);
  const leaf = present ?? app.workspace.getLeaf(false);
  await leaf.setViewState({ type, state, active: true });
  await app.workspace.revealLeaf(leaf);
}

function addCommands(plugin: Plugin, services: LearnerServices): void {
  const { app, lessons } = services;
  const practise = (id: string, name: string, choice: PracticeChoice): void =>
    void plugin.addCommand({ id, name, callback: () => void services.practise(choice) });
  plugin.addCommand({ id: "open-today", name: "Open today", callback: () => void services.openToday() });
  plugin.addCommand({
    id: "open-progress",
    name: "Open progress",
    callback: () => void services.openProgress(),
  });
  practise("practise-due", "Practise what is due", { kind: "due" });
  practise("practise-missed", "Practise what was missed", { kind: "missed" });
  practise("practise-everything", "Practise everything", { kind: "everything" });
  plugin.addCommand({
    id: "practise-chosen-lesson",
    name: "Practise a lesson…",
    callback: () => chooseLesson(services),
  });
  plugin.addCommand({
    id: "practise-tag",
    name: "Practise a tag…",
    callback: () => chooseTag(services),
  });
  plugin.addCommand({
    id: "insert-missed",
    name: "Insert what was missed twice",
    editorCallback: (editor, { file }) => void insertMissed(editor, file, services),
  });
  plugin.addCommand({
    id: "practise-lesson",
    name: "Practise this lesson",
    checkCallback: (checking) => {
      const path = app.workspace.getActiveFile()?.path;
      if (path === undefined) return false;
      lessons.want();
      if (lessons.ready && (lessons.find(path)?.questions.length ?? 0) === 0) return false;
      if (!checking) void services.practise({ kind: "lesson", path });
      return true;
    },
  });
}
