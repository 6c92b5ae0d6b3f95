import { hex } from "../colour";
import { DARKEN, type Hues, LIGHTEN, type Palette, codeColours } from "./palette";

/**
 * Obsidian's default theme, as its reference of CSS variables documents it ("Foundations / Colors" and
 * "Editor / Code"); the hover tint is the one it lays over controls.
 */
const light: Hues = {
  red: hex("#e93147"),
  orange: hex("#ec7500"),
  yellow: hex("#e0ac00"),
  green: hex("#08b94e"),
  cyan: hex("#00bfbc"),
  blue: hex("#086ddd"),
  purple: hex("#7852ee"),
  pink: hex("#d53984"),
};

/** Also the hues of a dark theme that names none of its own. */
export const OBSIDIAN_DARK_HUES: Hues = {
  red: hex("#fb464c"),
  orange: hex("#e9973f"),
  yellow: hex("#e0de71"),
  green: hex("#44cf6e"),
  cyan: hex("#53dfdd"),
  blue: hex("#027aff"),
  purple: hex("#a882ff"),
  pink: hex("#fa99cd"),
};

export const OBSIDIAN: readonly Palette[] = [
  {
    name: "Obsidian light",
    dark: false,
    surface: hex("#ffffff"),
    codeSurface: hex("#fafafa"),
    border: hex("#e0e0e0"),
    text: hex("#222222"),
    muted: hex("#5a5a5a"),
    accent: hex("#9b82f2"),
    hover: DARKEN,
    hues: light,
    tokens: codeColours(light, { normal: hex("#222222"), muted: hex("#5a5a5a"), faint: hex("#ababab") }),
  },
  {
    name: "Obsidian dark",
    dark: true,
    surface: hex("#1e1e1e"),
    codeSurface: hex("#242424"),
    border: hex("#363636"),
    text: hex("#dadada"),
    muted: hex("#bababa"),
    accent: hex("#8b6cef"),
    hover: LIGHTEN,
    hues: OBSIDIAN_DARK_HUES,
    tokens: codeColours(OBSIDIAN_DARK_HUES, {
      normal: hex("#dadada"),
      muted: hex("#bababa"),
      faint: hex("#666666"),
    }),
  },
];
