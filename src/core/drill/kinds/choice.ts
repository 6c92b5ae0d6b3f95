import { asChoice, gradeChoices, type OptionsResponse, type OptionsVerdict } from "../choices";
import { baseOf, optionParts, optionsOf, type Kind } from "../kind";
import type { Part } from "../part";
import { printOption } from "../print-parts";
import type { Option, QuestionBase } from "../question";

/** One right option. [D4] */
export interface ChoiceQuestion extends QuestionBase {
  readonly kind: "choice";
  readonly options: readonly Option[];
}

/** Any number of right options, all to be chosen. [D4] */
export interface ChoicesQuestion extends QuestionBase {
  readonly kind: "choices";
  readonly options: readonly Option[];
}

type Chosen = ChoiceQuestion | ChoicesQuestion;

/** What both kinds do alike. */
const common = {
  options: "any",
  answers: "none",
  has: (parts: readonly Part[]) => optionParts(parts).length > 0,
  print: ({ prompt, options }: Chosen) => ({
    attributes: [],
    prompt,
    answers: [options.map(printOption).join("\n")],
  }),
  choices: ({ options }: Chosen) => options.map(asChoice),
  blank: (): OptionsResponse => ({ kind: "options", chosen: [] }),
  isSubmittable: ({ chosen }: OptionsResponse) => chosen.length > 0,
  shape: ({ options }: Chosen) => options.map(({ text, code }) => [text, code.map((each) => each.text)]),
  rightAnswers: ({ options }: Chosen) => options.filter(({ correct }) => correct).map(({ text }) => text),
  lintedOptions: ({ options }: Chosen) => ({ options, asked: true }),
} as const;

/**
 * One right option. Two that are marked `[x]` without a `type:` make it a question of several.
 *
 * ```markdown
 * - [ ] After `process` returns
 *   > There is no implicit `await`.
 * - [x] Possibly before
 * ```
 */
export const choice: Kind<ChoiceQuestion, OptionsResponse, OptionsVerdict> = {
  ...common,
  type: "choice",
  needs: 'options: "- [x]" before the right one and "- [ ]" before the others',
  explicit: { form: 'options marked "[x]"', in: (parts) => countRight(parts) === 1 },
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
  grade: ({ options }, { chosen }) => gradeChoices(options.map(asChoice), chosen, "any"),
};

/** Any number of right options; `type: many` when only one is. */
export const choices: Kind<ChoicesQuestion, OptionsResponse, OptionsVerdict> = {
  ...common,
  type: "many",
  needs: 'options: "- [x]" before the right ones and "- [ ]" before the others',
  explicit: { form: 'options marked "[x]"', in: (parts) => countRight(parts) > 1 },
  parse(draft) {
    const options = optionsOf(draft);
    return options === null ? null : { kind: "choices", ...baseOf(draft), options };
  },
  grade: ({ options }, { chosen }) => gradeChoices(options.map(asChoice), chosen, "all"),
};

function countRight(parts: readonly Part[]): number {
  return optionParts(parts).filter(({ box }) => box === "checked").length;
}
