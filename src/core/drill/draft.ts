import type { Content, Attribute, Fence, Code } from "../block/element";
import type { Lines } from "../text/lines";
import type { Position } from "../text/position";
import type { Option, Question, QuestionAttributes, QuestionBase } from "./drill";
import type { OptionPart, Part } from "./part";
import { codeOf, contentsOf } from "./prompt";
import type { Report } from "./report";

/** A question whose kind is known and whose answer is about to be read. */
export interface Draft {
  readonly title: string;
  readonly id: string | null;
  readonly attributes: QuestionAttributes;
  /** The attributes as written, for those only one kind has. */
  readonly written: ReadonlyMap<string, Attribute>;
  readonly parts: readonly Part[];
  readonly hints: readonly string[];
  readonly explanation: string | null;
  readonly position: Position;
  /** Where what is wrong with the question as a whole is shown: its heading, or its first line. */
  readonly place: Position;
  readonly lines: Lines;
  readonly report: Report;
}

/** How one kind of question is written. */
export interface KindSyntax<Kind extends Question> {
  /** Which items with a box the kind has a use for. */
  readonly options: "any" | "wrong" | "none";
  /** Which answer lines it has a use for. */
  readonly answers: "text" | "blank" | "none";
  /** What must be there, as the end of a sentence. */
  readonly needs: string;
  /** Whether that is there. */
  has(forms: Forms): boolean;
  /** Null when what is there is not sound; it is then reported. */
  parse(draft: Draft): Kind | null;
  print(question: Kind): Printed;
}

/** What of a question can be answered, whatever its kind. */
export interface Forms {
  /** How many options are marked right, and how many stand beside them. */
  readonly right: number;
  readonly wrong: number;
  readonly marks: boolean;
  readonly outcomes: boolean;
  readonly answers: boolean;
  readonly blankAnswers: boolean;
  /** Blanks `__n__` in code. */
  readonly blanks: boolean;
  readonly steps: boolean;
  readonly recall: boolean;
}

/** The parts of a question's text that depend on its kind. */
export interface Printed {
  readonly attributes: readonly (readonly [key: string, value: string])[];
  readonly prompt: readonly Content[];
  /** Pieces of text that blank lines stand between. */
  readonly answers: readonly string[];
}

/** What every kind has; `taken` are the parts the kind reads itself. */
export function baseOf(draft: Draft, taken: (part: Part) => boolean = () => false): QuestionBase {
  const { title, id, attributes, hints, explanation, position } = draft;
  return {
    title,
    id,
    attributes,
    prompt: contentsOf(draft.parts, draft.lines, taken),
    hints,
    explanation,
    position,
  };
}

export function optionParts(parts: readonly Part[]): readonly OptionPart[] {
  return parts.filter((part) => part.kind === "option");
}

/** The options among the parts; null when one of them says nothing or its box cannot be read. [D4] */
export function optionsOf({ parts, report }: Draft): readonly Option[] | null {
  const found = optionParts(parts);
  let sound = true;
  for (const { item, box, fences } of found) {
    if (box === "unreadable") sound = false;
    if (item.text !== "" || fences.length > 0) continue;
    sound = false;
    report(
      "error",
      "drill/empty-option",
      "This option is empty: write its text after the box, or remove it.",
      item.position,
    );
  }
  if (!sound) return null;
  return found.map(({ item, box, feedback, fences }) => ({
    text: item.text,
    correct: box === "checked",
    code: codesOf(fences),
    feedback,
    position: item.position,
  }));
}

export function codesOf(fences: readonly Fence[]): readonly Code[] {
  return fences.map(codeOf);
}
