import { type Standing } from "../../core/drill/summary";

/** More marks than this say less than the count beside them. */
const MOST_MARKS = 16;

/** One mark per question: its shape says how it went, a ring which one is on screen. The count says it in words. */
export function Progress({
  standings,
  current,
}: {
  readonly standings: readonly Standing[];
  readonly current: number;
}) {
  if (standings.length < 2 || standings.length > MOST_MARKS) return null;
  return (
    <span class="gfr-progress" aria-hidden="true">
      {standings.map((standing, i) => (
        <Mark key={i} standing={standing} current={i === current} />
      ))}
    </span>
  );
}

export interface MarkProps {
  readonly standing: Standing;
  readonly current?: boolean;
}

/** The sign of how a question went. Words say the same nearby. */
export function Mark({ standing, current = false }: MarkProps) {
  return (
    <span
      class="gfr-mark"
      aria-hidden="true"
      data-standing={standing}
      data-current={current ? "" : undefined}
    >
      <svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" stroke-width="1.5">
        <Shape standing={standing} />
      </svg>
    </span>
  );
}

/** A full disc is right at once, a half one right in the end, a cross not yet, a ring untouched. */
function Shape({ standing }: { readonly standing: Standing }) {
  switch (standing) {
    case "first-try":
      return <circle cx="6" cy="6" r="4.5" fill="currentColor" />;
    case "mended":
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
