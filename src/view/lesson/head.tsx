import type { ComponentChildren } from "preact";
import { harmlessHref } from "../../core/markdown/links";
import { resumePlace, type LessonOutline } from "../../core/schedule/outline";
import type { LessonProgress, ListedLesson } from "../../core/schedule/today";
import { DownGlyph } from "../drill/glyphs";
import { counted, standingWords } from "../text/words";
import { verbOf } from "../today/lesson-list";
import { Ring } from "../today/ring";

/** A lesson as its own note shows it. */
export type ShownLesson = LessonOutline & ListedLesson;

export interface HeadActions {
  /** Goes to where the reader goes on. */
  readonly goOn: () => void;
  /** Practises what is due in the lesson. */
  readonly practise: () => void;
  /** Opens a note that must be known first. */
  readonly openLink: (target: string, event: MouseEvent) => void;
}

export interface LessonHeadProps {
  readonly progress: LessonProgress<ShownLesson>;
  /** Whether it is known what was answered. */
  readonly known: boolean;
  readonly actions: HeadActions;
}

/** What stands under a lesson's title: what it is about, how far the reader has come, and the one thing to do next. */
export function LessonHead({ progress, known, actions }: LessonHeadProps) {
  const { lesson, answered, open, standings } = progress;
  const { subtitle, prereqs } = lesson;
  return (
    <section class="gfr-block gfr-lesson-head" aria-label="About this lesson">
      {subtitle !== null && <p class="gfr-lesson-subtitle">{subtitle}</p>}
      <div class="gfr-lesson-head-row">
        {standings.length > 0 && (
          <div class="gfr-lesson-ring">
            <Ring done={known ? answered : 0} total={answered + open.length} />
            {known && <span class="gfr-visually-hidden">{standingWords(progress)}</span>}
          </div>
        )}
        <ul class="gfr-lesson-facts">
          {factsOf(lesson).map((fact) => (
            <li key={fact} class="gfr-pill">
              {fact}
            </li>
          ))}
          {prereqs.map((target) => (
            <li key={target} class="gfr-pill gfr-lesson-prerequisite">
              {"after "}
              <NoteLink target={target} onOpen={actions.openLink}>
                {target.slice(target.lastIndexOf("/") + 1)}
              </NoteLink>
            </li>
          ))}
        </ul>
        {known && <GoOn progress={progress} actions={actions} />}
      </div>
    </section>
  );
}

function GoOn({ progress, actions }: Pick<LessonHeadProps, "progress" | "actions">) {
  const { due, standings } = progress;
  if (standings.length === 0) return null;
  if (due > 0)
    return (
      <button type="button" class="gfr-button mod-primary gfr-lesson-go" onClick={actions.practise}>
        {verbOf(progress)}
        <span class="gfr-visually-hidden">: practise this lesson</span>
      </button>
    );
  const isDone = progress.next === null;
  return (
    <button
      type="button"
      class={isDone ? "gfr-button gfr-lesson-go" : "gfr-button mod-primary gfr-lesson-go"}
      onClick={actions.goOn}
    >
      {goOnWords(progress)}
      {isDone && <span class="gfr-visually-hidden">: go to the end of this lesson</span>}
      <DownGlyph />
    </button>
  );
}

/** What there is to do in a lesson, and in which of its parts: `Continue: part 3`. */
export function goOnWords(progress: LessonProgress<ShownLesson>): string {
  if (progress.next === null) return "Done";
  const verb = verbOf(progress);
  const number = resumePlace(progress)?.part?.number ?? null;
  const numbered = progress.lesson.parts.filter((part) => part.number !== null).length;
  return verb === "Continue" && number !== null && numbered > 1 ? `${verb}: part ${number}` : verb;
}

/** What the note says of itself: its number, what it asks, how long it takes, for which Go. */
export function factsOf({ lesson, questions, minutes, parts, go }: ShownLesson): readonly string[] {
  const numbered = parts.filter(({ number }) => number !== null).length;
  return [
    ...(lesson === null ? [] : [`Lesson ${lesson}`]),
    ...(questions.length === 0 ? [] : [counted(questions.length, "question")]),
    `about ${minutes} min${numbered > 1 ? `, in ${numbered} parts` : ""}`,
    ...(go === null ? [] : [`Go ${go}`]),
  ];
}

interface NoteLinkProps {
  /** A link's target as a note has it. */
  readonly target: string;
  readonly onOpen: (target: string, event: MouseEvent) => void;
  readonly children: ComponentChildren;
}

/** A link to a note, as the app draws it. */
function NoteLink({ target, onOpen, children }: NoteLinkProps) {
  const open = (event: MouseEvent): void => {
    if (event.button > 1) return;
    event.preventDefault();
    // The page around it opens links, too.
    event.stopPropagation();
    onOpen(target, event);
  };
  return (
    <a
      class="internal-link gfr-lesson-link"
      href={harmlessHref(target)}
      data-href={target}
      onClick={open}
      onAuxClick={open}
    >
      {children}
    </a>
  );
}
