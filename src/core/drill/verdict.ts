/** What a response comes to. */
export type Result = "correct" | "partly" | "wrong";

/** One option or line as answered: what was chosen against what is right. */
export interface Picked {
  readonly chosen: boolean;
  readonly correct: boolean;
}

/** One line of a spot question's listing that was chosen or marked. `feedback` is null where the author gave none. */
export interface PickedLine extends Picked {
  /** From 1. */
  readonly line: number;
  readonly feedback: string | null;
}

/** How one placed item stands: right in relation to the others, out of place, or belonging nowhere. */
export type Placement = "right" | "misplaced" | "distractor";

/**
 * What a response came to, with what to show for each of its parts. `kind` follows the response's kind; parts
 * are in written order.
 */
export type Verdict =
  | OptionsVerdict
  | LinesVerdict
  | OutcomeVerdict
  | SequenceVerdict
  | TextVerdict
  | BlanksVerdict
  | RatingVerdict;

export interface OptionsVerdict {
  readonly kind: "options";
  readonly result: Result;
  readonly options: readonly Picked[];
}

export interface LinesVerdict {
  readonly kind: "lines";
  readonly result: Result;
  /** Chosen and marked lines, top to bottom. */
  readonly lines: readonly PickedLine[];
}

export interface OutcomeVerdict {
  readonly kind: "outcome";
  readonly result: Result;
  /** Whether an accepted outcome is of the kind that was given (it panics, and they said so). */
  readonly outcomeRight: boolean;
  /** The accepted outcome that was met, by index. */
  readonly matched: number | null;
  /** Where a typed output first departs from the nearest accepted one; from 1. */
  readonly firstDifference: number | null;
  /** The right lines in another order, where the order matters. */
  readonly otherOrder: boolean;
}

export interface SequenceVerdict {
  readonly kind: "sequence";
  readonly result: Result;
  /** One for each placed item, in placed order. */
  readonly placements: readonly Placement[];
  /** Items left out that belong in, as indexes into the question's items. */
  readonly missing: readonly number[];
}

export interface TextVerdict {
  readonly kind: "text";
  readonly result: Result;
  /** The accepted answer that was met, by index. */
  readonly matched: number | null;
  /** The anticipated answer that was met, by index. */
  readonly anticipated: number | null;
}

export interface BlanksVerdict {
  readonly kind: "blanks";
  readonly result: Result;
  /** Whether each blank is right. */
  readonly blanks: readonly boolean[];
}

interface RatingVerdict {
  readonly kind: "rating";
  readonly result: Result;
}
