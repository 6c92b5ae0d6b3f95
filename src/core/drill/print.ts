import { readAttributeLine } from "../block/lines";
import { trimBlanks } from "../text/blanks";
import type { Content } from "../block/element";
import { kindOf, type Drill, type Question } from "./drill";
import { parseDrill } from "./parse";
import { printCallout, printContent } from "./print-parts";
import type { QuestionAttributes } from "./question";

/**
 * Writes a drill as the content of a `go-drill` block, in the one canonical way: `parseDrill` reads the same drill
 * from it, positions aside, and printing that changes nothing. [B5]
 *
 * What fences the block itself is the caller's business; `fenceFor` finds a run that the text cannot close.
 */
export function printDrill(drill: Drill): string {
  const [only] = drill.questions;
  if (only === undefined) return [...drill.stem.map(printContent), ""].join("\n");
  const headless =
    drill.questions.length === 1 && drill.stem.length === 0 && only.title === "" && only.id === null;
  const questions = drill.questions.map((question) => printQuestion(question, headless));
  const text = [...drill.stem.map(printContent), ...questions].join("\n\n") + "\n";
  const begins = drill.stem[0] ?? (headless ? only.prompt[0] : undefined);
  return begins === undefined ? text : apartFromAttributes(begins, text);
}

/** Text at a block's top is told from attributes by a blank line above it. */
function apartFromAttributes(begins: Content, text: string): string {
  const [line = ""] = printContent(begins).split("\n", 1);
  return text.startsWith(line) && readAttributeLine(trimBlanks(line)) !== null ? `\n${text}` : text;
}

/** `type:` is written only where reading the question without it gives another kind, or none. */
function printQuestion(question: Question, headless: boolean): string {
  const inferred = write(question, headless, null);
  if (parseDrill(inferred).model.questions[0]?.kind === question.kind) return inferred;
  return write(question, headless, kindOf(question).type);
}

function write(question: Question, headless: boolean, type: string | null): string {
  const { attributes, prompt, answers } = kindOf(question).print(question);
  const pairs = [
    ...(type === null ? [] : [["type", type] as const]),
    ...commonAttributes(question.attributes),
    ...attributes,
  ];
  const head = [
    ...(headless ? [] : [headingOf(question)]),
    ...pairs.map(([key, value]) => `${key}: ${value}`),
  ];
  return [
    ...(head.length === 0 ? [] : [head.join("\n")]),
    ...prompt.map(printContent),
    ...answers,
    ...question.hints.map((hint) => printCallout("hint", hint)),
    ...(question.explanation === null ? [] : [printCallout("why", question.explanation)]),
  ].join("\n\n");
}

function headingOf({ title, id }: Question): string {
  // Number signs at a heading's end would be taken for closing ones.
  const closing = id === null && /(?:^|[ \t])#+$/.test(title) ? "#" : "";
  return ["###", title, id === null ? "" : `^${id}`, closing].filter((part) => part !== "").join(" ");
}

function commonAttributes(attributes: QuestionAttributes): readonly (readonly [string, string])[] {
  const { tags, go, shuffle, ref, source } = attributes;
  return [
    ...(tags.length === 0 ? [] : [["tags", tags.join(", ")] as const]),
    ...(go === null ? [] : [["go", go] as const]),
    ...(shuffle ? [] : [["shuffle", "false"] as const]),
    ...(ref === null ? [] : [["ref", `[[${ref}]]`] as const]),
    ...(source === null ? [] : [["source", source] as const]),
  ];
}
