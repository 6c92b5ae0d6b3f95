import { MarkdownView, Notice, type Plugin } from "obsidian";
import type { LessonQuestion } from "../../core/schedule/questions";
import { isOpen, standingOf } from "../../core/schedule/standing";
import { cardKey, findCard, goToQuestion, isSourceShown, questionsIn } from "./go-to-question";
import type { LearnerServices } from "./services";

/** Registers the ways from question to question in the note that is open. */
export function addQuestionCommands(plugin: Plugin, services: LearnerServices): void {
  /** Where each view was sent last: opening the list of commands takes the focus out of the question. */
  const last = new WeakMap<MarkdownView, string>();
  const add = (id: string, name: string, find: Find, nothing: string): void => {
    plugin.addCommand({
      id,
      name,
      checkCallback: (checking) => {
        const view = plugin.app.workspace.getActiveViewOfType(MarkdownView);
        const questions = view === null ? [] : questionsIn(view, services);
        if (view === null || questions.length === 0) return false;
        if (checking) return true;
        const question = find(questions, view, last.get(view));
        if (question === undefined) new Notice(nothing);
        else {
          last.set(view, cardKey(question));
          void goToQuestion(view, question, services);
        }
        return true;
      },
    });
  };
  add(
    "next-question",
    "Go to the next question",
    (questions, view, key) => {
      const at = placeIn(questions, view, key);
      return questions.find((_, index) => index > at);
    },
    "No question follows in this note.",
  );
  add(
    "previous-question",
    "Go to the previous question",
    (questions, view, key) => {
      const at = placeIn(questions, view, key);
      return questions.filter((_, index) => index < at).at(-1);
    },
    "No question stands before this one in this note.",
  );
  add(
    "first-open-question",
    "Go to the first open question",
    (questions) => {
      const { cards, today } = services.reviews;
      return questions.find((question) => isOpen(standingOf(question, cards, today)));
    },
    "No question of this note is open or due.",
  );
}

type Find = (
  questions: readonly LessonQuestion[],
  view: MarkdownView,
  last: string | undefined,
) => LessonQuestion | undefined;

/**
 * Where the reader is among the questions: on one that has the focus, or that they were sent to and still see; else
 * between two, by the cursor or by what is on screen. From 0; halves stand between two questions.
 */
function placeIn(questions: readonly LessonQuestion[], view: MarkdownView, last: string | undefined): number {
  const { contentEl } = view;
  const focused = contentEl.doc.activeElement?.closest<HTMLElement>("[data-question]") ?? null;
  const inFocus = focused !== null && contentEl.contains(focused) ? focused.dataset.question : undefined;
  const key = inFocus ?? (last !== undefined && isOnScreen(view, last) ? last : undefined);
  const at = questions.findIndex((question) => cardKey(question) === key);
  if (at !== -1) return at;
  const byCursor = isSourceShown(view) || (view.getMode() === "source" && view.editor.hasFocus());
  const line = byCursor ? view.editor.getCursor().line : view.currentMode.getScroll();
  const on = questions.findIndex(({ position }) => byCursor && position.start.line - 1 === line);
  if (on !== -1) return on;
  return questions.filter(({ position }) => position.start.line - 1 < Math.floor(line)).length - 0.5;
}

function isOnScreen(view: MarkdownView, key: string): boolean {
  const card = findCard(view, key)?.getBoundingClientRect();
  const pane = view.contentEl.getBoundingClientRect();
  return card !== undefined && card.bottom > pane.top && card.top < pane.bottom;
}
