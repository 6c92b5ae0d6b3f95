import { render } from "preact";
import { LessonHead, type LessonHeadProps } from "./head";

/** Draws a lesson's head, or draws it again in the same element. */
export function drawLessonHead(element: HTMLElement, props: LessonHeadProps): void {
  render(<LessonHead {...props} />, element);
}
