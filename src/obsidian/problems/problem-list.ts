import { setIcon } from "obsidian";
import type { Diagnostic, Severity } from "../../core/text/diagnostic";
import { type Clock, yieldToMain } from "../app/scheduling";
import { kindOf, type DiagnosticKind, type NoteDiagnostics } from "./diagnostic-store";

/** What the rows of the list do. */
export interface ProblemActions {
  readonly open: (path: string, problem: Diagnostic) => void;
  readonly fix: (path: string, problem: Diagnostic) => void;
  /** Lets somebody choose between the definitions of the term a problem is about. */
  readonly choose: (path: string, problem: Diagnostic) => void;
}

/** A note's problems as far as they are drawn, and how many there are. */
export interface ShownNote extends NoteDiagnostics {
  readonly count: number;
}

/** What is shown of problems of some kinds: the first `limit` of them, by note. */
export function shownNotes(
  notes: readonly NoteDiagnostics[],
  kinds: ReadonlySet<DiagnosticKind>,
  limit: number,
): readonly ShownNote[] {
  const shown: ShownNote[] = [];
  let left = limit;
  for (const { path, diagnostics } of notes) {
    if (left <= 0) break;
    const some = diagnostics.filter((each) => kinds.has(kindOf(each)));
    if (some.length > 0) shown.push({ path, diagnostics: some.slice(0, left), count: some.length });
    left -= some.length;
  }
  return shown;
}

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
  #drawingUntil = new AbortController();
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
    this.stop();
    this.#drawingUntil = new AbortController();
    const { signal } = this.#drawingUntil;
    this.#drawing = this.#draw(notes, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  /** Draws no more. */
  stop(): void {
    this.#drawingUntil.abort();
  }

  async #draw(notes: readonly ShownNote[], signal: AbortSignal): Promise<void> {
    const pause = yieldToMain(this.#clock, signal);
    const wanted = new Set(notes.map(({ path }) => path));
    for (const [path, { el }] of this.#drawn) {
      if (wanted.has(path)) continue;
      await pause();
      this.#drawn.delete(path);
      this.#replace(el, null);
    }
    // What stands in the list is in order, too, so that nothing has to be moved.
    let next = this.#el.firstElementChild;
    for (const note of notes) {
      await pause();
      const before = this.#drawn.get(note.path);
      let el = before?.el;
      if (before === undefined || !isSame(before.note, note)) {
        el = await this.#drawNote(note, pause);
        signal.throwIfAborted();
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

  async #drawNote({ path, diagnostics, count }: ShownNote, pause: () => Promise<void>): Promise<HTMLElement> {
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
    for (const problem of diagnostics) {
      await pause();
      drawRow(list, path, problem, this.#actions);
    }
    return group;
  }
}

function isSame(one: ShownNote, other: ShownNote): boolean {
  return one.count === other.count && JSON.stringify(one.diagnostics) === JSON.stringify(other.diagnostics);
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

/** The rows in the list of problems, from top to bottom. */
export function rowsIn(el: HTMLElement): readonly HTMLElement[] {
  return [...el.querySelectorAll<HTMLElement>(".gfr-problem-row")];
}

/** Puts the focus on a row, or on what fixes it, and leaves the list where it is. */
export function focusRow(row: HTMLElement | undefined, remedy = false): void {
  const buttons = row?.querySelectorAll<HTMLElement>("button") ?? [];
  buttons[remedy ? buttons.length - 1 : 0]?.focus({ preventScroll: true });
}

/**
 * Moves the focus by a key: Up and Down go from row to row, Right to what fixes a row and Left back. True when the
 * key was one of these; Enter does what has the focus by itself.
 */
export function moveInRows(el: HTMLElement, key: string): boolean {
  const focused = el.doc.activeElement;
  const row = focused?.closest<HTMLElement>(".gfr-problem-row") ?? null;
  if (row === null) return false;
  const buttons = [...row.querySelectorAll<HTMLElement>("button")];
  if (key === "ArrowRight" || key === "ArrowLeft") {
    const target = key === "ArrowRight" ? buttons.at(-1) : buttons[0];
    target?.focus();
    return true;
  }
  const rows = rowsIn(el);
  const at = rows.indexOf(row);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: rows.length - 1,
  };
  const next = steps[key];
  if (next === undefined) return false;
  rows[Math.min(Math.max(next, 0), rows.length - 1)]?.querySelector<HTMLElement>("button")?.focus();
  return true;
}
