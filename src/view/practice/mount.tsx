import { render } from "preact";
import { DrillCard, type DrillCardProps } from "../drill/card";
import { PracticePage, type PracticeProps } from "./practice";

export interface DrawnPractice extends Omit<PracticeProps, "children"> {
  /** The question on screen, as a drill of its own; null while it is looked up, and when the sitting is over. */
  readonly card: Omit<DrillCardProps, "name" | "printing"> | null;
  /** Unique among the questions of the sitting: each is drawn anew. */
  readonly cardKey: string;
}

/** Draws a sitting of practice, or draws it again in the same element. */
export function drawPractice(element: HTMLElement, { card, cardKey, ...page }: DrawnPractice): void {
  render(
    <PracticePage {...page}>
      {card !== null && (
        <DrillCard key={cardKey} {...card} name={`gfr-practice-${cardKey}`} printing={false} />
      )}
    </PracticePage>,
    element,
  );
}
