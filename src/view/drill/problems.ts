import type { Drill } from "../../core/drill/drill";
import type { Diagnostic } from "../../core/text/diagnostic";

/** A block's diagnostics, by where they are shown. */
export interface SortedDiagnostics {
  /** Errors outside every question: at the top of the block. */
  readonly block: readonly Diagnostic[];
  /** Errors inside each question: above it. */
  readonly questions: readonly (readonly Diagnostic[])[];
  /** Warnings and notes: for the author, at the end. */
  readonly forAuthor: readonly Diagnostic[];
}

export function sortDiagnostics(diagnostics: readonly Diagnostic[], drill: Drill): SortedDiagnostics {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  const holder = (diagnostic: Diagnostic) =>
    drill.questions.findIndex(
      ({ position }) =>
        position.start.offset <= diagnostic.position.start.offset &&
        diagnostic.position.start.offset < position.end.offset,
    );
  return {
    block: errors.filter((error) => holder(error) < 0),
    questions: drill.questions.map((_, i) => errors.filter((error) => holder(error) === i)),
    forAuthor: diagnostics.filter((diagnostic) => diagnostic.severity !== "error"),
  };
}
