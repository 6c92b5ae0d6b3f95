import { render } from "preact";
import type { ListedLesson } from "../../core/schedule/today";
import { LessonList, type LessonListProps } from "./lesson-list";
import { TodayPage, type TodayProps } from "./today";

/** Draws the page, or draws it again in the same element. */
export function drawToday<Lesson extends ListedLesson>(
  element: HTMLElement,
  props: TodayProps<Lesson>,
): void {
  render(<TodayPage {...props} />, element);
}

/** Draws a list of lessons, or draws it again in the same element. */
export function drawLessonList<Lesson extends ListedLesson>(
  element: HTMLElement,
  props: LessonListProps<Lesson>,
): void {
  render(
    <div class="gfr-block gfr-lesson-block">
      <LessonList {...props} />
    </div>,
    element,
  );
}
