import { setIcon } from "obsidian";
import type { Diagnostic, Severity } from "../../core/text/diagnostic";
import { whileWanted, type Steps } from "../../core/text/steps";
import type { Clock } from "../glossary/clock";
import { runInStretches } from "../glossary/run-in-stretches";
import type { NoteProblems } from "./problem-ledger";
import { focusRow, rowsIn } from "./problem-rows";

/** What the rows of the list do. */
export interface ProblemActions {
  readonly open: (path: string, problem: Diagnostic) => void;
  readonly fix: (path: string, problem: Diagnostic) => void;
  /** Lets somebody choose between the definitions of the term a problem is about. */
  readonly choose: (path: string, problem: Diagnostic) => void;
}

/** A note's problems as far as they are drawn, and how many there are. */
export interface ShownNote extends NoteProblems {
  readonly count: number;
}

/** Rows drawn between two places to pause. */
const STEP = 4;

/** Groups looked at between two places to pause. */
const GROUPS = 32;

const ICONS: Readonly<Record<Severity, string>> = {
  error: "octagon-alert",
  warning: "triangle-alert",
  info: "info",
};

const CHOICES = new Set(["lesson/two-definitions", "lesson/term-twice"]);

/**
 * Problems by note, as elements. A note is drawn anew only where other problems are to be shown of it, a few
 * milliseconds at a time, so that the place in the list stays, and who was in a row that goes is in the one that
 * follows.
 */
export class ProblemList {
  readonly #el: HTMLElement;
  readonly #clock: Clock;
  readonly #actions: ProblemActions;
  readonly #drawn = new Map<string, { readonly el: HTMLElement; readonly note: ShownNote }>();
  #run = 0;
  #drawing: Promise<unknown> = Promise.resolve();

  constructor(el: HTMLElement, clock: Clock, actions: ProblemActions) {
    this.#el = el;
    this.#clock = clock;
    this.#actions = actions;
  }

  /** Settles when what is to be shown stands there, also where that is something else by then. */
  async drawn(): Promise<void> {
    for (let drawing: unknown = null; drawing !== this.#drawing;) {
      drawing = this.#drawing;
      await drawing;
    }
  }

  /** Shows these notes, which are in order of their paths. Of two calls the later one goes on. */
  show(notes: readonly ShownNote[]): void {
    const run = ++this.#run;
    this.#drawing = runInStretches(
      whileWanted(this.#steps(notes), () => run === this.#run),
      this.#clock,
    );
  }

  /** Draws no more. */
  stop(): void {
    this.#run++;
  }

  *#steps(notes: readonly ShownNote[]): Steps<void> {
    const wanted = new Set(notes.map(({ path }) => path));
    let count = 0;
    for (const [path, { el }] of this.#drawn) {
      if (wanted.has(path)) continue;
      if (count++ % GROUPS === 0) yield;
      this.#drawn.delete(path);
      this.#replace(el, null);
    }
    // What stands in the list is in order, too, so that nothing has to be moved.
    let next = this.#el.firstElementChild;
    for (const note of notes) {
      if (count++ % GROUPS === 0) yield;
      const before = this.#drawn.get(note.path);
      let el = before?.el;
      if (before === undefined || !isSame(before.note, note)) {
        el = yield* this.#drawNote(note);
        if (before === undefined) this.#el.insertBefore(el, next);
        else this.#replace(before.el, el);
        this.#drawn.set(note.path, { el, note });
      }
      next = el?.nextElementSibling ?? null;
    }
  }

  /** Takes a group out, or puts another in its place; the focus goes to the same row, else to what stands there now. */
  #replace(el: HTMLElement, other: HTMLElement | null): void {
    const focused = this.#el.doc.activeElement;
    const row = focused !== null && el.contains(focused) ? focused.closest<HTMLElement>("[data-row]") : null;
    const at = row === null ? -1 : rowsIn(this.#el).indexOf(row);
    if (other === null) el.remove();
    else el.replaceWith(other);
    if (row === null) return;
    const rows = rowsIn(this.#el);
    const again = rows.find(({ dataset }) => dataset.row === row.dataset.row);
    const isRemedy = focused?.matches(".gfr-problem-remedy") === true;
    focusRow(again ?? rows[Math.min(at, rows.length - 1)], again !== undefined && isRemedy);
  }

  *#drawNote({ path, problems, count }: ShownNote): Steps<HTMLElement> {
    const slash = path.lastIndexOf("/");
    const group = createEl("section", { cls: "gfr-problem-note" });
    const head = group.createDiv({
      cls: "gfr-problem-note-head",
      attr: { role: "heading", "aria-level": "3" },
    });
    head.createSpan({ cls: "gfr-problem-note-name", text: path.slice(slash + 1).replace(/\.md$/i, "") });
    if (slash > 0) head.createSpan({ cls: "gfr-problem-note-folder", text: path.slice(0, slash) });
    head.createSpan({
      cls: "gfr-problem-note-count",
      text: String(count),
      attr: { "aria-label": count === 1 ? "one problem" : `${count} problems` },
    });
    const list = group.createEl("ul", { cls: "gfr-problems" });
    for (const [index, problem] of problems.entries()) {
      if (index % STEP === 0) yield;
      drawRow(list, path, problem, this.#actions);
    }
    return group;
  }
}

function isSame(one: ShownNote, other: ShownNote): boolean {
  return (
    one.count === other.count &&
    one.problems.length === other.problems.length &&
    one.problems.every((problem, index) => problem === other.problems[index])
  );
}

function drawRow(list: HTMLElement, path: string, problem: Diagnostic, actions: ProblemActions): void {
  const { severity, code, message, position, fix } = problem;
  const { line, column } = position.start;
  const row = list.createEl("li", {
    cls: "gfr-problem-row",
    attr: { "data-row": `${path}:${line}:${column}:${code}` },
  });
  const button = row.createEl("button", {
    cls: "gfr-problem",
    attr: { "data-severity": severity, type: "button" },
  });
  const place = button.createSpan({ cls: "gfr-problem-place" });
  setIcon(place.createSpan({ cls: "gfr-problem-icon", attr: { "aria-hidden": "true" } }), ICONS[severity]);
  place.createSpan({ text: `${severity} · line ${line}` });
  button.createSpan({ cls: "gfr-problem-message", text: message });
  button.addEventListener("click", () => actions.open(path, problem));
  if (fix !== undefined) {
    drawRemedy(row, fix.title, () => actions.fix(path, problem));
  } else if (CHOICES.has(code)) {
    drawRemedy(row, "Choose…", () => actions.choose(path, problem));
  }
}

function drawRemedy(row: HTMLElement, text: string, act: () => void): void {
  const button = row.createEl("button", { cls: "gfr-problem-remedy", text, type: "button" });
  button.addEventListener("click", act);
}
