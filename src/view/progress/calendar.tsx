import type { DayPractised } from "../../core/schedule/progress";
import { counted, dayAndMonth, monthOf } from "../text/words";
import { Figure } from "./figure";

/** From one day to the next, the names of days at the left and of months at the top, in the picture's own unit. */
const PITCH = 13;
const LEFT = 16;
const TOP = 18;

/** How large a day is drawn by how much was answered on it: at least this many questions, and the side of its square. */
const SIZES = [
  { least: 15, side: 11, words: "15 or more" },
  { least: 5, side: 8.5, words: "5 to 14" },
  { least: 1, side: 6, words: "1 to 4" },
] as const;

export interface CalendarProps {
  readonly weeks: readonly (readonly DayPractised[])[];
}

/** The days practised in the last months. A day off is a dot: nothing is lost by it. */
export function Calendar({ weeks }: CalendarProps) {
  const days = weeks.flat();
  const practised = days.filter(({ answered }) => answered > 0).length;
  return (
    <Figure
      id="gfr-progress-days"
      title="Days practised"
      summary={
        practised === 0
          ? "Answer a question, and its day is marked here."
          : `You practised on ${counted(practised, "day")} of the last ${counted(weeks.length, "week")}.`
      }
      picture={
        practised === 0 ? null : { drawing: <Drawing weeks={weeks} />, table: <Table weeks={weeks} /> }
      }
    />
  );
}

function Drawing({ weeks }: CalendarProps) {
  const today = weeks.at(-1)?.at(-1)?.day;
  const width = LEFT + PITCH * weeks.length;
  return (
    <>
      <svg class="gfr-calendar" viewBox={`0 0 ${width} ${TOP + PITCH * 7}`} aria-hidden="true">
        {weeks.map(([first], week) =>
          first !== undefined && beginsMonth(first.day) ? (
            <text key={week} x={LEFT + PITCH * week} y={10}>
              {monthOf(first.day)}
            </text>
          ) : null,
        )}
        {["M", "", "W", "", "F"].map((name, weekday) => (
          <text key={weekday} x={0} y={TOP + PITCH * weekday + 10}>
            {name}
          </text>
        ))}
        {weeks.map((week, column) =>
          week.map((day, row) => (
            <Day
              key={day.day}
              {...day}
              x={LEFT + PITCH * (column + 0.5)}
              y={TOP + PITCH * (row + 0.5)}
              isToday={day.day === today}
            />
          )),
        )}
      </svg>
      <p class="gfr-note gfr-calendar-legend" aria-hidden="true">
        {[...SIZES].reverse().map(({ side, words }) => (
          <span key={side}>
            <svg width="12" height="12" viewBox="0 0 12 12">
              <Square x={6} y={6} side={side} />
            </svg>
            {words}
          </span>
        ))}
        <span>questions</span>
      </p>
    </>
  );
}

interface DayProps extends DayPractised {
  /** Of its middle. */
  readonly x: number;
  readonly y: number;
  readonly isToday: boolean;
}

function Day({ day, answered, right, x, y, isToday }: DayProps) {
  const size = SIZES.find(({ least }) => answered >= least);
  return (
    <g>
      {size === undefined ? (
        <circle class="gfr-day-off" cx={x} cy={y} r={1.5} />
      ) : (
        <>
          <title>{`${dayAndMonth(day)}: ${counted(answered, "question")}, ${right} right`}</title>
          <Square x={x} y={y} side={size.side} />
        </>
      )}
      {isToday && <rect class="gfr-day-today" x={x - 6} y={y - 6} width={12} height={12} rx={3} />}
    </g>
  );
}

function Square({ x, y, side }: { readonly x: number; readonly y: number; readonly side: number }) {
  return (
    <rect class="gfr-day-on" x={x - side / 2} y={y - side / 2} width={side} height={side} rx={side / 4} />
  );
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function Table({ weeks }: CalendarProps) {
  return (
    <table class="gfr-table">
      <caption class="gfr-visually-hidden">Questions answered on each day</caption>
      <thead>
        <tr>
          <th scope="col">Week of</th>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col">
              <span aria-hidden="true">{name.slice(0, 2)}</span>
              <span class="gfr-visually-hidden">{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...weeks].reverse().map((week) => (
          <tr key={week[0]?.day}>
            <th scope="row">{dayAndMonth(week[0]?.day ?? 0)}</th>
            {WEEKDAYS.map((name, index) => (
              <td key={name}>{week[index]?.answered ?? ""}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whether a week that begins on this day is the first one that begins in its month. */
function beginsMonth(day: number): boolean {
  return monthOf(day) !== monthOf(day - 7);
}
