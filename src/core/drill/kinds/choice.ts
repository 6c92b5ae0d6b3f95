import type { ChoiceQuestion, ChoicesQuestion } from "../drill";
import { baseOf, optionsOf, type KindSyntax } from "../draft";
import { printOption } from "../print-parts";

/**
 * One right option.
 *
 * ```markdown
 * - [ ] After `process` returns
 *   > There is no implicit `await`.
 * - [x] Possibly before
 * ```
 */
export const choice: KindSyntax<ChoiceQuestion> = {
  options: "any",
  answers: "none",
  needs: 'options: "- [x]" before the right one and "- [ ]" before the others',
  has: ({ right, wrong }) => right + wrong > 0,
  parse(draft) {
    const options = optionsOf(draft);
    if (options === null) return null;
    const right = options.filter(({ correct }) => correct);
    if (right.length > 1) {
      const message = `"type: choice" takes one right option, and ${right.length} are marked right: write "type: many".`;
      draft.report("error", "drill/type-mismatch", message, right[1]?.position ?? draft.place);
      return null;
    }
    return { kind: "choice", ...baseOf(draft), options };
  },
  print: ({ prompt, options }) => ({
    attributes: [],
    prompt,
    answers: [options.map(printOption).join("\n")],
  }),
};

/** Any number of right options; `type: many` when only one is. */
export const choices: KindSyntax<ChoicesQuestion> = {
  options: "any",
  answers: "none",
  needs: 'options: "- [x]" before the right ones and "- [ ]" before the others',
  has: ({ right, wrong }) => right + wrong > 0,
  parse(draft) {
    const options = optionsOf(draft);
    return options === null ? null : { kind: "choices", ...baseOf(draft), options };
  },
  print: ({ prompt, options }) => ({
    attributes: [],
    prompt,
    answers: [options.map(printOption).join("\n")],
  }),
};
