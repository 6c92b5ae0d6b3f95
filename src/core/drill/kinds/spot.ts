import type { Code } from "../../block/element";
import { positionBetween } from "../../text/lines";
import type { Position } from "../../text/position";
import { gradePicks, type Picked } from "../choices";
import { baseOf, fencesOf, type Kind } from "../kind";
import { commentSign, marksOf, withoutMarks } from "../marks";
import type { Part } from "../part";
import type { QuestionBase, Result } from "../question";

/** A line the author marked in the listing: `line` counts from 1 in the shown code. [D5] */
export interface SpotMark {
  readonly line: number;
  readonly correct: boolean;
  readonly feedback: string;
  readonly position: Position;
}

/** Find the line to comment on. `listing` is the index in `prompt` of the code that holds the marked lines. [D5] */
export interface SpotQuestion extends QuestionBase {
  readonly kind: "spot";
  readonly listing: number;
  readonly marks: readonly SpotMark[];
  /** Whether one right line is enough, or all of them are wanted. */
  readonly want: "any" | "all";
}

/** Chosen lines of the listing, from 1. */
export interface LinesResponse {
  readonly kind: "lines";
  readonly lines: readonly number[];
}

/** One line of the listing that was chosen or marked. `feedback` is null where the author gave none. */
export interface PickedLine extends Picked {
  /** From 1. */
  readonly line: number;
  readonly feedback: string | null;
}

export interface LinesVerdict {
  readonly kind: "lines";
  readonly result: Result;
  /** Chosen and marked lines, top to bottom. */
  readonly lines: readonly PickedLine[];
}

/**
 * Find the line.
 *
 * ```go
 * done <- true //! Blocks for ever when nobody receives.
 * return       //? The trigger, not the leak.
 * ```
 */
export const spot: Kind<SpotQuestion, LinesResponse, LinesVerdict> = {
  type: "spot",
  keys: [{ key: "spot", of: "a question whose lines of code are marked", values: ["any", "all"] }],
  options: "none",
  answers: "none",
  needs: 'a line of code that ends in "//! why it is the one" ("#! why" in Python)',
  has: isMarked,
  explicit: { form: "lines marked in its code", in: isMarked },
  parse(draft) {
    const { lines, parts, report, written } = draft;
    const base = baseOf(draft);
    const marked = fencesOf(parts)
      .map((fence) => ({ fence, marks: marksOf(fence.text, fence.language) }))
      .filter(({ marks }) => marks.length > 0);
    const [first, second] = marked;
    if (first === undefined) return null;
    if (second !== undefined) {
      const message = "Lines are marked in two codes: keep the marks of one, or make two questions of it.";
      report("error", "drill/marks-in-two-codes", message, second.fence.position);
      return null;
    }
    const { fence } = first;
    const codeLines = fence.text.split("\n");
    const marks = first.marks.map(({ line, column, correct, feedback, alone }) => {
      const start = fence.lineStarts[line - 1] ?? fence.position.start.offset;
      const end = start + (codeLines[line - 1]?.length ?? column);
      const position = positionBetween(lines, start + column, end);
      return { alone, mark: { line, correct, feedback, position } satisfies SpotMark };
    });
    const alone = marks.filter((mark) => mark.alone);
    for (const { mark } of alone) {
      const message = "A mark stands at the end of the line it is about; there is no code on this line.";
      report("error", "drill/mark-alone", message, mark.position);
    }
    if (alone.length > 0) return null;
    if (!marks.some(({ mark }) => mark.correct)) {
      const sign = commentSign(fence.language);
      const message = `No line is marked right: end the line to be found in "${sign}! why".`;
      report("error", "drill/no-right-line", message, fence.position);
      return null;
    }
    const listing = base.prompt.findIndex(
      (content) => content.position.start.offset === fence.position.start.offset,
    );
    const prompt = base.prompt.map((content, index) =>
      content.kind === "code" && index === listing
        ? { ...content, text: withoutMarks(content.text, first.marks) }
        : content,
    );
    const want = written.get("spot")?.value === "all" ? "all" : "any";
    return { kind: "spot", ...base, prompt, listing, marks: marks.map(({ mark }) => mark), want };
  },
  print({ prompt, listing, marks, want }) {
    const withMarks = prompt.map((content, index) =>
      index === listing && content.kind === "code"
        ? { ...content, text: markedText(content, marks) }
        : content,
    );
    return { attributes: want === "all" ? [["spot", "all"]] : [], prompt: withMarks, answers: [] };
  },
  blank: () => ({ kind: "lines", lines: [] }),
  isSubmittable: ({ lines }) => lines.length > 0,
  grade({ marks, want }, { lines: chosen }) {
    const byLine = new Map(marks.map((mark) => [mark.line, mark]));
    const lines = [...new Set([...byLine.keys(), ...chosen])]
      .sort((a, b) => a - b)
      .map<PickedLine>((line) => ({
        line,
        chosen: chosen.includes(line),
        correct: byLine.get(line)?.correct ?? false,
        feedback: byLine.get(line)?.feedback ?? null,
      }));
    return { kind: "lines", result: gradePicks(lines, want), lines };
  },
  shape: ({ want, prompt, listing, marks }) => [
    want,
    prompt[listing]?.text ?? "",
    marks.map(({ line, correct }) => [line, correct]),
  ],
  rightAnswers({ prompt, listing, marks }) {
    const lines = prompt[listing]?.text.split("\n") ?? [];
    return marks
      .filter(({ correct }) => correct)
      .map(({ line }) => `${line}: ${(lines[line - 1] ?? "").trim()}`);
  },
  lint({ marks }, report) {
    for (const { correct, feedback, position } of marks) {
      if (feedback !== "") continue;
      const what = correct ? "is the one to find" : "is tempting but wrong";
      const message = `The mark does not say why the line ${what}: write it behind the mark.`;
      report("warning", "drill/no-feedback", message, position);
    }
  },
};

function isMarked(parts: readonly Part[]): boolean {
  return fencesOf(parts).some(({ text, language }) => marksOf(text, language).length > 0);
}

function markedText({ text, language }: Code, marks: readonly SpotMark[]): string {
  const sign = commentSign(language);
  const lines = text.split("\n");
  for (const { line, correct, feedback } of marks) {
    const mark = `${sign}${correct ? "!" : "?"}${feedback === "" ? "" : ` ${feedback}`}`;
    lines[line - 1] = `${lines[line - 1] ?? ""} ${mark}`;
  }
  return lines.join("\n");
}
