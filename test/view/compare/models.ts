import type {
  Comparison,
  ComparisonAttributes,
  Counterpart,
  LineMark,
  Marker,
  Pane,
} from "../../../src/core/compare/comparison";
import type { Callout } from "../../../src/core/block/element";
import type { Position } from "../../../src/core/text/position";

/** Where a model stands does not matter to a view. */
export const NOWHERE: Position = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

const CIRCLED = "①②③④⑤⑥⑦⑧⑨";

export interface PaneSource {
  readonly language: string;
  readonly label: string;
  /** Code in which `①`…`⑨` in a line's comment stand for markers. */
  readonly code: string;
  readonly marks?: readonly LineMark[];
  readonly textMarks?: readonly string[];
}

/** A pane made by hand: its markers are taken out of the code, as the parser would. */
export function pane(source: PaneSource): Pane {
  const markers: Marker[] = [];
  const lines = source.code.split("\n").map((written, index) => {
    let line = written;
    for (let at = indexOfMarker(line); at >= 0; at = indexOfMarker(line)) {
      const number = CIRCLED.indexOf(line.charAt(at)) + 1;
      const rest = line.slice(at + 1).trimStart();
      const before = line.slice(0, at);
      const bare = before.trimEnd().replace(/(\/\/|#)$/, "");
      const alone = rest === "" && bare !== before.trimEnd();
      line = alone ? bare.trimEnd() : before + rest;
      markers.push({ number, line: index + 1, column: alone ? line.length : at, position: NOWHERE });
    }
    return line;
  });
  return {
    language: source.language,
    label: source.label,
    text: lines.join("\n"),
    markers,
    marks: source.marks ?? [],
    textMarks: (source.textMarks ?? []).map((text) => ({ text })),
    position: NOWHERE,
  };
}

export interface ComparisonSource {
  readonly title?: string;
  readonly id?: string;
  readonly attributes?: Partial<ComparisonAttributes>;
  readonly introduction?: string;
  readonly panes: readonly PaneSource[];
  readonly notes?: readonly string[];
  readonly asides?: readonly (readonly [type: string, title: string, body?: string])[];
  readonly counterparts?: readonly Counterpart[];
}

/** A comparison made by hand; markers with one number in several panes become counterparts. */
export function comparison(source: ComparisonSource): Comparison {
  const panes = source.panes.map(pane);
  return {
    kind: "comparison",
    title: source.title ?? "",
    id: source.id ?? null,
    attributes: { go: null, predict: null, layout: "auto", source: null, link: null, ...source.attributes },
    introduction:
      source.introduction === undefined
        ? []
        : [{ kind: "markdown", text: source.introduction, position: NOWHERE }],
    panes,
    notes: (source.notes ?? []).map((text, index) => ({ number: index + 1, text, position: NOWHERE })),
    asides: (source.asides ?? []).map(([type, title, body]): Callout => {
      return { type, title, body: body ?? "", position: NOWHERE };
    }),
    counterparts: source.counterparts ?? counterpartsOf(panes),
  };
}

function counterpartsOf(panes: readonly Pane[]): Counterpart[] {
  const numbers = new Set(panes.flatMap((own) => own.markers.map((marker) => marker.number)));
  return [...numbers].map((note) => ({
    note,
    lines: panes.map((own) =>
      own.markers.filter((marker) => marker.number === note).map((marker) => marker.line),
    ),
  }));
}

function indexOfMarker(line: string): number {
  return /[①-⑨]/.exec(line)?.index ?? -1;
}
