import type { Answer } from "../../block/element";
import { baseOf, optionsOf, type Draft, type KindSyntax } from "../draft";
import type { AcceptedAnswer, ShortAnswerQuestion } from "../drill";
import { regexpFault } from "../linear-regexp";
import { printOption } from "../print-parts";

/** Between slashes, the last of which may be followed by flags. */
const REGEX = /^\/(.+)\/([a-z]*)$/s;

/**
 * Typed in a few words.
 *
 * ```markdown
 * = comma-ok
 * = /comma.?ok( idiom)?/i
 * - [ ] type assertion
 *   > That is where it is used.
 * ```
 */
export const shortAnswer: KindSyntax<ShortAnswerQuestion> = {
  options: "wrong",
  answers: "text",
  needs: 'a line "= the answer"',
  has: ({ answers }) => answers,
  parse(draft) {
    const anticipated = optionsOf(draft);
    const accepted = draft.parts
      .filter((part) => part.kind === "answer")
      .filter(({ answer }) => answer.blank === null)
      .map(({ answer }) => acceptedOf(answer, draft))
      .filter((answer) => answer !== null);
    if (anticipated === null || accepted.length === 0) return null;
    return { kind: "short-answer", ...baseOf(draft), accepted, anticipated };
  },
  print: ({ prompt, accepted, anticipated }) => ({
    attributes: [],
    prompt,
    answers: [
      accepted
        .map((answer) => `= ${answer.kind === "text" ? answer.text : `/${answer.source}/${answer.flags}`}`)
        .join("\n"),
      ...(anticipated.length === 0 ? [] : [anticipated.map(printOption).join("\n")]),
    ],
  }),
};

function acceptedOf({ text, position }: Answer, { report }: Draft): AcceptedAnswer | null {
  if (text === "") {
    report("error", "drill/empty-answer", 'This answer is empty: write it after the "=".', position);
    return null;
  }
  const regex = REGEX.exec(text);
  if (regex === null) return { kind: "text", text, position };
  const [, source = "", flags = ""] = regex;
  const fault = regexpFault(source, flags);
  if (fault === null) return { kind: "regex", source, flags, position };
  const message = `${text} cannot be used as a regular expression: ${fault}. Write it otherwise, or list the answers one per line.`;
  report("error", "drill/bad-pattern", message, position);
  return null;
}
