import type { Question } from "../../core/drill/drill";
import { type Standing, summaryOrder } from "../../core/drill/summary";
import type { ViewHost } from "../ports";
import { Markdown } from "../text/markdown";
import { Mark } from "./progress";

const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  "sure-miss": "You were sure, and it was not right",
  missed: "Not right yet",
  open: "Not answered",
  mended: "Right after another try",
  "first-try": "Right at the first try",
};

export interface SummaryProps {
  readonly questions: readonly Question[];
  readonly standings: readonly Standing[];
  readonly host: ViewHost;
  readonly onShow: (index: number) => void;
  /** Tries the missed questions again, from the first. */
  readonly onMisses: () => void;
  readonly onStartOver: () => void;
}

/** How the drill went, what to look at first on top. */
export function Summary({ questions, standings, host, onShow, onMisses, onStartOver }: SummaryProps) {
  const misses = standings.some((standing) => standing === "sure-miss" || standing === "missed");
  return (
    <div
      class="gfr-question gfr-summary"
      role="group"
      aria-label="Summary"
      tabIndex={-1}
      data-focus="question"
    >
      <p class="gfr-summary-line">{summaryLine(standings)}</p>
      <ul class="gfr-summary-list">
        {summaryOrder(standings).map((index) => {
          const question = questions[index];
          const standing = standings[index];
          if (question === undefined || standing === undefined) return null;
          return (
            <li key={index} class="gfr-summary-row" data-standing={standing}>
              <Mark standing={standing} />
              <div class="gfr-summary-title">
                {question.title === "" ? (
                  `Question ${index + 1}`
                ) : (
                  <Markdown text={question.title} host={host} />
                )}
                <span class="gfr-note">{STANDING_WORDS[standing]}</span>
              </div>
              <button type="button" class="gfr-button mod-quiet" onClick={() => onShow(index)}>
                {standing === "open" ? "Answer" : "Look again"}
                <span class="gfr-heard">{` at question ${index + 1}`}</span>
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

function summaryLine(standings: readonly Standing[]): string {
  const count = (standing: Standing) => standings.filter((other) => other === standing).length;
  const first = count("first-try");
  const mended = count("mended");
  const parts = [`${first} of ${standings.length} right at the first try`];
  if (mended > 0) parts.push(`${mended} after another`);
  const misses = count("missed") + count("sure-miss");
  if (misses > 0) parts.push(`${misses} not yet`);
  if (count("open") > 0) parts.push(`${count("open")} not answered`);
  return `${parts.join(", ")}.`;
}
