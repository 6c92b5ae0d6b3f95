import type { CSSProperties } from "preact";
import type { OrderItem, Placement, OrderQuestion } from "../../core/drill/kinds/order";
import type { ViewHost } from "../ports";
import { Markdown } from "../text/markdown";
import { PlainListing } from "./contents";
import { CheckGlyph, CrossGlyph, DownGlyph, GripGlyph, UpGlyph, Lead } from "./glyphs";
import type { DragHandlers } from "./order-drag";

const PLACEMENT_LABELS: Readonly<Record<Placement, string>> = {
  right: "In order",
  misplaced: "Out of order",
  distractor: "Does not belong",
};

export interface OrderRowProps {
  readonly item: OrderItem | undefined;
  readonly host: ViewHost;
  /** From 1. */
  readonly place: number;
  readonly count: number;
  readonly open: boolean;
  /** Whether Tab reaches the list here. */
  readonly tabStop: boolean;
  /** Null until answered. */
  readonly placement: Placement | null;
  readonly belongsAt: number | null;
  readonly shift: number;
  readonly carried: boolean;
  readonly handlers: DragHandlers;
  readonly onKey: (event: KeyboardEvent) => void;
  /** Called when the row is the one the reader is at; its buttons are shown even where room is scarce. */
  readonly onActivate: () => void;
  readonly onMove: (step: number) => void;
  readonly onLeaveOut: (() => void) | undefined;
}

/** One placed row: a grip that drags and takes the keys, the item, and buttons that do the same. */
export function OrderRow(props: OrderRowProps) {
  const { item, place, count, placement } = props;
  if (item === undefined) return null;
  const name = nameOf(item);
  const style = { "--gfr-shift": `${props.shift}px` } as CSSProperties;
  return (
    <li
      class="gfr-order-row"
      data-state={placement === null ? undefined : placement === "right" ? "right" : "wrong"}
      data-carried={props.carried ? "" : undefined}
      data-active={props.open && props.tabStop ? "" : undefined}
      style={style}
    >
      {props.open ? (
        <button
          type="button"
          class="gfr-bare gfr-order-grip"
          aria-label={`${place} of ${count}: ${name}`}
          aria-roledescription="item to order"
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          tabIndex={props.tabStop ? 0 : -1}
          data-answer
          data-focus={`row-${place}`}
          onKeyDown={props.onKey}
          onFocus={props.onActivate}
          {...props.handlers}
        >
          <GripGlyph />
          <span class="gfr-order-place">{place}</span>
        </button>
      ) : (
        <span class="gfr-order-grip">
          {placement === "right" ? <CheckGlyph /> : <CrossGlyph />}
          <span class="gfr-order-place">{place}</span>
        </span>
      )}
      <div class="gfr-order-body" onClick={props.onActivate}>
        <ItemBody item={item} host={props.host} />
      </div>
      {props.open && (
        <span class="gfr-order-buttons">
          <button
            type="button"
            class="gfr-button mod-quiet mod-icon"
            aria-label={`Move up: ${name}`}
            tabIndex={-1}
            aria-disabled={place === 1}
            onClick={() => props.onMove(-1)}
          >
            <UpGlyph />
          </button>
          <button
            type="button"
            class="gfr-button mod-quiet mod-icon"
            aria-label={`Move down: ${name}`}
            tabIndex={-1}
            aria-disabled={place === count}
            onClick={() => props.onMove(1)}
          >
            <DownGlyph />
          </button>
          {props.onLeaveOut !== undefined && (
            <button
              type="button"
              class="gfr-button mod-quiet mod-icon"
              aria-label={`Leave out: ${name}`}
              tabIndex={-1}
              onClick={props.onLeaveOut}
            >
              <CrossGlyph />
            </button>
          )}
        </span>
      )}
      {placement !== null && (
        <div class="gfr-feedback">
          {(placement !== "right" || item.feedback !== null) && (
            <Lead>
              {props.belongsAt === null
                ? `${PLACEMENT_LABELS[placement]}.`
                : `${PLACEMENT_LABELS[placement]}: it comes ${ordinal(props.belongsAt)}.`}
            </Lead>
          )}
          {item.feedback !== null && <Markdown text={item.feedback} host={props.host} />}
        </div>
      )}
    </li>
  );
}

export interface LeftOutRowProps {
  readonly item: OrderItem | undefined;
  readonly host: ViewHost;
  /** Where it belongs, once answered; null when nowhere. */
  readonly belongsAt: number | null;
  readonly answered: boolean;
  readonly onPutBack: (() => void) | undefined;
}

/** One row that was left out. */
export function LeftOutRow({ item, host, belongsAt, answered, onPutBack }: LeftOutRowProps) {
  if (item === undefined) return null;
  return (
    <li class="gfr-order-row" data-state={!answered ? "out" : belongsAt === null ? "right" : "wrong"}>
      <span class="gfr-order-grip">{answered && (belongsAt === null ? <CheckGlyph /> : <CrossGlyph />)}</span>
      <div class="gfr-order-body">
        <ItemBody item={item} host={host} />
      </div>
      {onPutBack !== undefined && (
        <span class="gfr-order-buttons">
          <button
            type="button"
            class="gfr-button"
            aria-label={`Put back: ${nameOf(item)}`}
            onClick={onPutBack}
          >
            Put back
          </button>
        </span>
      )}
      {answered && (
        <div class="gfr-feedback">
          <Lead>
            {belongsAt === null ? "Rightly left out." : `It belongs: it comes ${ordinal(belongsAt)}.`}
          </Lead>
          {item.feedback !== null && <Markdown text={item.feedback} host={host} />}
        </div>
      )}
    </li>
  );
}

export function ItemBody({ item, host }: { readonly item: OrderItem; readonly host: ViewHost }) {
  return (
    <>
      {item.text !== "" && <Markdown text={item.text} host={host} />}
      {item.code.map((code, i) => (
        <div key={i} class="gfr-code">
          <PlainListing code={code} host={host} />
        </div>
      ))}
    </>
  );
}

/** An item in one line, for those who hear it. */
function nameOf(item: OrderItem): string {
  const text = item.text !== "" ? item.text : (item.code[0]?.text ?? "");
  return text.replace(/[`*_]/g, "").trim().slice(0, 120);
}

function ordinal(place: number): string {
  const tens = place % 100;
  if (tens >= 11 && tens <= 13) return `${place}th`;
  return `${place}${["th", "st", "nd", "rd"][place % 10] ?? "th"}`;
}

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
