import type { Progress } from "../../core/schedule/reader-progress";
import type { PractisedTerm } from "../../core/schedule/term-practice";
import type { ListedLesson } from "../../core/schedule/today";
import { lessonNames } from "../text/words";
import { Calendar } from "./calendar";
import { Forecast } from "./forecast";
import { LessonStandings, Patterns, TermStandings } from "./standings";

/** A question that was missed again and again, with what was answered instead. */
export type Hard<Lesson extends ListedLesson> = Progress<Lesson>["hardest"][number];

export interface ProgressActions<Lesson extends ListedLesson> {
  readonly openLesson: (lesson: Lesson, event: MouseEvent) => void;
  readonly openQuestion: (hard: Hard<Lesson>, event: MouseEvent) => void;
  readonly openTerm: (term: PractisedTerm, event: MouseEvent) => void;
  readonly openToday: () => void;
}

export interface ProgressProps<Lesson extends ListedLesson> {
  readonly progress: Progress<Lesson>;
  /** The reader's day it is. */
  readonly day: number;
  /** Whether lessons or answers are still being read. */
  readonly reading: boolean;
  /** By the key of a question the wrong answer most often given, in words, and how often. */
  readonly wrong: ReadonlyMap<string, WrongAnswer>;
  readonly actions: ProgressActions<Lesson>;
}

export interface WrongAnswer {
  readonly answer: string;
  readonly times: number;
}

/** How far a reader has come: the days practised, what is to come, and how lessons, terms and hard questions stand. */
export function ProgressPage<Lesson extends ListedLesson>(props: ProgressProps<Lesson>) {
  const { progress, day, reading, wrong, actions } = props;
  return (
    <div class="gfr-block gfr-page gfr-progress">
      <h1 class="gfr-page-title">Progress</h1>
      <p class="gfr-page-lead">
        {reading ? "Your lessons and answers are being read…" : leadOf(progress)}{" "}
        <button type="button" class="gfr-bare gfr-link" onClick={actions.openToday}>
          Today
        </button>
      </p>
      <Patterns />
      <div class="gfr-figures">
        <Calendar weeks={progress.weeks} />
        <Forecast forecast={progress.forecast} day={day} />
      </div>
      <LessonStandings lessons={progress.lessons} onOpen={actions.openLesson} />
      <TermStandings terms={progress.terms} onOpen={actions.openTerm} />
      <Hardest hardest={progress.hardest} wrong={wrong} onOpen={actions.openQuestion} />
    </div>
  );
}

function leadOf({ lessons, terms }: Progress): string {
  const questions = lessons.reduce((sum, { standing }) => sum + standing.questions, 0);
  const fresh = lessons.reduce((sum, { standing }) => sum + standing.new, 0);
  const proven = terms.filter(({ standing }) => standing === "proven").length;
  const answered = `${questions - fresh} of ${questions} questions answered`;
  return terms.length === 0 ? `${answered}.` : `${answered}, ${proven} of ${terms.length} terms proven.`;
}

interface HardestProps<Lesson extends ListedLesson> {
  readonly hardest: readonly Hard<Lesson>[];
  readonly wrong: ReadonlyMap<string, WrongAnswer>;
  readonly onOpen: (hard: Hard<Lesson>, event: MouseEvent) => void;
}

function Hardest<Lesson extends ListedLesson>({ hardest, wrong, onOpen }: HardestProps<Lesson>) {
  return (
    <section aria-labelledby="gfr-progress-hardest">
      <h2 id="gfr-progress-hardest">Hardest questions</h2>
      {hardest.length === 0 ? (
        <p>No question was missed twice; go on, and those that are will stand here.</p>
      ) : (
        <ol class="gfr-hardest">
          {hardest.map((hard) => {
            const { key, question, lesson, missed, answered } = hard;
            const most = wrong.get(key);
            return (
              <li key={key}>
                <button
                  type="button"
                  class="gfr-bare gfr-lesson-title"
                  onClick={(event) => onOpen(hard, event)}
                >
                  {question.title === "" ? key : question.title}
                </button>
                <span class="gfr-note">{`Missed ${missed} of ${answered} times · ${lessonNames([lesson])}`}</span>
                {most !== undefined && (
                  <span>{`Most chosen instead: “${most.answer}” (${most.times === 1 ? "once" : `${most.times} times`})`}</span>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
