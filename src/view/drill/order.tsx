import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { OrderItem, OrderQuestion, Placement } from "../../core/drill/kinds/order";
import { startingOrder } from "../../core/drill/shuffle";
import { useProgressiveCount } from "../rendering";
import type { AnswerProps, AnswerView } from "./answer-view";
import { useDrag, shiftOf, arrange, move } from "./order-drag";
import { LeftOutRow, OrderRow, RightOrder } from "./order-row";

/** Rows drawn in the first step, and in each later one. */
const ROWS_PER_STEP = 40;

/** Things to be put in order. */
export const orderView: AnswerView<OrderQuestion> = {
  below: (props) => <OrderAnswer {...props} />,
  shortcut: ({ number }) => ({ kind: "focus", part: `row-${number}` }),
  // The rows as they first stand are an answer too.
  startingResponse({ items, distractors }, seed) {
    const placed = startingOrder(items.length + distractors.length, items.length, seed);
    return { kind: "sequence", placed };
  },
  missing: () => "Put something in order first.",
  sentence(_, verdict) {
    if (verdict.kind !== "sequence" || verdict.result !== "partly") return "Not in that order.";
    if (verdict.placements.includes("distractor")) return "Nearly: one does not belong.";
    return verdict.missing.length > 0 ? "Nearly: one is missing." : "Nearly: one is out of place.";
  },
};

/**
 * Rows to be put in order: by dragging, by buttons, or by keys (an arrow moves the focus, Alt with an arrow moves the
 * row, Delete leaves it out). Where something does not belong, every row can be left out, so that the page does not
 * reveal how many do not.
 */
function OrderAnswer(props: AnswerProps<OrderQuestion>) {
  const { question, state, verdict, actions } = props;
  const items: readonly OrderItem[] = [...question.items, ...question.distractors];
  const starting = startingOrder(items.length, question.items.length, props.seed);
  const given = state.response?.kind === "sequence" ? state.response.placed : null;
  const open = state.phase === "open";
  const { placed, leftOut } = arrange(given ?? (open ? starting : []), starting);
  const canLeaveOut = question.distractors.length > 0;
  const sequence = verdict?.kind === "sequence" ? verdict : null;

  const drawn = useProgressiveCount(placed.length, ROWS_PER_STEP);
  const list = useRef<HTMLOListElement>(null);
  const [active, setActive] = useState(0);
  const tabStop = Math.min(active, placed.length - 1);
  const rows = () => [...(list.current?.children ?? [])];
  const focusRow = (row: number) => {
    setActive(row);
    rows()[row]?.querySelector<HTMLElement>(".gfr-order-grip")?.focus();
  };
  // Moving an element in the page takes the focus from it, so it is given back once the rows stand anew.
  const refocus = useRef<{ readonly row: number; readonly control: number } | null>(null);
  useLayoutEffect(() => {
    if (refocus.current === null) return;
    const { row, control } = refocus.current;
    refocus.current = null;
    const buttons = rows()[row]?.querySelectorAll<HTMLElement>("button");
    (buttons?.[control] ?? buttons?.[0])?.focus();
  });
  const focusAfterwards = (row: number, from: number | null) => {
    const buttons = from === null ? [] : [...(rows()[from]?.querySelectorAll("button") ?? [])];
    const control = buttons.findIndex((button) => button === button.ownerDocument.activeElement);
    if (from === null || control >= 0) refocus.current = { row, control: Math.max(0, control) };
    setActive(row);
  };
  const place = (next: readonly number[]) => actions.respond({ kind: "sequence", placed: next });

  const moveRow = (from: number, to: number) => {
    if (to < 0 || to >= placed.length) return;
    focusAfterwards(to, from);
    place(move(placed, from, to));
    actions.announce(`Moved to ${to + 1} of ${placed.length}.`);
  };
  // What was carried has the focus where it lands, so that keys go on from there.
  const dropRow = (from: number, to: number) => {
    moveRow(from, to);
    focusAfterwards(to, null);
  };
  const leaveOut = (row: number) => {
    focusAfterwards(Math.min(row, placed.length - 2), null);
    place(placed.filter((_, i) => i !== row));
    actions.announce(`Left out. ${placed.length - 1} remain.`);
  };
  const putBack = (item: number) => {
    focusAfterwards(placed.length, null);
    place([...placed, item]);
    actions.announce(`Put in at ${placed.length + 1}.`);
  };
  const onKey = (row: number, event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      if (event.altKey) moveRow(row, row + step);
      else focusRow(Math.max(0, Math.min(placed.length - 1, row + step)));
    } else if (canLeaveOut && (event.key === "Delete" || event.key === "Backspace")) {
      leaveOut(row);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const { drag, handlersFor } = useDrag(rows, dropRow, focusRow);
  if (!open && state.attempts.at(-1)?.gaveUp === true) {
    return <RightOrder question={question} host={props.host} feedback />;
  }

  return (
    <div class="gfr-order">
      {open && (
        <p class="gfr-note gfr-keyboard-only">
          Drag a row, or focus it with <kbd class="gfr-key">↑</kbd> <kbd class="gfr-key">↓</kbd> and move it
          with <kbd class="gfr-key">Alt ↑</kbd> <kbd class="gfr-key">Alt ↓</kbd>
          {canLeaveOut && (
            <>
              ; leave out with <kbd class="gfr-key">Del</kbd>
            </>
          )}
          .
        </p>
      )}
      <ol class="gfr-order-list" ref={list} data-dragging={drag === null ? undefined : ""}>
        {placed.slice(0, drawn).map((item, row) => (
          <OrderRow
            key={item}
            item={items[item]}
            host={props.host}
            place={row + 1}
            count={placed.length}
            open={open}
            tabStop={row === tabStop}
            placement={sequence?.placements[row] ?? null}
            belongsAt={belongsAt(question, item, sequence?.placements[row])}
            shift={shiftOf(row, drag)}
            carried={drag?.from === row}
            handlers={handlersFor(row)}
            onKey={(event) => onKey(row, event)}
            onActivate={() => setActive(row)}
            onMove={(step) => moveRow(row, row + step)}
            onLeaveOut={canLeaveOut ? () => leaveOut(row) : undefined}
          />
        ))}
      </ol>
      {canLeaveOut && (leftOut.length > 0 || open) && (
        <div class="gfr-left-out">
          <span class="gfr-note">
            {leftOut.length === 0 ? "Leave out what does not belong." : "Left out"}
          </span>
          {leftOut.length > 0 && (
            <ul class="gfr-order-list">
              {leftOut.map((item) => (
                <LeftOutRow
                  key={item}
                  item={items[item]}
                  host={props.host}
                  belongsAt={!open && item < question.items.length ? item + 1 : null}
                  answered={!open}
                  onPutBack={open ? () => putBack(item) : undefined}
                />
              ))}
            </ul>
          )}
        </div>
      )}
      {sequence !== null && sequence.result !== "correct" && (
        <RightOrder question={question} host={props.host} />
      )}
    </div>
  );
}

/** Where an item out of place belongs, from 1; null where that needs no saying. */
function belongsAt(question: OrderQuestion, item: number, placement: Placement | undefined): number | null {
  return placement === "misplaced" && item < question.items.length ? item + 1 : null;
}
