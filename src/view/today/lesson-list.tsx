import type { LessonProgress, ListedLesson } from "../../core/schedule/today";
import { Mark, STATUS } from "../drill/glyphs";
import { Ring } from "./ring";
import { counted, standingWords } from "../text/words";

/** More dots than this say less than the ring. */
const MOST_DOTS = 16;

export interface LessonListProps<Lesson extends ListedLesson> {
  readonly lessons: readonly LessonProgress<Lesson>[];
  /** Opens a lesson, at the question that is open or due first. */
  readonly onOpen: (progress: LessonProgress<Lesson>, event: MouseEvent) => void;
  /** Practises what is due in a lesson. */
  readonly onPractise: (progress: LessonProgress<Lesson>) => void;
}

/** The lessons in their order, each with how its questions stand and the one thing to do next. */
export function LessonList<Lesson extends ListedLesson>(props: LessonListProps<Lesson>) {
  const { lessons, onOpen, onPractise } = props;
  return (
    <ul class="gfr-lessons">
      {lessons.map((progress) => {
        const { lesson, answered, open, due } = progress;
        return (
          <li key={lesson.path} class="gfr-lesson">
            <Ring done={answered} total={answered + open.length} />
            <div class="gfr-lesson-text">
              <button
                type="button"
                class="gfr-bare gfr-lesson-title"
                onClick={(event) => onOpen(progress, event)}
              >
                {lesson.title}
              </button>
              {lesson.subtitle !== null && <span class="gfr-note">{lesson.subtitle}</span>}
              <span class="gfr-note">{factsOf(lesson)}</span>
            </div>
            <Dots progress={progress} />
            <button
              type="button"
              class="gfr-button mod-quiet gfr-lesson-verb"
              onClick={(event) => (due > 0 ? onPractise(progress) : onOpen(progress, event))}
            >
              {verbOf(progress)}
              <span class="gfr-visually-hidden">
                {due > 0 ? `: practise ${lesson.title}` : ` ${lesson.title}`}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** One sign per question, and the same in words for those who do not see it. */
function Dots({ progress }: { readonly progress: LessonProgress }) {
  const { standings } = progress;
  if (standings.length === 0) return null;
  return (
    <span class="gfr-dots">
      {standings.length <= MOST_DOTS && (
        <span aria-hidden="true" class="gfr-dots-row">
          {standings.map((standing, index) => (
            <Mark key={index} status={STATUS[standing]} />
          ))}
        </span>
      )}
      <span class="gfr-visually-hidden">{standingWords(progress)}</span>
    </span>
  );
}

/** What is to be done with a lesson, in a word. */
export function verbOf({
  due,
  answered,
  open,
  standings,
}: Pick<LessonProgress, "due" | "answered" | "open" | "standings">): string {
  if (due > 0) return `${due} due`;
  if (standings.length === 0) return "Read";
  if (open.length === 0) return "Done";
  return answered === 0 ? "Start" : "Continue";
}

function factsOf({ minutes, questions, tags }: ListedLesson): string {
  return [
    `about ${minutes} min`,
    ...(questions.length > 0 ? [counted(questions.length, "question")] : []),
    ...tags,
  ].join(" · ");
}
