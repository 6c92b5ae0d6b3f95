import type { ComponentChildren } from "preact";
import type { QuestionStatus } from "../../core/drill/summary";
import type { Standing } from "../../core/schedule/standing";

/** A sign of a few strokes; how they are drawn stands in the style sheet. */
const glyph = (path: string) => () => (
  <svg class="gfr-glyph" viewBox="0 0 16 16" aria-hidden="true">
    <path d={path} />
  </svg>
);

export const CheckGlyph = glyph("M3 8.5l3.5 3.5L13 4.5");
export const CrossGlyph = glyph("M4 4l8 8M12 4l-8 8");
export const UpGlyph = glyph("M8 13V3M4 7l4-4 4 4");
export const DownGlyph = glyph("M8 3v10M4 9l4 4 4-4");
export const PreviousGlyph = glyph("M10 3L5 8l5 5");
export const NextGlyph = glyph("M6 3l5 5-5 5");
export const GripGlyph = glyph("M3 5.5h10M3 10.5h10");
export const DropGlyph = glyph("M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zM4.1 4.1l7.8 7.8");
export const ReflexGlyph = glyph("M9 1.5L3 9.5h4.5L7 14.5l6-8H8.5z");
export const VerdictGlyph = glyph("M8 2v12M5 14h6M3 4.5h10M3 4.5l-2 5h4zM13 4.5l-2 5h4z");
export const SourceGlyph = glyph(
  "M8 4C6.5 3 4.5 2.7 2 3v9.5c2.5-.3 4.5 0 6 1c1.5-1 3.5-1.3 6-1V3c-2.5-.3-4.5 0-6 1zM8 4v9.5",
);
export const WarningGlyph = glyph("M8 2.5L14.5 13.5h-13zM8 6.5v3.5M8 12v.01");

/** The words a feedback begins with, and a real blank after them: for those who hear or copy it. */
export function Lead({ children }: { readonly children: ComponentChildren }) {
  return (
    <>
      <span class="gfr-feedback-state">{children}</span>{" "}
    </>
  );
}

export interface MarkProps {
  readonly status: QuestionStatus;
  readonly current?: boolean;
}

/** What stands for a question that was answered before. */
export const STATUS: Readonly<Record<Standing, QuestionStatus>> = {
  new: "open",
  right: "first-try",
  unsure: "later-try",
  missed: "missed",
};

/** The sign of how a question went. A label nearby says the same. */
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
