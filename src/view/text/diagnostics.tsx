import type { Diagnostic, Severity } from "../../core/text/diagnostic";
import type { Position } from "../../core/text/position";

const SEVERITY_LABELS: Readonly<Record<Severity, string>> = {
  error: "Error",
  warning: "Warning",
  info: "Note",
};

/** A block's diagnostics, by where they are shown. */
export interface SortedDiagnostics {
  /** Errors outside every part: at the top of the block. */
  readonly block: readonly Diagnostic[];
  /** Errors inside each part: above it. */
  readonly parts: readonly (readonly Diagnostic[])[];
  /** Warnings and notes: for the author, at the end. */
  readonly forAuthor: readonly Diagnostic[];
}

/** Sorts the diagnostics of a block whose parts, such as a drill's questions, show their own errors. */
export function sortDiagnostics(
  diagnostics: readonly Diagnostic[],
  parts: readonly { readonly position: Position }[] = [],
): SortedDiagnostics {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const partOf = (diagnostic: Diagnostic) =>
    parts.findIndex(
      ({ position }) =>
        position.start.offset <= diagnostic.position.start.offset &&
        diagnostic.position.start.offset < position.end.offset,
    );
  return {
    block: errors.filter((error) => partOf(error) < 0),
    parts: parts.map((_, index) => errors.filter((error) => partOf(error) === index)),
    forAuthor: diagnostics.filter(({ severity }) => severity !== "error"),
  };
}

/** What is wrong with a block as written, each with its line. Nothing when there is nothing. */
export function Diagnostics({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  if (diagnostics.length === 0) return null;
  return (
    <ul class="gfr-diagnostics" aria-label="What is wrong with this block">
      {diagnostics.map((diagnostic, i) => (
        <li key={i} class={`gfr-diagnostic mod-${diagnostic.severity}`}>
          <strong>{SEVERITY_LABELS[diagnostic.severity]}</strong>{" "}
          <span>
            {diagnostic.message} <span class="gfr-note">{`Line ${diagnostic.position.start.line}.`}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Diagnostics for the author, folded away from the reader: what teaches badly, but renders. */
export function AuthorDiagnostics({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  if (diagnostics.length === 0) return null;
  const count = diagnostics.length === 1 ? "1 problem" : `${diagnostics.length} problems`;
  return (
    <details class="gfr-author-diagnostics">
      <summary class="gfr-note">{`${count} for the author`}</summary>
      <Diagnostics diagnostics={diagnostics} />
    </details>
  );
}
