import { parseYaml, type MarkdownView } from "obsidian";
import { goTo } from "../../core/drill/session";
import type { Lesson } from "../../core/lesson/lesson";
import { parseLesson } from "../../core/lesson/parse-lesson";
import { questionsOf, type LessonQuestion } from "../../core/schedule/questions";
import type { Position } from "../../core/text/position";
import { keysOf, type SessionStore } from "../../view/drill/session-store";
import { windowClock } from "../app/scheduling";

/** What going to a question needs. */
export interface GoToServices {
  readonly settings: () => { readonly termsKey: string };
  /** What readers did with drills; it says which of its questions a drill shows. */
  readonly session: SessionStore;
}

/** How long a block may take to be drawn once its place is on screen, and between two looks at the page, in ms. */
const LONGEST_WAIT = 3000;
const LOOK_AGAIN = 50;
/** After so many looks the place is scrolled to again: what was drawn above it in the meantime has moved it. */
const LOOKS_PER_SCROLL = 6;

/** The questions and predictions of the note in a view, as its text is at the moment. */
export function questionsIn(view: MarkdownView, services: GoToServices): readonly LessonQuestion[] {
  return questionsOf(noteIn(view, services));
}

function noteIn(view: MarkdownView, { settings }: GoToServices): Pick<Lesson, "path" | "blocks"> {
  const text = view.getViewData();
  const path = view.file?.path ?? "";
  if (!/go-(?:drill|compare)/.test(text)) return { path, blocks: [] };
  return parseLesson(path, text, { parseYaml, termsKey: settings().termsKey });
}

/**
 * Shows a question of the note in a view: its place scrolls into view, its drill shows it, and it takes the focus. In
 * source mode the cursor goes to where it is written. A question that is gone from the note is passed over.
 */
export async function goToQuestion(
  view: MarkdownView,
  wanted: Pick<LessonQuestion, "key" | "block">,
  services: GoToServices,
): Promise<void> {
  const note = noteIn(view, services);
  const same = questionsOf(note).filter(({ key }) => key === wanted.key);
  const question = same.find(({ block }) => block === wanted.block) ?? same[0];
  if (question === undefined) return;
  if (question.kind === "question") {
    const { drill, index } = question;
    services.session.updateDrill(keysOf(drill).drill, goTo(index, drill.questions.length));
  }
  const block = note.blocks[question.block];
  if (block !== undefined) leaveBlock(view, block.position);
  const card = isSourceShown(view) ? null : await drawnCard(view, question);
  if (card === null) showSource(view, question);
  else focusCard(card, view);
}

/** Whether a view shows its note as it is written. */
export function isSourceShown(view: MarkdownView): boolean {
  return view.getMode() === "source" && view.getState().source === true;
}

/** What a block's element names the question by that it shows. */
export function cardKey(question: LessonQuestion): string {
  return question.kind === "prediction"
    ? question.key
    : (keysOf(question.drill).questions[question.index] ?? "");
}

/** The element of the block that shows a question; null as long as it is not drawn. */
export function findCard(view: MarkdownView, key: string): HTMLElement | null {
  const mode = view.getMode() === "preview" ? ".markdown-reading-view" : ".markdown-source-view";
  const cards = view.contentEl.querySelectorAll<HTMLElement>(`${mode} [data-question]`);
  return [...cards].find((card) => card.dataset.question === key) ?? null;
}

async function drawnCard(view: MarkdownView, question: LessonQuestion): Promise<HTMLElement | null> {
  const key = cardKey(question);
  for (let look = 0; look * LOOK_AGAIN < LONGEST_WAIT; look++) {
    const card = findCard(view, key);
    if (card !== null) return card;
    if (look % LOOKS_PER_SCROLL === 0) view.currentMode.applyScroll(question.position.start.line - 1);
    await new Promise<void>((resolve) => void windowClock.after(LOOK_AGAIN, resolve));
  }
  return null;
}

/** In Live Preview a block shows its text as long as the cursor is inside it. */
function leaveBlock(view: MarkdownView, { start, end }: Position): void {
  if (view.getMode() !== "source" || isSourceShown(view)) return;
  const { editor } = view;
  const { line } = editor.getCursor();
  if (line < start.line - 1 || line > end.line - 1) return;
  editor.setCursor({ line: start.line > 1 ? start.line - 2 : Math.min(end.line, editor.lastLine()), ch: 0 });
}

function showSource({ editor }: MarkdownView, { position: { start } }: LessonQuestion): void {
  const at = { line: start.line - 1, ch: start.column - 1 };
  editor.setCursor(at);
  editor.scrollIntoView({ from: at, to: at }, true);
  editor.focus();
}

/** Where the focus goes in a block: the question of a drill, the next step of a prediction. */
const FOCUSED = [
  '[data-focus="question"]',
  ".gfr-pane-foot .mod-primary",
  ".gfr-pane-foot button",
  ".gfr-predict-begin",
  "button",
];

function focusCard(card: HTMLElement, view: MarkdownView): void {
  const target = FOCUSED.map((selector) => card.querySelector<HTMLElement>(selector)).find(
    (element) => element !== null,
  );
  target?.focus({ preventScroll: true });
  const pane = view.contentEl.getBoundingClientRect();
  const { top, bottom } = card.getBoundingClientRect();
  if (top < pane.top || bottom > pane.bottom) card.scrollIntoView({ block: "start" });
}
