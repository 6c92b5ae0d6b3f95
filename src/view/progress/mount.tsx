import { render } from "preact";
import type { ListedLesson } from "../../core/schedule/today";
import { ProgressPage, type ProgressProps } from "./progress";

/** Draws the page, or draws it again in the same element. */
export function drawProgress<Lesson extends ListedLesson>(
  element: HTMLElement,
  props: ProgressProps<Lesson>,
): void {
  render(<ProgressPage {...props} />, element);
}
