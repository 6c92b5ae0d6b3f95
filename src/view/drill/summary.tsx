import type { Question } from "../../core/drill/drill";
import { type QuestionStatus, summaryOrder } from "../../core/drill/summary";
import type { ViewHost } from "../ports";
import { Markdown } from "../text/markdown";
import { Mark } from "./glyphs";

const STATUS_TEXTS: Readonly<Record<QuestionStatus, string>> = {
  "sure-miss": "You were sure, and it was not right",
  missed: "Not right yet",
  open: "Not answered",
  "later-try": "Right after another try",
  "first-try": "Right at the first try",
};

export interface SummaryProps {
  readonly questions: readonly Question[];
  readonly statuses: readonly QuestionStatus[];
  readonly host: ViewHost;
  readonly onShow: (index: number) => void;
  /** Tries the missed questions again, from the first. */
  readonly onMisses: () => void;
  readonly onStartOver: () => void;
}

/** How the drill went, with the questions to review first on top. */
export function Summary({ questions, statuses, host, onShow, onMisses, onStartOver }: SummaryProps) {
  const misses = statuses.some((status) => status === "sure-miss" || status === "missed");
  return (
    <div
      class="gfr-question gfr-summary"
      role="group"
      aria-label="Summary"
      tabIndex={-1}
      data-focus="question"
    >
      <p class="gfr-summary-line">{summaryLine(statuses)}</p>
      <ul class="gfr-summary-list">
        {summaryOrder(statuses).map((index) => {
          const question = questions[index];
          const status = statuses[index];
          if (question === undefined || status === undefined) return null;
          return (
            <li key={index} class="gfr-summary-row" data-status={status}>
              <Mark status={status} />
              <div class="gfr-summary-title">
                {question.title === "" ? (
                  `Question ${index + 1}`
                ) : (
                  <Markdown text={question.title} host={host} />
                )}
                <span class="gfr-note">{STATUS_TEXTS[status]}</span>
              </div>
              <button type="button" class="gfr-button mod-quiet" onClick={() => onShow(index)}>
                {status === "open" ? "Answer" : "Look again"}
                <span class="gfr-visually-hidden">{` at question ${index + 1}`}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <div class="gfr-controls">
        {misses && (
          <button type="button" class="gfr-button mod-primary" data-focus="misses" onClick={onMisses}>
            Try the misses again <kbd class="gfr-key">R</kbd>
          </button>
        )}
        <button type="button" class="gfr-button" data-focus="start-over" onClick={onStartOver}>
          Start over {!misses && <kbd class="gfr-key">R</kbd>}
        </button>
      </div>
    </div>
  );
}

function summaryLine(statuses: readonly QuestionStatus[]): string {
  const count = (status: QuestionStatus) => statuses.filter((other) => other === status).length;
  const first = count("first-try");
  const later = count("later-try");
  const parts = [`${first} of ${statuses.length} right at the first try`];
  if (later > 0) parts.push(`${later} after another`);
  const misses = count("missed") + count("sure-miss");
  if (misses > 0) parts.push(`${misses} not yet`);
  if (count("open") > 0) parts.push(`${count("open")} not answered`);
  return `${parts.join(", ")}.`;
}
