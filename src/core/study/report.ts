import { formatDay } from "../schedule/day";
import { daysPractised, forecast, HARD } from "../schedule/progress";
import { missedQuestions } from "../schedule/missed";
import type { LessonQuestion } from "../schedule/questions";
import { lessonStanding, termStanding, type TermStanding } from "../schedule/standing";
import { printLines, studyJson, type Study } from "./study";

/** How it went, for whoever writes the next lesson, as text or as JSON. */
export function answerReport(study: Study, { json }: { readonly json: boolean }): string {
  const answer = reportOf(study);
  return json ? studyJson(study, answer) : formatReport(answer);
}

/** How many wrong answers to a question are named. */
const MOST_WRONG = 3;

function reportOf({ lessons, cards, today, terms }: Study) {
  const asked = new Map<string, { readonly question: LessonQuestion; readonly path: string }>();
  for (const { questions, shown } of lessons) {
    for (const question of questions) {
      if (!asked.has(question.key)) asked.set(question.key, { question, path: shown });
    }
  }
  const keys = [...asked.keys()];
  const known = new Set(keys.map((key) => cards.aliases.get(key) ?? key));
  return {
    today: formatDay(today),
    lessons: lessons.map(({ title, shown, questions }) => {
      const { nextDue, ...standing } = lessonStanding(questions, cards, today);
      return {
        path: shown,
        title,
        ...standing,
        nextDue: nextDue === null ? null : formatDay(nextDue),
      };
    }),
    missed: missedQuestions(
      [...asked.values()].map(({ question }) => question),
      cards,
    ).map(({ question, ...missed }) => ({
      path: asked.get(question.key)?.path ?? question.lesson,
      line: question.position.start.line,
      key: question.key,
      title: question.title,
      ...missed,
    })),
    terms: terms.map(({ term, keys: practising }) => ({
      term,
      questions: practising.length,
      standing: termStanding(practising, cards),
    })),
    days: daysPractised(cards).map(({ day, ...sums }) => ({ day: formatDay(day), ...sums })),
    forecast: forecast(cards, keys, today).map(({ day, due }) => ({ day: formatDay(day), due })),
    /** Keys that were answered and that no question of the vault has. */
    unknown: [...cards.byKey.keys()].filter((key) => !known.has(key)).sort(),
  };
}

function formatReport({ lessons, missed, terms, unknown }: ReturnType<typeof reportOf>): string {
  const often = missed.filter((question) => question.missed >= HARD);
  const termsThat = (standing: TermStanding): string => {
    const names = terms.filter((term) => term.standing === standing).map(({ term }) => term);
    return names.length === 0 ? "none" : names.join(", ");
  };
  const lines = [
    "Lessons",
    ...lessons.map(
      ({ title, path, questions, right, unsure, missed: wrong, due, new: fresh }) =>
        `  ${title} (${path}): ${questions} ${questions === 1 ? "question" : "questions"}, ${right} right, ${unsure} unsure, ${wrong} missed, ${fresh} new, ${due} due`,
    ),
    "",
    "Missed twice or more",
    ...(often.length === 0 ? ["  none"] : []),
    ...often.flatMap(({ path, line, title, key, answered, missed: wrong, wrong: answers }) => [
      `  ${path}:${line}: ${title === "" ? key : title}: missed ${wrong} of ${answered} times`,
      ...answers.slice(0, MOST_WRONG).map(({ answer, times }) => `    ${times} × ${answer}`),
    ]),
    "",
    "Terms",
    `  proven: ${termsThat("proven")}`,
    `  practised: ${termsThat("practised")}`,
    `  only introduced: ${termsThat("introduced")}`,
    ...(unknown.length === 0 ? [] : ["", `Answered, and no longer in the vault: ${unknown.join(", ")}`]),
  ];
  return printLines(lines);
}
