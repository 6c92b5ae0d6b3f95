import type { Forms } from "./draft";
import type { QuestionKind } from "./drill";
import { blanksIn } from "./kinds/cloze";
import { marksOf } from "./marks";
import type { Part } from "./part";

/** Counts what of a question can be answered. */
export function formsOf(parts: readonly Part[]): Forms {
  const fences = parts.filter((part) => part.kind === "fence").map(({ fence }) => fence);
  const options = parts.filter((part) => part.kind === "option");
  const answers = parts.filter((part) => part.kind === "answer").map(({ answer }) => answer);
  return {
    right: options.filter(({ box }) => box === "checked").length,
    wrong: options.filter(({ box }) => box !== "checked").length,
    marks: fences.some(({ text, language }) => marksOf(text, language).length > 0),
    outcomes: fences.some(({ language }) => language === "output"),
    answers: answers.some(({ blank }) => blank === null),
    blankAnswers: answers.some(({ blank }) => blank !== null),
    blanks: fences.some(({ text }) => blanksIn(text).length > 0),
    steps: parts.some(({ kind }) => kind === "step"),
    recall: parts.some((part) => part.kind === "aside" && part.type === "answer"),
  };
}

/** The kind a question is by what answers it: one, several that contradict each other, or none. [D3] */
export type Inference =
  | { readonly kind: QuestionKind }
  | { readonly kind: "mixed"; readonly forms: readonly string[] }
  | { readonly kind: "none" };

/**
 * An explicit answer decides: options marked right, marks in code, an output fence, answer lines. Without one, an
 * ordered list is to be put in order, options none of which is right are a choice, and blanks ask to be filled;
 * an answer callout comes last. [D10]
 */
export function infer(forms: Forms): Inference {
  const explicit: { readonly kind: QuestionKind; readonly form: string; readonly found: boolean }[] = [
    { kind: forms.right > 1 ? "choices" : "choice", form: 'options marked "[x]"', found: forms.right > 0 },
    { kind: "spot", form: "lines marked in its code", found: forms.marks },
    { kind: "output", form: "an output fence", found: forms.outcomes },
    { kind: "short-answer", form: '"= " lines', found: forms.answers },
    { kind: "cloze", form: '"__1__ = " lines', found: forms.blankAnswers },
  ];
  const found = explicit.filter((answer) => answer.found);
  const [first] = found;
  if (first !== undefined)
    return found.length === 1
      ? { kind: first.kind }
      : { kind: "mixed", forms: found.map(({ form }) => form) };
  if (forms.steps) return { kind: "order" };
  if (forms.wrong > 0) return { kind: "choice" };
  if (forms.recall) return { kind: "recall" };
  if (forms.blanks) return { kind: "cloze" };
  return { kind: "none" };
}
