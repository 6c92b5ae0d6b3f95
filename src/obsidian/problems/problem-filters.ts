import { PROBLEM_KINDS, type ProblemKind } from "./problem-kinds";

/** The buttons that choose which kinds of problems are shown, each with how many there are. */
export class ProblemFilters {
  readonly #shown: ReadonlySet<ProblemKind>;
  readonly #buttons = new Map<ProblemKind, { readonly el: HTMLElement; readonly countEl: HTMLElement }>();

  /** `shown` has the kinds that are shown, and changes with what is chosen. */
  constructor(el: HTMLElement, shown: Set<ProblemKind>, onChange: () => void) {
    this.#shown = shown;
    const group = el.createDiv({
      cls: "gfr-problems-filters",
      attr: { role: "group", "aria-label": "Kinds of problems" },
    });
    for (const { kind, name } of PROBLEM_KINDS) {
      const button = group.createEl("button", { cls: "gfr-problems-filter", type: "button" });
      button.createSpan({ text: name });
      const countEl = button.createSpan({ cls: "gfr-problems-filter-count" });
      button.addEventListener("click", () => {
        if (shown.has(kind)) shown.delete(kind);
        else shown.add(kind);
        onChange();
      });
      this.#buttons.set(kind, { el: button, countEl });
    }
  }

  update(counts: ReadonlyMap<ProblemKind, number>): void {
    for (const [kind, { el, countEl }] of this.#buttons) {
      el.setAttr("aria-pressed", String(this.#shown.has(kind)));
      countEl.setText(` ${counts.get(kind) ?? 0}`);
    }
  }
}
