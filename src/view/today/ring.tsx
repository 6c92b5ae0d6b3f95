/** Pixels across, and the width of the stroke. */
const SIZE = 44;
const STROKE = 5;
const RADIUS = (SIZE - STROKE) / 2;
const ROUND = 2 * Math.PI * RADIUS;

export interface RingProps {
  readonly done: number;
  readonly total: number;
}

/** How much of a lesson is answered, as a ring that fills. The words beside it say the same. */
export function Ring({ done, total }: RingProps) {
  const part = total === 0 ? 0 : Math.min(done / total, 1);
  const centre = SIZE / 2;
  return (
    <svg
      class="gfr-ring"
      width={SIZE}
      height={SIZE}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      aria-hidden="true"
      data-state={total === 0 ? "empty" : done >= total ? "whole" : "part"}
    >
      <circle class="gfr-ring-track" cx={centre} cy={centre} r={RADIUS} stroke-width={STROKE} fill="none" />
      {part > 0 && (
        <circle
          class="gfr-ring-part"
          cx={centre}
          cy={centre}
          r={RADIUS}
          stroke-width={STROKE}
          fill="none"
          stroke-dasharray={`${part * ROUND} ${ROUND}`}
          transform={`rotate(-90 ${centre} ${centre})`}
        />
      )}
      {total > 0 && (
        <text
          data-long={`${done}/${total}`.length > 4 ? "" : undefined}
          x={centre}
          y={centre}
          text-anchor="middle"
          dominant-baseline="central"
        >
          {`${done}/${total}`}
        </text>
      )}
    </svg>
  );
}
