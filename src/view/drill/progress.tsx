import { type QuestionStatus } from "../../core/drill/summary";

/** More marks than this say less than the count beside them. */
const MOST_MARKS = 16;

/** One mark per question: its shape says how it went, a ring which one is on screen. The count says it in words. */
export function Progress({
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

export interface MarkProps {
  readonly status: QuestionStatus;
  readonly current?: boolean;
}

/** The sign of how a question went. Words say the same nearby. */
export function Mark({ status, current = false }: MarkProps) {
  return (
    <span class="gfr-mark" aria-hidden="true" data-status={status} data-current={current ? "" : undefined}>
      <svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" stroke-width="1.5">
        <Shape status={status} />
      </svg>
    </span>
  );
}

/** A full disc is right at once, a half one right in the end, a cross not yet, a ring untouched. */
function Shape({ status }: { readonly status: QuestionStatus }) {
  switch (status) {
    case "first-try":
      return <circle cx="6" cy="6" r="4.5" fill="currentColor" />;
    case "later-try":
      return (
        <>
          <circle cx="6" cy="6" r="4.25" />
          <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" stroke="none" />
        </>
      );
    case "missed":
    case "sure-miss":
      return <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" stroke-linecap="round" />;
    case "open":
      return <circle cx="6" cy="6" r="4.25" />;
  }
}
