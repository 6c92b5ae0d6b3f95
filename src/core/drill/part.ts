import type { Answer, Attribute, Box, CalloutElement, Element, Fence, Heading, Item } from "../block/element";
import type { Position } from "../text/position";
import { append } from "../text/append";

/**
 * A piece of a question, before it is known which pieces are its prompt and which its answer.
 * Every part has the lines (from 1, both included) it takes up.
 */
export type Part = ProsePart | FencePart | OptionPart | StepPart | AnswerPart | AsidePart;

/** Text, a plain list or quote, a callout of no meaning to us: whatever its kind, part of the prompt. */
export interface ProsePart {
  readonly kind: "prose";
  readonly from: number;
  readonly to: number;
}

export interface FencePart {
  readonly kind: "fence";
  readonly fence: Fence;
}

/** An item with a box. */
export interface OptionPart {
  readonly kind: "option";
  readonly item: Item;
  readonly box: Box;
  /** The item's own quotes, and callouts indented under it. */
  readonly feedback: string | null;
  readonly fences: readonly Fence[];
}

/** An item of an ordered list, without a box. */
export interface StepPart {
  readonly kind: "step";
  readonly item: Item;
}

export interface AnswerPart {
  readonly kind: "answer";
  readonly answer: Answer;
}

/** A hint, an explanation or an answer in a callout. `text` is its title and body as one Markdown text. [D10] [D11] */
export interface AsidePart {
  readonly kind: "aside";
  readonly type: AsideType;
  readonly text: string;
  readonly position: Position;
}

export type AsideType = "hint" | "why" | "answer";

const ASIDE_TYPES: readonly string[] = ["hint", "why", "answer"];

/** The `[!answer]` callouts. */
export function answerCallouts(parts: readonly Part[]): readonly AsidePart[] {
  return parts.filter((part) => part.kind === "aside").filter(({ type }) => type === "answer");
}

/** A heading with what stands under it, or what stands before the first heading. */
export interface Section {
  readonly heading: Heading | null;
  readonly attributes: readonly Attribute[];
  readonly body: readonly Element[];
}

/** Cuts a block at its headings; the first section has none, and may be empty. [D1] */
export function sectionsOf(elements: readonly Element[]): readonly Section[] {
  const sections: { heading: Heading | null; attributes: Attribute[]; body: Element[] }[] = [
    { heading: null, attributes: [], body: [] },
  ];
  for (const element of elements) {
    if (element.kind === "heading") sections.push({ heading: element, attributes: [], body: [] });
    else if (element.kind === "attribute") sections.at(-1)?.attributes.push(element);
    else sections.at(-1)?.body.push(element);
  }
  return sections;
}

/**
 * Tells a section's elements apart by the part they may play.
 *
 * A list without boxes is prose (or steps), and the code below it stands for itself. A callout indented under an
 * option is the feedback on that option.
 */
export function partsOf(body: readonly Element[]): readonly Part[] {
  const parts: Part[] = [];
  for (const element of body) {
    switch (element.kind) {
      case "fence":
        parts.push({ kind: "fence", fence: element });
        break;
      case "answer":
        parts.push({ kind: "answer", answer: element });
        break;
      case "item":
        if (element.box !== null) {
          const { box, feedback, fences } = element;
          parts.push({ kind: "option", item: element, box, feedback, fences });
        } else if (element.marker === "ordered") parts.push({ kind: "step", item: element });
        else append(parts, proseOf(element));
        break;
      case "callout":
        addCallout(parts, element);
        break;
      case "text":
      case "quote":
        parts.push({ kind: "prose", from: element.position.start.line, to: element.position.end.line });
        break;
      case "heading":
      case "attribute":
        break;
    }
  }
  return withOutcomesFreed(parts);
}

/** An item without a box as it is written: its lines, and its fences on their own. */
export function proseOf(item: Item): readonly (ProsePart | FencePart)[] {
  const parts: (ProsePart | FencePart)[] = [];
  let from = item.position.start.line;
  for (const fence of item.fences) {
    if (fence.position.start.line > from)
      parts.push({ kind: "prose", from, to: fence.position.start.line - 1 });
    parts.push({ kind: "fence", fence });
    from = fence.position.end.line + 1;
  }
  if (item.position.end.line >= from) parts.push({ kind: "prose", from, to: item.position.end.line });
  return parts;
}

function addCallout(parts: Part[], element: CalloutElement): void {
  const { callout, under, position } = element;
  if (isAsideType(callout.type)) {
    const text = [callout.title, callout.body].filter((part) => part !== "").join("\n");
    parts.push({ kind: "aside", type: callout.type, text, position });
    return;
  }
  const option = parts.at(-1);
  if (option?.kind !== "option" || option.item !== under) {
    parts.push({ kind: "prose", from: position.start.line, to: position.end.line });
    return;
  }
  const feedback = option.feedback === null ? element.raw : `${option.feedback}\n\n${element.raw}`;
  parts[parts.length - 1] = { ...option, feedback };
}

function isAsideType(type: string): type is AsideType {
  return ASIDE_TYPES.includes(type);
}

/**
 * An `output` fence after the wrong options, at the line's beginning and set apart by a blank line, is the right
 * outcome and not the last option's code, if otherwise the question would have no right answer. [D6]
 */
function withOutcomesFreed(parts: readonly Part[]): readonly Part[] {
  const answered = parts.some(
    (part) =>
      (part.kind === "fence" && part.fence.language === "output") ||
      part.kind === "answer" ||
      part.kind === "step" ||
      (part.kind === "option" && part.box !== "unchecked"),
  );
  if (answered) return parts;
  return parts.flatMap((part): Part[] => {
    if (part.kind !== "option" || part.item.text === "") return [part];
    const freed = part.fences.filter(
      (fence) => fence.language === "output" && !fence.indented && fence.afterBlank,
    );
    if (freed.length === 0) return [part];
    const kept = part.fences.filter((fence) => !freed.includes(fence));
    return [{ ...part, fences: kept }, ...freed.map((fence): FencePart => ({ kind: "fence", fence }))];
  });
}
