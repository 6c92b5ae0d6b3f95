import type { ComponentChildren } from "preact";

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

/** The words a feedback begins with, and a real blank after them: for those who hear or copy it. */
export function Lead({ children }: { readonly children: ComponentChildren }) {
  return (
    <>
      <span class="gfr-feedback-state">{children}</span>{" "}
    </>
  );
}
