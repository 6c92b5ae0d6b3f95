import type { Diagnostic } from "../../src/core/text/diagnostic";
import { problem } from "./read-note";

/** What came of work on one note, or what to say of the note when the program itself fails. */
export type Attempt<Value> =
  | { readonly kind: "done"; readonly value: Value }
  | { readonly kind: "problem"; readonly diagnostic: Diagnostic };

/** Does work on one note. A bug of ours is told at that note, as an error, and does not end the run over the others. */
export function attempt<Value>(work: () => Value): Attempt<Value> {
  try {
    return { kind: "done", value: work() };
  } catch (error) {
    const message = `A bug in this program keeps it from reading the note (${String(error)}); please report it. The other notes are not affected.`;
    return problem("note/internal-error", message);
  }
}
