import type { ComponentChildren } from "preact";

interface GlyphProps {
  readonly children: ComponentChildren;
}

function Glyph({ children }: GlyphProps) {
  return (
    <span class="gfr-glyph" aria-hidden="true">
      <svg
        width="14"
        height="14"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      >
        {children}
      </svg>
    </span>
  );
}

export const CheckGlyph = () => (
  <Glyph>
    <path d="M3 8.5l3.5 3.5L13 4.5" />
  </Glyph>
);

export const CrossGlyph = () => (
  <Glyph>
    <path d="M4 4l8 8M12 4l-8 8" />
  </Glyph>
);

export const UpGlyph = () => (
  <Glyph>
    <path d="M8 13V3M4 7l4-4 4 4" />
  </Glyph>
);

export const DownGlyph = () => (
  <Glyph>
    <path d="M8 3v10M4 9l4 4 4-4" />
  </Glyph>
);

export const PreviousGlyph = () => (
  <Glyph>
    <path d="M10 3L5 8l5 5" />
  </Glyph>
);

export const NextGlyph = () => (
  <Glyph>
    <path d="M6 3l5 5-5 5" />
  </Glyph>
);

export const GripGlyph = () => (
  <Glyph>
    <path d="M3 5.5h10M3 10.5h10" />
  </Glyph>
);
