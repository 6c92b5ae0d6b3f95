import type { Diagnostic } from "../../core/text/diagnostic";

/** What a diagnostic is about, as people look for it. */
export type DiagnosticKind = "front-matter" | "terms" | "links" | "blocks";

/** The kinds in the order they are offered, with what they are called. */
export const DIAGNOSTIC_KINDS: readonly { readonly kind: DiagnosticKind; readonly name: string }[] = [
  { kind: "front-matter", name: "Properties" },
  { kind: "terms", name: "Terms" },
  { kind: "links", name: "Links" },
  { kind: "blocks", name: "Blocks" },
];

const LINKS = new Set(["lesson/dead-link", "lesson/broken-anchor", "lesson/undefined-term"]);
const TERMS = new Set(["lesson/two-definitions", "lesson/avoided-word"]);

export function kindOf({ code }: Diagnostic): DiagnosticKind {
  const known = kinds.get(code);
  if (known !== undefined) return known;
  const kind = kindOfCode(code);
  kinds.set(code, kind);
  return kind;
}

/** There are thousands of diagnostics, and a few codes. */
const kinds = new Map<string, DiagnosticKind>();

function kindOfCode(code: string): DiagnosticKind {
  if (LINKS.has(code)) return "links";
  if (TERMS.has(code) || code.startsWith("lesson/term-")) return "terms";
  return /^lesson\/(?:front-matter|yaml|property)/.test(code) ? "front-matter" : "blocks";
}
