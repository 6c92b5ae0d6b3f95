import { wrongInWords } from "../reviews/given";
import type { Cards } from "./cards";
import { hardest } from "./progress";
import type { LessonQuestion } from "./questions";

/** A question that was missed, with what was answered instead, the most frequent first. */
export interface MissedQuestion {
  readonly question: LessonQuestion;
  /** First answers of a day, and those of them that were not right. */
  readonly answered: number;
  readonly missed: number;
  /** In words, as far as the question still has them. */
  readonly wrong: readonly { readonly answer: string; readonly times: number }[];
}

/** Those of the questions that were missed at least `least` times, the most often missed first. */
export function missedQuestions(
  questions: readonly LessonQuestion[],
  cards: Cards,
  least = 1,
): readonly MissedQuestion[] {
  const asked = new Map(questions.map((question) => [question.key, question]));
  return hardest(cards, [...asked.keys()], least).flatMap(({ key, answered, missed, wrong }) => {
    const question = asked.get(key);
    if (question === undefined) return [];
    const inWords = wrong.flatMap(({ given, times }) =>
      question.kind === "question"
        ? wrongInWords(question.question, [given]).map((answer) => ({ answer, times }))
        : [],
    );
    return [{ question, answered, missed, wrong: inWords }];
  });
}

/** Of a wrong answer as much is told, in UTF-16 units. */
const LONGEST_ANSWER = 140;

/** A Markdown list of missed questions, each with a link to it and the wrong answer most often given. */
export function missedList(
  missed: readonly MissedQuestion[],
  linkTo: (question: LessonQuestion) => string,
): string {
  return missed
    .map(({ question, answered, missed: times, wrong }) => {
      const title = oneLine(question.title);
      const [first] = wrong;
      const parts = [
        `${title === "" ? "" : `${title} `}${linkTo(question)}: missed ${times} of ${answered} times`,
        ...(first === undefined ? [] : [`most often chosen: ${shortened(oneLine(first.answer))}`]),
      ];
      return `- ${parts.join("; ")}\n`;
    })
    .join("");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function shortened(text: string): string {
  return text.length > LONGEST_ANSWER ? `${text.slice(0, LONGEST_ANSWER)}…` : text;
}
