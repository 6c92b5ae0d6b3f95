import { setIcon } from "obsidian";
import type { Diagnostic, Severity } from "../../core/text/diagnostic";
import type { NoteProblems } from "./problems-index";

/** What the rows of the list do. */
export interface ProblemActions {
  readonly open: (path: string, problem: Diagnostic) => void;
  readonly fix: (path: string, problem: Diagnostic) => void;
  /** Lets somebody choose between the definitions of the term a problem is about. */
  readonly choose: (path: string, problem: Diagnostic) => void;
}

/** Rows that are drawn at first, and more of them each time they are asked for. */
export const ROWS = 200;

const ICONS: Readonly<Record<Severity, string>> = {
  error: "octagon-alert",
  warning: "triangle-alert",
  info: "info",
};

const CHOICES = new Set(["lesson/two-definitions", "lesson/term-twice"]);

/**
 * Draws problems by note, at most `limit` of them. Up and Down go from row to row, Right to what mends a row and
 * Left back; Enter does what has the focus. Answers how many were left out.
 */
export function drawProblems(
  el: HTMLElement,
  notes: readonly NoteProblems[],
  limit: number,
  actions: ProblemActions,
): number {
  const focused = el.doc.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row ?? null;
  el.empty();
  let left = limit;
  let total = 0;
  for (const { path, problems } of notes) {
    total += problems.length;
    if (left <= 0) continue;
    drawNote(el, path, problems.slice(0, left), problems.length, actions);
    left -= problems.length;
  }
  if (focused !== null) {
    const again = [...el.querySelectorAll<HTMLElement>("[data-row]")].find(
      ({ dataset }) => dataset.row === focused,
    );
    again?.querySelector("button")?.focus();
  }
  return Math.max(0, total - limit);
}

function drawNote(
  el: HTMLElement,
  path: string,
  problems: readonly Diagnostic[],
  count: number,
  actions: ProblemActions,
): void {
  const slash = path.lastIndexOf("/");
  const group = el.createEl("section", { cls: "gfr-problem-note" });
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
  for (const problem of problems) drawRow(list, path, problem, actions);
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

/** Moves the focus by arrows; true when a key was one of ours. */
export function moveInProblems(el: HTMLElement, key: string): boolean {
  const focused = el.doc.activeElement;
  const row = focused?.closest<HTMLElement>(".gfr-problem-row") ?? null;
  if (row === null) return false;
  const buttons = [...row.querySelectorAll<HTMLElement>("button")];
  if (key === "ArrowRight" || key === "ArrowLeft") {
    const target = key === "ArrowRight" ? buttons.at(-1) : buttons[0];
    target?.focus();
    return true;
  }
  const rows = [...el.querySelectorAll<HTMLElement>(".gfr-problem-row")];
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
