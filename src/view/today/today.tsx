import type { DueToday, LessonProgress, ListedLesson, Resume, Today } from "../../core/schedule/today";
import { LessonList } from "./lesson-list";
import { counted, lessonNames, nameDay } from "../text/words";

export interface TodayActions<Lesson extends ListedLesson> {
  /** Practises what is due: in the whole vault, or in one lesson. */
  readonly practise: (progress: LessonProgress<Lesson> | null) => void;
  /** Opens a lesson at the question that is open or due first. */
  readonly open: (progress: LessonProgress<Lesson>, event: MouseEvent) => void;
  readonly openGlossary: (event: MouseEvent) => void;
  readonly openProgress: () => void;
}

export interface TodayProps<Lesson extends ListedLesson> {
  readonly today: Today<Lesson>;
  /** The reader's day it is. */
  readonly day: number;
  /** How many terms the vault has, and how they stand. */
  readonly terms: Readonly<Record<"introduced" | "practised" | "proven", number>>;
  /** Whether lessons are still being read. */
  readonly reading: boolean;
  readonly actions: TodayActions<Lesson>;
}

/** What to do in the next ten minutes, and how far each lesson has come. */
export function TodayPage<Lesson extends ListedLesson>(props: TodayProps<Lesson>) {
  const { today, day, actions } = props;
  const { due, resume, lessons } = today;
  return (
    <div class="gfr-block gfr-page gfr-today">
      <h1 class="gfr-page-title">Today</h1>
      <p class="gfr-page-lead">{leadOf(today, props.reading)}</p>
      {lessons.length === 0 && !props.reading && (
        <p class="gfr-today-empty">
          There is no lesson in this vault yet. A lesson is a note with a drill, a comparison, or a “lesson”
          number in its properties.
        </p>
      )}
      {lessons.length > 0 && (
        <>
          <div class="gfr-today-cards">
            <DueCard due={due} resume={resume} day={day} onPractise={() => actions.practise(null)} />
            <ResumeCard today={today} onOpen={actions.open} onProgress={actions.openProgress} />
          </div>
          <h2 class="gfr-visually-hidden">Lessons</h2>
          <LessonList lessons={lessons} onOpen={actions.open} onPractise={actions.practise} />
        </>
      )}
      <Glossary terms={props.terms} onOpen={actions.openGlossary} />
    </div>
  );
}

function leadOf({ due, resume, lessons }: Today, reading: boolean): string {
  if (lessons.length === 0)
    return reading ? "Your lessons are being read…" : "Here you will see what is due and where you stopped.";
  if (due.questions.length === 0)
    return resume === null ? "You are done for today." : "Nothing waits. Go on where you like.";
  const first = `About ${counted(due.minutes, "minute")}: ${counted(due.questions.length, "question")}`;
  if (resume === null) return `${first}.`;
  return `${first}, then ${resume.begun ? "where you stopped" : "a new lesson"}.`;
}

interface DueCardProps<Lesson extends ListedLesson> {
  readonly due: DueToday<Lesson>;
  readonly resume: Resume<Lesson> | null;
  readonly day: number;
  readonly onPractise: () => void;
}

function DueCard<Lesson extends ListedLesson>({ due, resume, day, onPractise }: DueCardProps<Lesson>) {
  const count = due.questions.length;
  return (
    <section class={count > 0 ? "gfr-today-card mod-due" : "gfr-today-card"} aria-labelledby="gfr-today-due">
      <h2 id="gfr-today-due">
        {count === 0 ? "Nothing is due" : `${counted(count, "question")} ${count === 1 ? "is" : "are"} due`}
      </h2>
      <p>{count === 0 ? whenNext(due, resume, day) : whatIsDue(due)}</p>
      {count > 0 && (
        <div class="gfr-today-act">
          <button type="button" class="gfr-button mod-primary" onClick={onPractise}>
            Practise
          </button>
          <span class="gfr-note">{`about ${due.minutes} min`}</span>
        </div>
      )}
    </section>
  );
}

function whatIsDue<Lesson extends ListedLesson>({
  sureMisses,
  misses,
  unsure,
  right,
  ...due
}: DueToday<Lesson>): string {
  const parts = [
    sureMisses > 0 ? `${sureMisses} you were sure of and missed` : "",
    misses > 0 ? `${misses} you missed` : "",
    unsure > 0 ? `${unsure} you were unsure of` : "",
    right > 0 ? `${right} you knew` : "",
  ].filter((part) => part !== "");
  const from = `From ${lessonNames(due.lessons)}${due.lessons.length > 1 ? ", mixed" : ""}.`;
  const later = due.postponed === 0 ? "" : ` ${due.postponed} more can wait: that is enough for today.`;
  return `${parts.join(" · ")}. ${from}${later}`;
}

function whenNext<Lesson extends ListedLesson>(
  { next, postponed }: DueToday<Lesson>,
  resume: Resume<Lesson> | null,
  day: number,
): string {
  if (postponed > 0)
    return `That is enough for today. ${counted(postponed, "question")} can wait until tomorrow.`;
  if (next === null) return "What you answer comes back here when it is due.";
  const go = resume === null ? "" : `, or go on with ${resume.progress.lesson.title}`;
  return `The next question comes back ${nameDay(next, day)}${go}.`;
}

interface ResumeCardProps<Lesson extends ListedLesson> {
  readonly today: Today<Lesson>;
  readonly onOpen: (progress: LessonProgress<Lesson>, event: MouseEvent) => void;
  readonly onProgress: () => void;
}

function ResumeCard<Lesson extends ListedLesson>({ today, onOpen, onProgress }: ResumeCardProps<Lesson>) {
  const { due, resume } = today;
  return (
    <section class="gfr-today-card" aria-labelledby="gfr-today-resume">
      {resume === null ? (
        <>
          <h2 id="gfr-today-resume">Every question is answered</h2>
          <p>What you answered comes back when it is due.</p>
        </>
      ) : (
        <>
          <h2 id="gfr-today-resume">{`${resume.begun ? "Go on with" : "Begin"} ${resume.progress.lesson.title}`}</h2>
          <p>{whereFrom(resume)}</p>
          <div class="gfr-today-act">
            <button
              type="button"
              class={due.questions.length > 0 ? "gfr-button" : "gfr-button mod-primary"}
              onClick={(event) => onOpen(resume.progress, event)}
            >
              {resume.begun ? "Continue" : "Start"}
            </button>
            <span class="gfr-note">{`about ${resume.minutes} min`}</span>
          </div>
        </>
      )}
      <Week today={today} onProgress={onProgress} />
    </section>
  );
}

function whereFrom<Lesson extends ListedLesson>({ begun, progress }: Resume<Lesson>): string {
  const { lesson, open } = progress;
  const title = lesson.questions[open[0] ?? -1]?.title ?? "";
  if (!begun) return lesson.subtitle ?? "";
  return title === "" ? "You stopped before a question." : `You stopped before “${title}”.`;
}

/** The last seven days, and on which of them something was answered. Nothing is lost by a day off. */
function Week({ today, onProgress }: { readonly today: Today; readonly onProgress: () => void }) {
  const practised = today.week.filter((day) => day.practised).length;
  return (
    <div class="gfr-week">
      <span class="gfr-week-days" aria-hidden="true">
        {today.week.map(({ day, practised }, index) => (
          <span
            key={day}
            class="gfr-week-day"
            data-practised={practised ? "" : undefined}
            data-today={index === today.week.length - 1 ? "" : undefined}
          >
            {"SMTWTFS"[(day + 4) % 7]}
          </span>
        ))}
      </span>
      <span class="gfr-note">{`${practised} of 7 days practised`}</span>
      <button type="button" class="gfr-bare gfr-link" onClick={onProgress}>
        Progress
      </button>
    </div>
  );
}

function Glossary({
  terms,
  onOpen,
}: {
  readonly terms: TodayProps<ListedLesson>["terms"];
  readonly onOpen: (event: MouseEvent) => void;
}) {
  const total = terms.introduced + terms.practised + terms.proven;
  if (total === 0) return null;
  const words = [
    counted(total, "term"),
    ...(terms.practised > 0 ? [`${terms.practised} practised`] : []),
    ...(terms.proven > 0 ? [`${terms.proven} proven`] : []),
  ];
  return (
    <div class="gfr-lesson gfr-today-glossary">
      <div class="gfr-lesson-text">
        <button type="button" class="gfr-bare gfr-lesson-title" onClick={onOpen}>
          Glossary
        </button>
        <span class="gfr-note">{words.join(" · ")}</span>
      </div>
      <button type="button" class="gfr-button mod-quiet gfr-lesson-verb" onClick={onOpen}>
        Open<span class="gfr-visually-hidden"> the glossary</span>
      </button>
    </div>
  );
}
