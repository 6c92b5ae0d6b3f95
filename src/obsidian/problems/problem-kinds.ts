import type { Diagnostic } from "../../core/text/diagnostic";

/** What a finding is about, as people look for it. */
export type ProblemKind = "front-matter" | "terms" | "links" | "blocks";

/** The kinds in the order they are offered, with what they are called. */
export const PROBLEM_KINDS: readonly { readonly kind: ProblemKind; readonly name: string }[] = [
  { kind: "front-matter", name: "Properties" },
  { kind: "terms", name: "Terms" },
  { kind: "links", name: "Links" },
  { kind: "blocks", name: "Blocks" },
];

const LINKS = new Set(["lesson/dead-link", "lesson/dead-place", "lesson/undefined-term"]);
const TERMS = new Set(["lesson/two-definitions", "lesson/avoided-word"]);

export function kindOf({ code }: Diagnostic): ProblemKind {
  const known = kinds.get(code);
  if (known !== undefined) return known;
  const kind = kindOfCode(code);
  kinds.set(code, kind);
  return kind;
}

/** There are thousands of findings, and a few codes. */
const kinds = new Map<string, ProblemKind>();

function kindOfCode(code: string): ProblemKind {
  if (LINKS.has(code)) return "links";
  if (TERMS.has(code) || code.startsWith("lesson/term-")) return "terms";
  return /^lesson\/(?:front-matter|yaml|property)/.test(code) ? "front-matter" : "blocks";
}
