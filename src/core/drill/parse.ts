import { readBlock } from "../block/read-block";
import type { Diagnostic, Parsed } from "../text/diagnostic";
import type { Element } from "../block/element";
import { lineEnd, pointAt, positionBetween, type Lines } from "../text/lines";
import { nearest } from "../text/nearest";
import type { Position } from "../text/position";
import { drillKeys, readAttributes, readSharedAttributes, checkOwned } from "./attributes";
import type { Report } from "./codes";
import { inferKind, kindNamed, type Drill, type Question, type QuestionKind } from "./drill";
import type { Draft } from "./kind";
import { marksOf } from "./marks";
import { answerCallouts, partsOf, sectionsOf, type AsideType, type Part, type Section } from "./part";
import { contentsOf } from "./prompt";
import type { QuestionAttributes } from "./question";

/**
 * Reads the content of a `go-drill` block. Positions are in `source`.
 *
 * Never throws. Questions that are not sound are left out and reported; the others stand. [B4] [D1]
 */
export function parseDrill(source: string): Parsed<Drill> {
  const { elements, diagnostics: found, lines } = readBlock(source, { keys: drillKeys, answers: true });
  const diagnostics: Diagnostic[] = [...found];
  const report: Report = (severity, code, message, position) =>
    diagnostics.push({ severity, code, message, position });
  const reader = { lines, report, diagnostics };
  const [first, ...headed] = sectionsOf(elements);
  let drill: Drill = { kind: "drill", stem: [], questions: [] };
  if (elements.length === 0 || first === undefined) {
    const message =
      'The block is empty: write a question, such as "### Does it wait?", with "- [x]" and "- [ ]" options below it.';
    report("error", "drill/empty", message, positionBetween(lines, 0, source.length));
  } else if (headed.length === 0) {
    const question = readQuestion(first, undefined, reader);
    drill = { ...drill, questions: question === null ? [] : [question] };
  } else {
    const shared = readSharedAttributes(first.attributes, report, diagnostics);
    const stem = partsOf(first.body);
    reportInStem(stem, reader);
    const questions = headed
      .map((section) => readQuestion(section, shared, reader))
      .filter((question) => question !== null);
    drill = { ...drill, stem: contentsOf(stem, lines, () => false), questions };
  }
  return {
    model: drill,
    diagnostics: diagnostics.sort((a, b) => a.position.start.offset - b.position.start.offset),
  };
}

interface Reader {
  readonly lines: Lines;
  readonly report: Report;
  readonly diagnostics: Diagnostic[];
}

function readQuestion(
  section: Section,
  shared: QuestionAttributes | undefined,
  reader: Reader,
): Question | null {
  const { lines, report, diagnostics } = reader;
  const { heading, body } = section;
  const { attributes, type, written } = readAttributes(section.attributes, shared, report, diagnostics);
  const parts = partsOf(body);
  const position = extentOf(section, lines);
  const place = heading?.position ?? firstLine(position, lines);
  reportCallouts(body, parts, report);
  reportLooseQuotes(body, report);
  const boxed = reportMissingBoxes(body, report);
  // The block stopped inside a fence: what should follow is missing, and has been reported.
  if (body.some(isUnclosed) || !boxed) return null;

  const kind = decideKind(type, parts, place, report);
  if (kind === null || !usesAll(kind, parts, report)) return null;
  checkOwned(kind, written, report);
  reportUnusedAnswer(kind, parts, report);
  const draft: Draft = {
    title: heading?.text ?? "",
    id: heading?.id ?? null,
    attributes,
    written,
    parts,
    hints: asides(parts, "hint"),
    explanation: explanationOf(kind, parts),
    position,
    place,
    lines,
    report,
  };
  return kindNamed(kind).parse(draft);
}

/** The kind by `type:`, which must find what it needs, else the one inferred. */
function decideKind(
  type: QuestionKind | null,
  parts: readonly Part[],
  place: Position,
  report: Report,
): QuestionKind | null {
  if (type !== null) {
    const kind = kindNamed(type);
    if (kind.has(parts)) return type;
    report("error", "drill/type-mismatch", `"type: ${kind.type}" needs ${kind.needs}.`, place);
    return null;
  }
  const inference = inferKind(parts);
  if (inference.kind === "none") {
    const message =
      'Nothing here can be answered. Write options ("- [x]" right, "- [ ]" wrong), "= the answer", an ordered list, ' +
      'an "output" fence, "//! why" behind a line of code, "__1__ = the answer" for a blank, or "> [!answer] the answer".';
    report("error", "drill/no-answer-form", message, place);
    return null;
  }
  if (inference.kind === "mixed") {
    const message =
      `The question is answered in two ways: ${inference.forms.join(" and ")}. Keep one; or, if a fence or a comment is only ` +
      'part of what is asked, say how it is answered, for example "type: choice".';
    report("error", "drill/mixed-forms", message, place);
    return null;
  }
  return inference.kind;
}

/** Whether the kind has a use for every option and answer line; those left over are reported. */
function usesAll(kind: QuestionKind, parts: readonly Part[], report: Report): boolean {
  const { options, answers, type } = kindNamed(kind);
  const name = `a question of type ${type}`;
  let sound = true;
  for (const part of parts) {
    if (part.kind === "option" && (options === "none" || (options === "wrong" && part.box === "checked"))) {
      const message =
        options === "none" ? `${name} has no options` : `the options of ${name} are all wrong ones`;
      report("error", "drill/mixed-forms", `The option has no place here: ${message}.`, part.item.position);
      sound = false;
    } else if (part.kind === "answer" && answers !== (part.answer.blank === null ? "text" : "blank")) {
      report(
        "error",
        "drill/mixed-forms",
        `The answer has no place here: it is ${name}.`,
        part.answer.position,
      );
      sound = false;
    }
  }
  return sound;
}

function asides(parts: readonly Part[], type: AsideType): readonly string[] {
  return parts
    .filter((part) => part.kind === "aside")
    .filter((aside) => aside.type === type && aside.text !== "")
    .map(({ text }) => text);
}

/** An answer callout that answers nothing explains. */
function explanationOf(kind: QuestionKind, parts: readonly Part[]): string | null {
  const texts = [...asides(parts, "why"), ...(takesCallouts(kind) ? [] : asides(parts, "answer"))];
  return texts.length === 0 ? null : texts.join("\n\n");
}

function reportUnusedAnswer(kind: QuestionKind, parts: readonly Part[], report: Report): void {
  if (takesCallouts(kind)) return;
  for (const { position } of answerCallouts(parts)) {
    const message =
      'The question is answered in another way, so this is shown as its explanation: write "[!why]", or "type: recall" under the heading.';
    report("warning", "drill/unused-answer", message, position);
  }
}

function takesCallouts(kind: QuestionKind): boolean {
  return kindNamed(kind).answers === "callout";
}

function reportInStem(parts: readonly Part[], { report }: Reader): void {
  const belongs = "it belongs to no question. Move it below the question's heading";
  for (const part of parts) {
    if (part.kind === "option") {
      report(
        "error",
        "drill/in-stem",
        `The option stands before the first heading: ${belongs}.`,
        part.item.position,
      );
    } else if (part.kind === "answer") {
      report(
        "error",
        "drill/in-stem",
        `The answer stands before the first heading: ${belongs}.`,
        part.answer.position,
      );
    } else if (part.kind === "aside") {
      const message = `The [!${part.type}] callout stands before the first heading: ${belongs}.`;
      report("error", "drill/in-stem", message, part.position);
    } else if (part.kind === "fence" && marksOf(part.fence.text, part.fence.language).length > 0) {
      const message =
        "Lines of the shared code are marked: marks belong to one question. Move the code below its heading.";
      report("error", "drill/in-stem", message, part.fence.position);
    }
  }
}

function reportCallouts(body: readonly Element[], parts: readonly Part[], report: Report): void {
  const types: readonly AsideType[] = ["hint", "why", "answer"];
  for (const element of body) {
    if (element.kind !== "callout" || types.some((type) => type === element.callout.type)) continue;
    const near = nearest(element.callout.type, types);
    if (near === null) continue;
    const message = `"[!${element.callout.type}]" is shown as part of the question. Did you mean "[!${near}]"?`;
    report("warning", "drill/near-callout", message, element.position);
  }
  for (const part of parts) {
    if (part.kind !== "aside" || part.type === "answer" || part.text !== "") continue;
    const message = `This [!${part.type}] callout is empty: write its text, or remove it.`;
    report("warning", "drill/empty-callout", message, part.position);
  }
}

function reportLooseQuotes(body: readonly Element[], report: Report): void {
  body.forEach((element, index) => {
    const above = body[index - 1];
    if (element.kind !== "quote" || above?.kind !== "item" || above.box === null) return;
    const message =
      "This quote stands apart from the option above and is shown as part of the question: indent it, or remove the blank line between, if it is about that option.";
    report("warning", "drill/loose-quote", message, element.position);
  });
}

/** Whether no item among options lacks its box: one behind an option, or directly above one. */
function reportMissingBoxes(body: readonly Element[], report: Report): boolean {
  let sound = true;
  body.forEach((element, index) => {
    if (element.kind !== "item" || element.box !== null || element.marker !== "bullet") return;
    const above = body[index - 1];
    const below = body[index + 1];
    const among =
      (above?.kind === "item" && above.box !== null) ||
      (below?.kind === "item" &&
        below.box !== null &&
        below.position.start.line === element.position.end.line + 1);
    if (!among) return;
    const message =
      'This item stands among options without a box: write "- [x]" when it is right, "- [ ]" when it is wrong.';
    report("error", "drill/missing-box", message, element.position);
    sound = false;
  });
  return sound;
}

function isUnclosed(element: Element): boolean {
  if (element.kind === "item") return element.fences.some(({ closed }) => !closed);
  return element.kind === "fence" && !element.closed;
}

function extentOf({ heading, attributes, body }: Section, lines: Lines): Position {
  const elements = [...(heading === null ? [] : [heading]), ...attributes, ...body];
  let start = Infinity;
  let end = 0;
  for (const { position } of elements) {
    start = Math.min(start, position.start.offset);
    end = Math.max(end, position.end.offset);
  }
  return { start: pointAt(lines, start), end: pointAt(lines, end) };
}

function firstLine({ start, end }: Position, lines: Lines): Position {
  return positionBetween(lines, start.offset, Math.min(end.offset, lineEnd(lines, start.line)));
}
