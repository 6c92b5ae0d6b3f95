import type { Fix } from "./edits";
import type { Position } from "./position";

/** How much a diagnostic matters: an `error` is not rendered as written, a `warning` teaches badly, an `info` may be intended. */
export type Severity = "error" | "warning" | "info";

/**
 * A problem in what an author wrote.
 *
 * Parsers return these instead of throwing: a half-typed note must still render, with the diagnostic shown
 * where it is. `code` is stable (`drill/no-right-option`) and listed in its folder's `codes.ts`; `message` says
 * what is wrong and what to write instead. `fix` does so, where there is no doubt what was meant.
 */
export interface Diagnostic {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly position: Position;
  readonly fix?: Fix;
}

/** What a parser returns: always a model, and what was wrong on the way to it. */
export interface Parsed<Model> {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}
