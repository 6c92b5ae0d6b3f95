import type { Diagnostic } from "../text/diagnostic";
import type { Comparison, Marker } from "./comparison";

/**
 * What is sound but teaches badly: markers and notes that do not meet, a number that stands on one side only, and
 * a comparison without Go. Positions are those of the model. [C6]
 */
export function lintComparison(comparison: Comparison): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [
    ...lintMarkers(comparison),
    ...lintNotes(comparison),
    ...lintSides(comparison),
  ];
  const [first] = comparison.panes;
  if (first !== undefined && comparison.panes.every((pane) => pane.language !== "go")) {
    diagnostics.push({
      severity: "info",
      code: "compare/no-go-pane",
      message: 'No pane is Go. If one is, begin its fence with "```go".',
      position: first.position,
    });
  }
  return diagnostics.sort((a, b) => a.position.start.offset - b.position.start.offset);
}

/** Each number is told once, at its first marker: one note serves all panes. */
function lintMarkers({ panes, notes }: Comparison): readonly Diagnostic[] {
  const known = new Set(notes.map((note) => note.number));
  return firstOfEach(panes.flatMap((pane) => pane.markers))
    .filter((marker) => !known.has(marker.number))
    .map(({ number, position }): Diagnostic => ({
      severity: "warning",
      code: "compare/marker-without-note",
      message: `Marker ${number} has no note; write "${number}. …" in the list below the panes.`,
      position,
    }));
}

function lintNotes({ panes, notes }: Comparison): readonly Diagnostic[] {
  const marked = new Set(panes.flatMap((pane) => pane.markers.map((marker) => marker.number)));
  return notes
    .filter((note) => !marked.has(note.number))
    .map(({ number, position }): Diagnostic => {
      const remedy =
        number <= 20
          ? `write (${number}) in a comment on the line it is about`
          : "markers go from 1 to 20, so divide the comparison";
      return {
        severity: "warning",
        code: "compare/note-without-marker",
        message: `Note ${number} has no marker in the code; ${remedy}.`,
        position,
      };
    });
}

/** Only where panes are numbered on more than one side: notes on one side alone are an annotated listing. */
function lintSides({ panes }: Comparison): readonly Diagnostic[] {
  const sides = panes.filter((pane) => pane.markers.length > 0);
  if (sides.length < 2) return [];
  const counts = new Map<number, number>();
  for (const pane of sides) {
    for (const { number } of firstOfEach(pane.markers)) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return sides.flatMap((pane) =>
    firstOfEach(pane.markers)
      .filter(({ number }) => counts.get(number) === 1)
      .map(({ number, position }): Diagnostic => ({
        severity: "info",
        code: "compare/one-sided-counterpart",
        message: `Marker ${number} stands in "${pane.label}" only; the same number in another pane would link the lines.`,
        position,
      })),
  );
}

function firstOfEach(markers: readonly Marker[]): readonly Marker[] {
  const seen = new Set<number>();
  return markers.filter(({ number }) => {
    if (seen.has(number)) return false;
    seen.add(number);
    return true;
  });
}
