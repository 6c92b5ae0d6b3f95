import type { Progress } from "../../core/schedule/reader-progress";
import type { LessonStanding, Standing, TermStanding } from "../../core/schedule/standing";
import type { PractisedTerm } from "../../core/schedule/term-practice";
import type { ListedLesson } from "../../core/schedule/today";
import { Mark, STATUS } from "../drill/glyphs";
import { counted } from "../text/words";

const STANDINGS: readonly { readonly standing: Standing; readonly name: string }[] = [
  { standing: "right", name: "Right" },
  { standing: "unsure", name: "Unsure" },
  { standing: "missed", name: "Missed" },
  { standing: "new", name: "New" },
];

export interface LessonStandingsProps<Lesson extends ListedLesson> {
  readonly lessons: Progress<Lesson>["lessons"];
  readonly onOpen: (lesson: Lesson, event: MouseEvent) => void;
}

/** How the questions of each lesson stand: a table, and in it a bar for each lesson. */
export function LessonStandings<Lesson extends ListedLesson>(props: LessonStandingsProps<Lesson>) {
  const { lessons, onOpen } = props;
  return (
    <section aria-labelledby="gfr-progress-lessons">
      <h2 id="gfr-progress-lessons">Lessons</h2>
      {lessons.length === 0 ? (
        <p>Write a lesson with a drill in it, and how its questions stand is shown here.</p>
      ) : (
        <table class="gfr-table gfr-standings">
          <thead>
            <tr>
              <th scope="col">Lesson</th>
              {STANDINGS.map(({ standing, name }) => (
                <th key={standing} scope="col">
                  <Mark status={STATUS[standing]} />
                  <span class="gfr-standings-name">{name}</span>
                </th>
              ))}
              <th scope="col">Due</th>
            </tr>
          </thead>
          <tbody>
            {lessons.map(({ lesson, standing }) => (
              <tr key={lesson.path}>
                <th scope="row">
                  <button
                    type="button"
                    class="gfr-bare gfr-lesson-title"
                    onClick={(event) => onOpen(lesson, event)}
                  >
                    {lesson.title}
                  </button>
                  <Bar parts={partsOf(standing)} />
                </th>
                {STANDINGS.map(({ standing: name }) => (
                  <td key={name}>{standing[name]}</td>
                ))}
                <td>{standing.due}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const TERM_STANDINGS: readonly {
  readonly standing: TermStanding;
  readonly like: Standing;
  readonly name: string;
}[] = [
  { standing: "proven", like: "right", name: "Proven" },
  { standing: "practised", like: "unsure", name: "Practised" },
  { standing: "introduced", like: "new", name: "Introduced" },
];

/** More terms than this are folded. */
const MOST_TERMS = 24;

export interface TermStandingsProps {
  readonly terms: Progress["terms"];
  readonly onOpen: (term: PractisedTerm, event: MouseEvent) => void;
}

/** Which terms are only introduced, which were practised, and which are proven. */
export function TermStandings({ terms, onOpen }: TermStandingsProps) {
  const groups = TERM_STANDINGS.map((group) => ({
    ...group,
    terms: terms.filter(({ standing }) => standing === group.standing).map(({ term }) => term),
  }));
  return (
    <section aria-labelledby="gfr-progress-terms">
      <h2 id="gfr-progress-terms">Terms</h2>
      {terms.length === 0 ? (
        <p>List what a lesson introduces under “Terms introduced” in its properties, and it is shown here.</p>
      ) : (
        <>
          <p class="gfr-note">
            Practised once a question that links to it is answered; proven once one of them was right, sure
            and without help, on two days and the last time.
          </p>
          <Bar parts={groups.map(({ like, terms: { length } }) => ({ like, count: length }))} />
          <table class="gfr-table gfr-term-standings">
            <caption class="gfr-visually-hidden">Terms by how they stand</caption>
            <tbody>
              {groups.map(({ standing, like, name, terms: group }) => (
                <tr key={standing}>
                  <th scope="row">
                    <Mark status={STATUS[like]} />
                    {` ${group.length} ${name.toLowerCase()}`}
                  </th>
                  <td>
                    {group.length > MOST_TERMS ? (
                      <details>
                        <summary>{`Show ${counted(group.length, "term")}`}</summary>
                        <TermLinks terms={group} onOpen={onOpen} />
                      </details>
                    ) : (
                      <TermLinks terms={group} onOpen={onOpen} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

interface TermLinksProps {
  readonly terms: readonly PractisedTerm[];
  readonly onOpen: (term: PractisedTerm, event: MouseEvent) => void;
}

function TermLinks({ terms, onOpen }: TermLinksProps) {
  if (terms.length === 0) return <>none yet</>;
  return (
    <ul class="gfr-term-links">
      {terms.map((term) => (
        <li key={term.key}>
          <button type="button" class="gfr-bare gfr-term-link" onClick={(event) => onOpen(term, event)}>
            {term.term}
          </button>
        </li>
      ))}
    </ul>
  );
}

interface BarPart {
  readonly like: Standing;
  readonly count: number;
}

/** The height of a bar, and between its parts, in px. */
const BAR_HEIGHT = 10;

/** Parts of a whole, each by its share. The numbers beside it say the same. */
function Bar({ parts }: { readonly parts: readonly BarPart[] }) {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  return (
    <svg class="gfr-bar" width="100%" height={BAR_HEIGHT} aria-hidden="true">
      {parts.map(({ like, count }) => {
        const x = percent(before / total);
        before += count;
        return count === 0 ? null : (
          <rect key={like} data-standing={like} x={x} width={percent(count / total)} height={BAR_HEIGHT} />
        );
      })}
    </svg>
  );
}

/** Unsure is hatched and missed is dotted, so that the parts are told apart without their colours. */
export function Patterns() {
  return (
    <svg class="gfr-patterns" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern
          id="gfr-hatched"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect class="gfr-pattern-unsure" width="2.5" height="5" />
        </pattern>
        <pattern id="gfr-dotted" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect class="gfr-pattern-missed" width="5" height="5" />
          <circle class="gfr-pattern-dot" cx="2.5" cy="2.5" r="1" />
        </pattern>
      </defs>
    </svg>
  );
}

function partsOf(standing: LessonStanding): readonly BarPart[] {
  return STANDINGS.map(({ standing: like }) => ({ like, count: standing[like] }));
}

function percent(share: number): string {
  return `${100 * share}%`;
}
