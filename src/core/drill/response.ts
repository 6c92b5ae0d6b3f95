import type { OutcomeKind, Question } from "./drill";

/** How a reader rates a recall of theirs against the answer. [D10] */
export type Rating = "missed" | "partly" | "knew";

/**
 * What a learner gave. Indexes count from 0 in *written* order, so that shuffling, which only arranges what is
 * shown, never touches a response.
 */
export type Response =
  /** Chosen options; for an output question asked as a choice, chosen `choicesOf` it. */
  | { readonly kind: "options"; readonly chosen: readonly number[] }
  /** Chosen lines of the listing, from 1. */
  | { readonly kind: "lines"; readonly lines: readonly number[] }
  /** A typed outcome. `text` may stay empty for outcomes other than `output`. */
  | { readonly kind: "outcome"; readonly outcome: OutcomeKind; readonly text: string }
  /** The items placed, first to last; indexes into the items followed by the distractors. */
  | { readonly kind: "sequence"; readonly placed: readonly number[] }
  | { readonly kind: "text"; readonly text: string }
  /** What stands in each blank, in the order of the question's blanks. */
  | { readonly kind: "blanks"; readonly texts: readonly string[] }
  | { readonly kind: "rating"; readonly rating: Rating };

/** The response of somebody who gave nothing: always gradable, never right by accident. */
export function blankResponse(question: Question): Response {
  switch (question.kind) {
    case "choice":
    case "choices":
      return { kind: "options", chosen: [] };
    case "spot":
      return { kind: "lines", lines: [] };
    case "output":
      return question.options.length > 0
        ? { kind: "options", chosen: [] }
        : { kind: "outcome", outcome: "output", text: "" };
    case "order":
      return { kind: "sequence", placed: [] };
    case "short-answer":
      return { kind: "text", text: "" };
    case "cloze":
      return { kind: "blanks", texts: question.blanks.map(() => "") };
    case "recall":
      return { kind: "rating", rating: "missed" };
  }
}

/**
 * Whether there is something to submit. An outcome counts as soon as it was touched: a program may well print
 * nothing.
 */
export function isSubmittable(response: Response | null): boolean {
  if (response === null) return false;
  switch (response.kind) {
    case "options":
      return response.chosen.length > 0;
    case "lines":
      return response.lines.length > 0;
    case "sequence":
      return response.placed.length > 0;
    case "text":
      return response.text.trim() !== "";
    case "blanks":
      return response.texts.some((text) => text.trim() !== "");
    case "outcome":
    case "rating":
      return true;
  }
}
