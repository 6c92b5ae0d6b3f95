import type { CSSProperties, ComponentChild, ComponentChildren } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Highlighter, TokenLine } from "../../highlight/tokens";
import { lineOf } from "../dom-events";
import type { ViewHost } from "../ports";
import { memo, useProgressiveCount } from "../rendering";
import type { LineDecoration, Segment } from "./decoration";
import { ListingLine } from "./line";
import { type Run, collapsedLines, partsOf } from "./parts";
import { PlainLines, type PlainLine } from "./plain-lines";

export interface ListingProps {
  readonly code: string;
  readonly language: string;
  readonly host: Pick<ViewHost, "highlighter" | "preferences">;
  /** What a screen reader calls the listing. */
  readonly label: string;
  /** By line number, from 1. A line is redrawn when its decoration is another object than before. */
  readonly lines?: ReadonlyMap<number, LineDecoration> | undefined;
  /** Texts to be marked wherever they occur in a line. */
  readonly textMarks?: readonly string[] | undefined;
  /** What stands in the code instead of each key (`__1__`). */
  readonly slots?: ReadonlyMap<string, ComponentChildren> | undefined;
  /**
   * Makes every line a button; the whole listing is then one tab stop, in which arrows, Home and End move the focus.
   */
  readonly onLine?: ((line: number) => void) | undefined;
  /** The line that Tab reaches first, when lines are buttons; from 1. */
  readonly activeLine?: number | undefined;
  /** Where shared rows begin, see Segment; one row when left out. */
  readonly segments?: readonly Segment[] | undefined;
  /** Hides the segments from this line on, on screen and not in print, for a reader who predicts them. */
  readonly maskedFrom?: number | undefined;
}

/** Lines drawn in the first step, and in each later one. */
const LINES_PER_STEP = 100;

/**
 * Code, line by line: numbered, coloured when the highlighter has answered, with decorations on, in and under its
 * lines. Selecting it selects the code alone. The same component serves drills and comparisons.
 */
export function Listing(props: ListingProps) {
  const { code, onLine } = props;
  const root = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => code.split("\n"), [code]);
  const tokens = useTokens(props.host.highlighter, code, props.language);
  const drawn = useProgressiveCount(lines.length, LINES_PER_STEP);
  const wrap = props.host.preferences.wrapCode;

  const folded = useMemo(() => collapsedLines(props.lines), [props.lines]);
  const parts = partsOf(lines.length, props.segments ?? [], folded);
  const focusing = [...(props.lines?.values() ?? [])].some((line) => line.kinds?.includes("focus") === true);

  const [visited, setVisited] = useState<number | null>(null);
  const tabStop = onLine === undefined ? null : Math.min(visited ?? props.activeLine ?? 1, lines.length);
  const latest = useRef(onLine);
  latest.current = onLine;
  const press = useCallback((line: number) => latest.current?.(line), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const target = tabStop === null ? null : lineAfter(event, tabStop, drawn);
    const button = root.current?.querySelector<HTMLElement>(`[data-line="${target ?? ""}"] > .gfr-line-row`);
    if (target === null || button === null || button === undefined) return;
    event.preventDefault();
    setVisited(target);
    button.focus();
  };

  const shared: Omit<DrawnLines, "from" | "to"> = {
    lines,
    tokens,
    decorations: props.lines,
    textMarks: props.textMarks,
    slots: props.slots,
    scrolls: !wrap,
    onLine: onLine === undefined ? undefined : press,
    tabStop,
  };
  const drawRun = ({ from, to, collapsed }: Run): ComponentChild[] => {
    const last = Math.min(to, drawn);
    const shown =
      lines.length > LINES_PER_STEP
        ? chunksOf({ ...shared, from, to: last })
        : linesOf({ ...shared, from, to: last });
    return collapsed ? [<Fold key={from} count={to - from + 1} lines={shown} />] : shown;
  };

  const listed: ComponentChild[] = parts.map(({ from, row, span, runs }) => (
    <div
      key={from}
      class={`gfr-listing-part ${from >= (props.maskedFrom ?? Infinity) ? "gfr-masked" : ""}`}
      style={props.segments && ({ "--gfr-row": row, "--gfr-span": span } as CSSProperties)}
    >
      {runs.flatMap(drawRun)}
    </div>
  ));
  if (drawn < lines.length) {
    const rest = { "--gfr-lines": lines.length - drawn } as CSSProperties;
    listed.push(<div key="rest" class="gfr-listing-rest" aria-hidden="true" style={rest} />);
  }

  const style = { "--gfr-digits": String(lines.length).length } as CSSProperties;
  return (
    <div
      ref={root}
      class={`gfr-listing ${wrap ? "mod-wrap" : "mod-scroll"}`}
      role="group"
      aria-label={props.label}
      // A region that scrolls must be reachable by keyboard; one whose lines are buttons already is.
      tabIndex={wrap || onLine !== undefined ? undefined : 0}
      dir="ltr"
      style={style}
      data-focusing={focusing ? "" : undefined}
      onKeyDown={onLine === undefined ? undefined : onKeyDown}
      onFocusIn={onLine === undefined ? undefined : (event) => setVisited(lineOf(event.target))}
    >
      {listed}
    </div>
  );
}

/** Lines of a listing, and what is drawn of them. */
interface DrawnLines {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
  readonly tokens: readonly TokenLine[] | null;
  readonly decorations: ReadonlyMap<number, LineDecoration> | undefined;
  readonly textMarks: readonly string[] | undefined;
  readonly slots: ReadonlyMap<string, ComponentChildren> | undefined;
  readonly scrolls: boolean;
  readonly onLine: ((line: number) => void) | undefined;
  readonly tabStop: number | null;
}

/** Lines with components in them as such, those between them together. */
function linesOf(drawn: DrawnLines): ComponentChild[] {
  const { onLine, slots } = drawn;
  const shown = [];
  let plain: PlainLine[] = [];
  for (let number = drawn.from; number <= drawn.to; number += 1) {
    const decoration = drawn.decorations?.get(number);
    const line = {
      number,
      text: drawn.lines[number - 1] ?? "",
      tokens: drawn.tokens?.[number - 1] ?? null,
      decoration,
      textMarks: drawn.textMarks,
      scrolls: drawn.scrolls,
    };
    const bare = decoration?.badges === undefined && decoration?.annotation == null;
    if (bare && onLine === undefined && slots === undefined) {
      if (plain.length === 0) shown.push(<PlainLines key={`plain ${number}`} lines={(plain = [])} />);
      plain.push(line);
    } else {
      plain = [];
      shown.push(
        <ListingLine
          key={number}
          {...line}
          slots={slots}
          onLine={onLine}
          tabStop={drawn.tabStop === number}
        />,
      );
    }
  }
  return shown;
}

/** The lines of a long listing, so many at a time. */
function chunksOf(drawn: DrawnLines): ComponentChild[] {
  const shown = [];
  for (let from = drawn.from; from <= drawn.to; from += LINES_PER_STEP) {
    const to = Math.min(from + LINES_PER_STEP - 1, drawn.to);
    const { tabStop } = drawn;
    const stopsHere = tabStop !== null && tabStop >= from && tabStop <= to;
    shown.push(<Chunk key={from} {...drawn} from={from} to={to} tabStop={stopsHere ? tabStop : null} />);
  }
  return shown;
}

/**
 * Some lines of a long listing, drawn again only when something about them is new: a listing that grows leaves the
 * others alone.
 */
const Chunk = memo(function Chunk(props: DrawnLines) {
  return <div>{linesOf(props)}</div>;
});

/** Lines the author folded away; the page's own disclosure opens them, also for find-in-page and in print. */
function Fold({ count, lines }: { readonly count: number; readonly lines: ComponentChildren }) {
  return (
    <details class="gfr-fold">
      <summary class="gfr-fold-summary">{count === 1 ? "1 line" : `${count} lines`}</summary>
      {lines}
    </details>
  );
}

interface Coloured {
  readonly code: string;
  readonly language: string;
  readonly lines: readonly TokenLine[];
}

/** A listing's tokens: those at hand at once, others when they come; null while (or because) the code is plain. */
function useTokens(highlighter: Highlighter, code: string, language: string): readonly TokenLine[] | null {
  const [coloured, setColoured] = useState<Coloured | null>(null);
  const arrived = coloured !== null && coloured.code === code && coloured.language === language;
  const lines = arrived ? coloured.lines : highlighter.cached(code, language);

  useEffect(() => {
    if (lines !== null) return undefined;
    let isWanted = true;
    void highlighter.highlight(code, language).then((tokens) => {
      if (isWanted && tokens !== null) setColoured({ code, language, lines: tokens });
    });
    return () => {
      isWanted = false;
    };
  }, [highlighter, code, language]);

  return lines;
}

/** The line that a key leads to from `line`, in a listing of `count`; null when the key leads nowhere. */
function lineAfter(
  event: Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">,
  line: number,
  count: number,
): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  switch (event.key) {
    case "ArrowDown":
      return Math.min(line + 1, count);
    case "ArrowUp":
      return Math.max(line - 1, 1);
    case "Home":
      return 1;
    case "End":
      return count;
    default:
      return null;
  }
}
