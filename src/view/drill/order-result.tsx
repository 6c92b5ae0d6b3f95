import type { OrderItem, OrderQuestion } from "../../core/drill/kinds/order";
import type { ViewHost } from "../ports";
import { Markdown } from "../text/markdown";
import { ItemBody } from "./order-row";
import { Lead } from "./lead";

export interface RightOrderProps {
  readonly question: OrderQuestion;
  readonly host: ViewHost;
  /** With what the author says of each item, and of those that do not belong: where nothing was placed to say it under. */
  readonly feedback?: boolean;
}

/** The items in the right order, to be read beside what was given. */
export function RightOrder({ question, host, feedback = false }: RightOrderProps) {
  const draw = (item: OrderItem, index: number) => (
    <li key={index}>
      <ItemBody item={item} host={host} />
      {feedback && item.feedback !== null && (
        <Markdown class="gfr-answer-feedback" text={item.feedback} host={host} />
      )}
    </li>
  );
  return (
    <section class="gfr-right-order">
      <Lead>In the right order</Lead>
      <ol>{question.items.map(draw)}</ol>
      {feedback && question.distractors.length > 0 && (
        <>
          <Lead>Left out</Lead>
          <ul>{question.distractors.map(draw)}</ul>
        </>
      )}
    </section>
  );
}
