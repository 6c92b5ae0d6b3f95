import type { CSSProperties, ComponentChildren } from "preact";
import type { TokenLine } from "../../highlight/tokens";
import { memo } from "../memo";
import { stretchesOf } from "../text/stretches";
import { type Piece, composeLine, indentWidth } from "./compose";
import { KIND_WORDS, type LineDecoration, type LineState, STATE_WORDS } from "./decoration";

/** Columns per tab stop; the style sheet's `--gfr-tab` is the same, except where it is narrow. */
const TAB_SIZE = 4;

/** A name longer than this is cut: nobody listens to a hundred thousand characters. */
const LONGEST_NAME = 240;

const STATE_SIGNS: Readonly<Record<LineState, string>> = {
  chosen: "●",
  right: "✓",
  wrong: "×",
  tempting: "×",
  missed: "→",
};

/** A text longer than this, in UTF-16 units, is drawn in stretches. */
const LONGEST_WHOLE = 2000;
const STRETCH = 400;

const NO_SLOTS: ReadonlyMap<string, ComponentChildren> = new Map();

export interface ListingLineProps {
  readonly number: number;
  readonly text: string;
  readonly tokens: TokenLine | null;
  readonly decoration: LineDecoration | undefined;
  readonly textMarks: readonly string[] | undefined;
  readonly slots: ReadonlyMap<string, ComponentChildren> | undefined;
  /** Makes the line a button. */
  readonly onLine: ((line: number) => void) | undefined;
  /** Whether the line is the listing's one tab stop, where lines are buttons. */
  readonly tabStop: boolean;
}

/** One line of a listing: sign, number, code with what stands in it, and the annotation below. */
export const ListingLine = memo(function ListingLine(props: ListingLineProps) {
  const { number, text, decoration } = props;
  const slots = props.slots ?? NO_SLOTS;
  const composed = composeLine(text, props.tokens, {
    badges: decoration?.badges?.map((badge) => badge.column) ?? [],
    slots: [...slots.keys()],
    textMarks: props.textMarks ?? [],
  });
  const draw = (pieces: readonly Piece[]) => drawPieces(pieces, decoration, slots);
  const code = (
    <span class="gfr-line-code" {...hangingIndent(text)}>
      {text === "" && composed.tail.length === 0 ? <br /> : draw(composed.body)}
      {composed.tail.length > 0 && (
        // A badge with nothing to say beside it keeps its distance from the code.
        <span
          class={`gfr-line-tail ${composed.tail.every((piece) => piece.kind === "badge") ? "mod-bare" : ""}`}
        >
          {draw(composed.tail)}
        </span>
      )}
    </span>
  );
  const sign = <span class="gfr-line-sign" aria-hidden="true" data-sign={signOf(decoration)} />;
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
          aria-label={lineName(number, text, decoration)}
          aria-pressed={decoration?.state === "chosen"}
          onClick={() => props.onLine?.(number)}
        >
          {sign}
          {code}
        </button>
      ) : (
        <div class="gfr-line-row" data-number={number}>
          {sign}
          <Spoken decoration={decoration} />
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

/** What colour and sign say, in words, for a line that is not a button (a button says it in its name). */
function Spoken({ decoration }: { readonly decoration: LineDecoration | undefined }) {
  const words = wordsFor(decoration);
  return words === "" ? null : <span class="gfr-heard gfr-line-spoken">{`${words}: `}</span>;
}

function wordsFor(decoration: LineDecoration | undefined): string {
  const state = decoration?.state === undefined ? "" : STATE_WORDS[decoration.state];
  const kinds = decoration?.kinds?.map((kind) => KIND_WORDS[kind]) ?? [];
  return [state, ...kinds].filter((word) => word !== "").join(", ");
}

/** How a line is called where lines are buttons: `Line 3: done <- true, right`. */
export function lineName(number: number, text: string, decoration: LineDecoration | undefined): string {
  const shown = text.trim();
  const said = shown === "" ? "empty" : shown.slice(0, LONGEST_NAME);
  const words = wordsFor(decoration);
  return `Line ${number}: ${said}${words === "" ? "" : `, ${words}`}`;
}

function signOf(decoration: LineDecoration | undefined): string {
  if (decoration?.state !== undefined) return STATE_SIGNS[decoration.state];
  if (decoration?.kinds?.includes("ins") === true) return "+";
  if (decoration?.kinds?.includes("del") === true) return "−";
  return "";
}

/**
 * How far a wrapped line's continuation stands in, in tab stops: one more than the line itself. Whole tab stops,
 * because the first row is pulled back by as much and its own stops are counted from there.
 */
function hangingIndent(text: string): { readonly style?: CSSProperties } {
  const stops = Math.floor(indentWidth(text, TAB_SIZE) / TAB_SIZE) + 1;
  // One is what the style sheet takes for granted; most lines need no style of their own.
  return stops === 1 ? {} : { style: { "--gfr-hang": stops } };
}

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
      : stretchesOf(text, STRETCH).map((stretch, index) => (
          <span key={index} class="gfr-line-stretch">
            {stretch}
          </span>
        ));
  return tokenClass === "normal" ? drawn : <span class={`gfr-tok-${tokenClass}`}>{drawn}</span>;
}
