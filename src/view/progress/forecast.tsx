import type { DueDay } from "../../core/schedule/progress";
import { counted, dayAndMonth, nameDay } from "../text/words";
import { Figure } from "./figure";

/** From one day to the next, the width of a bar, and the height of the highest one, in the picture's own unit. */
const PITCH = 12.5;
const BAR = 9;
const HEIGHT = 78;
/** Room for a number above the bars, and for the days below them. */
const TOP = 16;
const BOTTOM = 18;

export interface ForecastProps {
  readonly forecast: readonly DueDay[];
  /** The reader's day it is. */
  readonly day: number;
}

/** What is due in the next weeks, day by day; what is overdue counts for today. */
export function Forecast({ forecast, day }: ForecastProps) {
  const total = forecast.reduce((sum, { due }) => sum + due, 0);
  return (
    <Figure
      id="gfr-progress-due"
      title="Due in the next four weeks"
      summary={
        total === 0 ? "What you answer comes back, and its day is shown here." : summaryOf(forecast, day)
      }
      picture={
        total === 0
          ? null
          : { drawing: <Drawing forecast={forecast} day={day} />, table: <Table forecast={forecast} /> }
      }
    />
  );
}

function summaryOf(forecast: readonly DueDay[], day: number): string {
  const total = forecast.reduce((sum, { due }) => sum + due, 0);
  const most = busiest(forecast);
  const come = `${counted(total, "question")} ${total === 1 ? "comes" : "come"} back`;
  if (most === null || most.due === total) return `${come} ${nameDay(most?.day ?? day, day)}.`;
  return `${come}, ${most.due} of them ${nameDay(most.day, day)}.`;
}

function busiest(forecast: readonly DueDay[]): DueDay | null {
  return forecast.reduce<DueDay | null>((most, each) => (each.due > (most?.due ?? 0) ? each : most), null);
}

function Drawing({ forecast, day }: ForecastProps) {
  const most = busiest(forecast);
  const base = TOP + HEIGHT;
  const width = PITCH * forecast.length;
  return (
    <svg class="gfr-forecast" viewBox={`0 0 ${width} ${base + BOTTOM}`} aria-hidden="true">
      {forecast.map(({ day: each, due }, index) => {
        const height = due === 0 ? 0 : Math.max(3, (HEIGHT * due) / (most?.due ?? 1));
        const x = PITCH * index + (PITCH - BAR) / 2;
        const isNamed = due > 0 && (each === day || each === most?.day);
        return (
          <g key={each}>
            {due > 0 && (
              <>
                <title>{`${dayAndMonth(each)}: ${due}`}</title>
                <rect
                  class="gfr-due-bar"
                  data-today={each === day ? "" : undefined}
                  x={x}
                  y={base - height}
                  width={BAR}
                  height={height}
                  rx={2}
                />
              </>
            )}
            {isNamed && (
              <text
                data-count=""
                x={x + BAR / 2}
                y={base - height - 4}
                text-anchor={index === 0 ? "start" : "middle"}
                dx={index === 0 ? -BAR / 2 : 0}
              >
                {due}
              </text>
            )}
            {index % 7 === 0 && (
              <text x={x} y={base + 14}>
                {index === 0 ? "today" : dayAndMonth(each, "short")}
              </text>
            )}
          </g>
        );
      })}
      <path class="gfr-due-base" d={`M0 ${base}H${width}`} />
    </svg>
  );
}

function Table({ forecast }: Pick<ForecastProps, "forecast">) {
  return (
    <table class="gfr-table">
      <caption class="gfr-visually-hidden">Days on which questions are due</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Due</th>
        </tr>
      </thead>
      <tbody>
        {forecast
          .filter(({ due }) => due > 0)
          .map(({ day, due }) => (
            <tr key={day}>
              <th scope="row">{dayAndMonth(day, "weekday")}</th>
              <td>{due}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
