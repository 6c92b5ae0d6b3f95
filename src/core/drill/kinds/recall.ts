import { baseOf, type KindSyntax } from "../draft";
import type { RecallQuestion } from "../drill";
import { printCallout } from "../print-parts";

/**
 * Recall freely, compare, and rate oneself.
 *
 * ```markdown
 * > [!answer] Who waits, who stops it, and what if it fails.
 * ```
 */
export const recall: KindSyntax<RecallQuestion> = {
  options: "none",
  answers: "none",
  needs: 'a callout "> [!answer] the answer"',
  has: (forms) => forms.recall,
  parse(draft) {
    const asides = draft.parts
      .filter((part) => part.kind === "aside")
      .filter(({ type }) => type === "answer");
    const answer = asides
      .map(({ text }) => text)
      .filter((text) => text !== "")
      .join("\n\n");
    if (answer !== "") return { kind: "recall", ...baseOf(draft), answer };
    const message = 'The answer is empty: write it behind "[!answer]" or on the quoted lines below.';
    draft.report("error", "drill/empty-callout", message, asides[0]?.position ?? draft.place);
    return null;
  },
  print: ({ prompt, answer }) => ({ attributes: [], prompt, answers: [printCallout("answer", answer)] }),
};
