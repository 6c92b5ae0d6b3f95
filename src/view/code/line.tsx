import type { ComponentChildren } from "preact";
import type { TokenLine } from "../../highlight/tokens";
import { memo, textChunks } from "../rendering";
import { type Piece, composeLine, hangingStops } from "./compose";
import { type LineDecoration, lineLabel, signOf, labelOf } from "./decoration";
import { LONGEST_WHOLE, CHUNK_LENGTH } from "./plain-lines";

const NO_SLOTS: ReadonlyMap<string, ComponentChildren> = new Map();

export interface ListingLineProps {
  readonly number: number;
  readonly text: string;
  readonly tokens: TokenLine | null;
  readonly decoration: LineDecoration | undefined;
  readonly textMarks: readonly string[] | undefined;
  readonly slots: ReadonlyMap<string, ComponentChildren> | undefined;
  /** Whether the code scrolls sideways under the signs, which then need room of their own on every line. */
  readonly scrolls: boolean;
  /** Makes the line a button. */
  readonly onLine: ((line: number) => void) | undefined;
  /** Whether the line is the listing's one tab stop, where lines are buttons. */
  readonly tabStop: boolean;
}

/** One line of a listing that is a button, or has components in it: sign, number, code, and the annotation below. */
export const ListingLine = memo(function ListingLine(props: ListingLineProps) {
  const { number, text, decoration } = props;
  const slots = props.slots ?? NO_SLOTS;
  const composed = composeLine(text, props.tokens, {
    badges: decoration?.badges?.map((badge) => badge.column) ?? [],
    slots: [...slots.keys()],
    textMarks: props.textMarks ?? [],
  });
  const draw = (pieces: readonly Piece[]) => drawPieces(pieces, decoration, slots);
  const drawn = draw(composed.body);
  if (composed.tail.length > 0) {
    // A badge without a comment beside it keeps its distance from the code.
    const bare = composed.tail.every((piece) => piece.kind === "badge");
    drawn.push(<span class={`gfr-line-tail ${bare ? "mod-bare" : ""}`}>{draw(composed.tail)}</span>);
  } else if (text === "") {
    drawn.push(<br />);
  }
  const stops = hangingStops(text);
  const code = (
    <span class="gfr-line-code" style={stops === 1 ? undefined : { "--gfr-hang": stops }}>
      {drawn}
    </span>
  );
  const shownSign = signOf(decoration);
  const sign = (shownSign !== "" || props.scrolls) && (
    <span class="gfr-line-sign" aria-hidden="true" data-sign={shownSign} />
  );
  const label = labelOf(decoration);
  return (
    <div
      class="gfr-line"
      data-line={number}
      data-state={decoration?.state}
      data-marks={decoration?.kinds?.join(" ")}
      data-lit={decoration?.lit === true ? "" : undefined}
    >
      {props.onLine !== undefined ? (
        <button
          type="button"
          class="gfr-bare gfr-line-row"
          data-number={number}
          tabIndex={props.tabStop ? 0 : -1}
          aria-label={lineLabel(number, text, decoration)}
          aria-pressed={decoration?.state === "chosen"}
          onClick={() => props.onLine?.(number)}
        >
          {sign}
          {code}
        </button>
      ) : (
        <div class="gfr-line-row" data-number={number}>
          {sign}
          {label !== "" && <span class="gfr-visually-hidden gfr-line-spoken">{`${label}: `}</span>}
          {code}
        </div>
      )}
      {decoration?.annotation != null && (
        <div class="gfr-line-annotation">
          <div class="gfr-line-annotation-text">{decoration.annotation}</div>
        </div>
      )}
    </div>
  );
});

function drawPieces(
  pieces: readonly Piece[],
  decoration: LineDecoration | undefined,
  slots: ReadonlyMap<string, ComponentChildren>,
): ComponentChildren[] {
  const drawn: ComponentChildren[] = [];
  let marked: ComponentChildren[] = [];
  const closeMark = () => {
    if (marked.length > 0) drawn.push(<mark class="gfr-line-mark">{marked}</mark>);
    marked = [];
  };
  for (const piece of pieces) {
    if (piece.kind === "text" && piece.marked) {
      marked.push(drawText(piece.text, piece.class));
      continue;
    }
    closeMark();
    if (piece.kind === "text") drawn.push(drawText(piece.text, piece.class));
    else if (piece.kind === "leader") drawn.push(<span class="gfr-line-leader">{piece.text}</span>);
    else if (piece.kind === "slot") drawn.push(<span class="gfr-line-slot">{slots.get(piece.key)}</span>);
    else drawn.push(decoration?.badges?.[piece.index]?.content);
  }
  closeMark();
  return drawn;
}

function drawText(text: string, tokenClass: string): ComponentChildren {
  const drawn =
    text.length <= LONGEST_WHOLE
      ? text
      : textChunks(text, CHUNK_LENGTH).map((chunk, index) => (
          <span key={index} class="gfr-line-chunk">
            {chunk}
          </span>
        ));
  return tokenClass === "normal" ? drawn : <span class={`gfr-tok-${tokenClass}`}>{drawn}</span>;
}
