import type { ItemView } from "obsidian";
import type { LearnerServices } from "./services";

/** Draws a page anew after every answer and every change of a note, and when the reader comes back to it. */
export function followLearner(
  view: ItemView,
  { lessons, reviews, terms }: LearnerServices,
  draw: () => void,
): void {
  for (const source of [lessons, reviews, terms]) view.register(source.onChange(draw));
  // Whoever comes back the next morning finds the next day.
  view.registerDomEvent(view.contentEl.doc, "visibilitychange", draw);
  view.registerEvent(
    view.app.workspace.on("active-leaf-change", (leaf) => {
      if (leaf === view.leaf) draw();
    }),
  );
}
