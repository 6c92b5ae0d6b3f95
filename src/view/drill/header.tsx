import type { Question } from "../../core/drill/drill";
import type { QuestionStatus } from "../../core/drill/summary";
import type { ViewHost } from "../ports";
import { Markdown } from "../text/markdown";
import { Mark, NextGlyph, PreviousGlyph } from "./glyphs";

export interface HeaderProps {
  readonly questions: readonly Question[];
  readonly statuses: readonly QuestionStatus[];
  /** The question on screen; at the number of questions, the summary. */
  readonly current: number;
  readonly host: ViewHost;
  readonly titleId: string;
  readonly onGo: (index: number) => void;
}

/** Where one is in the drill, what the question is called, and the way to its neighbours. */
export function Header({ questions, statuses, current, host, titleId, onGo }: HeaderProps) {
  const question = questions[current];
  const several = questions.length > 1;
  const go = question?.attributes.go ?? null;
  if (!hasHeader(questions)) return null;
  return (
    <header class="gfr-header">
      <Progress statuses={statuses} current={current} />
      <div class="gfr-title" id={titleId}>
        {question === undefined ? (
          "How it went"
        ) : question.title === "" ? (
          `Question ${current + 1}`
        ) : (
          <Markdown text={question.title} host={host} />
        )}
      </div>
      {go !== null && <span class="gfr-pill">{`Go ${go}`}</span>}
      {several && (
        <div class="gfr-paging">
          <span class="gfr-note gfr-count">
            {question === undefined
              ? `${questions.length} questions`
              : `${current + 1} of ${questions.length}`}
          </span>
          <button
            type="button"
            class="gfr-button mod-quiet mod-icon"
            aria-label="Previous question"
            aria-disabled={current === 0}
            data-focus="previous"
            onClick={() => onGo(current - 1)}
          >
            <PreviousGlyph />
          </button>
          <button
            type="button"
            class="gfr-button mod-quiet mod-icon"
            aria-label={current >= questions.length - 1 ? "Summary" : "Next question"}
            aria-disabled={current === questions.length}
            data-focus="following"
            onClick={() => onGo(current + 1)}
          >
            <NextGlyph />
          </button>
        </div>
      )}
    </header>
  );
}

/** A lone question without a title or a version needs none. */
export function hasHeader(questions: readonly Question[]): boolean {
  const [only] = questions;
  return questions.length > 1 || (only !== undefined && (only.title !== "" || only.attributes.go !== null));
}

/** More marks than this would help less than the count beside them. */
const MOST_MARKS = 16;

/**
 * One mark per question: its shape says how it went, a ring which one is on screen. The count beside them is their
 * text.
 */
function Progress({
  statuses,
  current,
}: {
  readonly statuses: readonly QuestionStatus[];
  readonly current: number;
}) {
  if (statuses.length < 2 || statuses.length > MOST_MARKS) return null;
  return (
    <span class="gfr-progress" aria-hidden="true">
      {statuses.map((status, i) => (
        <Mark key={i} status={status} current={i === current} />
      ))}
    </span>
  );
}
