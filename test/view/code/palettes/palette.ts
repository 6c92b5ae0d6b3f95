import type { TokenClass } from "../../../../src/highlight/tokens";
import type { Colour } from "../colour";

/** What a theme gives our blocks: its surfaces, its text and the colours code is drawn in. */
export interface Palette {
  readonly name: string;
  readonly dark: boolean;
  /** `--background-primary`. */
  readonly surface: Colour;
  /** `--code-background`. */
  readonly codeSurface: Colour;
  /** `--background-modifier-border`. */
  readonly border: Colour;
  readonly text: Colour;
  readonly muted: Colour;
  readonly accent: Colour;
  /** Laid over a surface that is pointed at. */
  readonly hover: Hover;
  readonly hues: Hues;
  readonly tokens: Readonly<Record<TokenClass, Colour>>;
}

export interface Hover {
  readonly colour: Colour;
  readonly share: number;
}

export type Hue = "red" | "orange" | "yellow" | "green" | "cyan" | "blue" | "purple" | "pink";

/** `--color-red` and the others. */
export type Hues = Readonly<Record<Hue, Colour>>;

/** What Obsidian lays over controls, where a theme does not say otherwise. */
export const DARKEN: Hover = { colour: [0, 0, 0], share: 0.067 };
export const LIGHTEN: Hover = { colour: [1, 1, 1], share: 0.067 };

/** The colours of code in a theme that names hues and greys only: what Obsidian's own variables make of them. */
export function codeColours(
  hues: Hues,
  greys: { readonly normal: Colour; readonly muted: Colour; readonly faint: Colour },
): Readonly<Record<TokenClass, Colour>> {
  return {
    normal: greys.normal,
    comment: greys.faint,
    function: hues.yellow,
    important: hues.orange,
    keyword: hues.pink,
    operator: hues.red,
    property: hues.cyan,
    punctuation: greys.muted,
    string: hues.green,
    tag: hues.red,
    value: hues.purple,
  };
}
