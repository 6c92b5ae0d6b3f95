import type { Diagnostic, Severity } from "../../core/text/diagnostic";

const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: "Error",
  warning: "Warning",
  info: "Note",
};

/** What is wrong with a block as written. Information is for the author's own tools, not for readers. */
export function Diagnostics({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  const shown = diagnostics.filter((diagnostic) => diagnostic.severity !== "info");
  if (shown.length === 0) return null;
  return (
    <ul class="gfr-diagnostics" aria-label="What is wrong with this block">
      {shown.map((diagnostic, index) => (
        <li key={index} class={`gfr-diagnostic mod-${diagnostic.severity}`}>
          <strong>{SEVERITY_WORDS[diagnostic.severity]}</strong>
          <span>
            {diagnostic.message} <span class="gfr-note">{`Line ${diagnostic.position.start.line}.`}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
