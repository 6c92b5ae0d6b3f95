import type { Diagnostic, Severity } from "../../core/text/diagnostic";

const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: "Error",
  warning: "Warning",
  info: "Note",
};

/** What is wrong with a block as written, each with its line. Nothing when there is nothing. */
export function Diagnostics({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  if (diagnostics.length === 0) return null;
  return (
    <ul class="gfr-diagnostics" aria-label="What is wrong with this block">
      {diagnostics.map((diagnostic, i) => (
        <li key={i} class={`gfr-diagnostic mod-${diagnostic.severity}`}>
          <strong>{SEVERITY_WORDS[diagnostic.severity]}</strong>{" "}
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
