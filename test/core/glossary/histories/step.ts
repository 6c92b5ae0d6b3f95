import type { LessonTerms } from "../../../../src/core/glossary/term";
import type { Edit } from "../../../support/arbitraries/glossary";
import type { GitStyle } from "./merge-three-ways";

/** How a note that changed on two sides becomes one. */
export type Merge =
  | GitStyle
  | "patches"
  /** The other side's note stays, and this one's is put beside it under another name. */
  | "copy";

/** What happens on one of the devices, or between it and the place all of them send their notes to. */
export type Step = { readonly device: number } & (
  | { readonly kind: "write"; readonly lesson: LessonTerms }
  | { readonly kind: "rename"; readonly path: number; readonly to: string }
  | { readonly kind: "delete" | "break"; readonly path: number }
  /** Lessons go to the others and come from them; those of which the mask says no are late. */
  | { readonly kind: "lessons"; readonly mask: number }
  /** A program that found two versions of a lesson left one of them under another name. */
  | { readonly kind: "lesson-copy"; readonly path: number }
  | { readonly kind: "glossary"; readonly merge: Merge }
  /** A version of the note from before arrives once more. */
  | { readonly kind: "late-glossary"; readonly back: number; readonly merge: Merge }
  | { readonly kind: "edit"; readonly edits: readonly Edit[] }
  | { readonly kind: "update" | "agree" | "repair" }
);
