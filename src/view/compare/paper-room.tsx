export interface PaperRoomProps {
  /** How many lines the predicted pane has. */
  readonly lines: number;
  /** How many of them, from the top, the reader has seen. */
  readonly told: number;
  readonly draft: string;
  /** Of the grid's rows, the one in which what is hidden begins. */
  readonly row: number;
}

/** More than fit a page leave no room to see what they are for. */
const MOST_LINES = 40;

/** Ruled lines to write a prediction on, for paper alone: as many as the hidden code takes. */
export function PaperRoom({ lines, told, draft, row }: PaperRoomProps) {
  const written = draft === "" ? [] : draft.split("\n");
  const count = Math.min(MOST_LINES, Math.max(lines, written.length + Math.min(told, lines)));
  const rules = [];
  for (let line = 0; line < count; line += 1) {
    rules.push(
      <div key={line} class={`gfr-rule ${line < told ? "gfr-told" : ""}`}>
        <span>{written[line - Math.min(told, lines)] ?? ""}</span>
      </div>,
    );
  }
  return (
    <div
      class={`gfr-paper-room ${told < lines ? "mod-open" : ""}`}
      aria-hidden="true"
      style={{ "--gfr-row": row }}
    >
      {rules}
    </div>
  );
}
