import type { Code } from "../../block/element";
import { positionBetween } from "../../text/lines";
import { baseOf, type KindSyntax } from "../draft";
import type { SpotMark, SpotQuestion } from "../drill";
import { commentSign, marksOf, withoutMarks } from "../marks";

/**
 * Find the line.
 *
 * ```go
 * done <- true //! Blocks for ever when nobody receives.
 * return       //? The trigger, not the leak.
 * ```
 */
export const spot: KindSyntax<SpotQuestion> = {
  options: "none",
  answers: "none",
  needs: 'a line of code that ends in "//! why it is the one" ("#! why" in Python)',
  has: ({ marks }) => marks,
  parse(draft) {
    const { lines, parts, report, written } = draft;
    const base = baseOf(draft);
    const marked = parts
      .filter((part) => part.kind === "fence")
      .map(({ fence }) => ({ fence, marks: marksOf(fence.text, fence.language) }))
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
};

function markedText({ text, language }: Code, marks: readonly SpotMark[]): string {
  const sign = commentSign(language);
  const lines = text.split("\n");
  for (const { line, correct, feedback } of marks) {
    const mark = `${sign}${correct ? "!" : "?"}${feedback === "" ? "" : ` ${feedback}`}`;
    lines[line - 1] = `${lines[line - 1] ?? ""} ${mark}`;
  }
  return lines.join("\n");
}
