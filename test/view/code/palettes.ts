import type { TokenClass } from "../../../src/highlight/tokens";
import { type Colour, hex } from "./colour";

/** What a theme gives our blocks: its surfaces, its text and the colours code is drawn in. */
export interface Palette {
  readonly name: string;
  readonly dark: boolean;
  readonly surface: Colour;
  readonly codeSurface: Colour;
  readonly text: Colour;
  readonly accent: Colour;
  /** Laid over a surface that is pointed at. */
  readonly hover: { readonly colour: Colour; readonly share: number };
  readonly hues: Readonly<Record<Hue, Colour>>;
  readonly tokens: Readonly<Record<TokenClass, Colour>>;
}

export type Hue = "red" | "orange" | "yellow" | "green";

/**
 * Obsidian's default theme, as its reference of CSS variables documents it ("Foundations / Colors" and
 * "Editor / Code"); the hover tint is the one it lays over controls.
 */
const light = {
  red: hex("#e93147"),
  orange: hex("#ec7500"),
  yellow: hex("#e0ac00"),
  green: hex("#08b94e"),
  cyan: hex("#00bfbc"),
  purple: hex("#7852ee"),
  pink: hex("#d53984"),
};

const dark = {
  red: hex("#fb464c"),
  orange: hex("#e9973f"),
  yellow: hex("#e0de71"),
  green: hex("#44cf6e"),
  cyan: hex("#53dfdd"),
  purple: hex("#a882ff"),
  pink: hex("#fa99cd"),
};

function codeColours(
  hues: typeof light,
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

export const PALETTES: readonly Palette[] = [
  {
    name: "Obsidian light",
    dark: false,
    surface: hex("#ffffff"),
    codeSurface: hex("#fafafa"),
    text: hex("#222222"),
    accent: hex("#9b82f2"),
    hover: { colour: hex("#000000"), share: 0.067 },
    hues: light,
    tokens: codeColours(light, { normal: hex("#222222"), muted: hex("#5a5a5a"), faint: hex("#ababab") }),
  },
  {
    name: "Obsidian dark",
    dark: true,
    surface: hex("#1e1e1e"),
    codeSurface: hex("#242424"),
    text: hex("#dadada"),
    accent: hex("#8b6cef"),
    hover: { colour: hex("#ffffff"), share: 0.067 },
    hues: dark,
    tokens: codeColours(dark, { normal: hex("#dadada"), muted: hex("#bababa"), faint: hex("#666666") }),
  },
];
