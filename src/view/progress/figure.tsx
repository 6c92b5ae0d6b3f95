import type { ComponentChildren } from "preact";

export interface FigureProps {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What the picture shows, in a sentence; without a picture what to do so that there is one. */
  readonly summary: string;
  /** Null when there is nothing to show. */
  readonly picture: { readonly drawing: ComponentChildren; readonly table: ComponentChildren } | null;
}

/** A picture, what it shows in a sentence, and the same as a table for everyone who asks for it. */
export function Figure({ id, title, summary, picture }: FigureProps) {
  return (
    <section class="gfr-figure" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{summary}</p>
      {picture !== null && (
        <>
          {picture.drawing}
          <details class="gfr-figure-table">
            <summary>Show as table</summary>
            {picture.table}
          </details>
        </>
      )}
    </section>
  );
}
