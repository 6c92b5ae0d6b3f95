import { hex } from "../colour";
import { DARKEN, type Hues, LIGHTEN, type Palette, codeColours } from "./palette";

/**
 * Two colour schemes of the theme Minimal, which its documentation lists under "Color schemes": Solarized, whose hues
 * and greys are low in contrast on purpose (ethanschoonover.com/solarized), and Things, with Minimal's values for it.
 */
const solarized: Hues = {
  red: hex("#dc322f"),
  orange: hex("#cb4b16"),
  yellow: hex("#b58900"),
  green: hex("#859900"),
  cyan: hex("#2aa198"),
  blue: hex("#268bd2"),
  purple: hex("#6c71c4"),
  pink: hex("#d33682"),
};

const things: Hues = {
  red: hex("#ff306c"),
  orange: hex("#ff9502"),
  yellow: hex("#ffd500"),
  green: hex("#4bbf5e"),
  cyan: hex("#49aea4"),
  blue: hex("#1b61c2"),
  purple: hex("#b051de"),
  pink: hex("#ff2e55"),
};

export const MINIMAL: readonly Palette[] = [
  {
    name: "Minimal, Solarized light",
    dark: false,
    surface: hex("#fdf6e3"),
    codeSurface: hex("#eee8d5"),
    border: hex("#e9e1c8"),
    text: hex("#073642"),
    muted: hex("#586e75"),
    accent: hex("#268bd2"),
    hover: DARKEN,
    hues: solarized,
    tokens: codeColours(solarized, { normal: hex("#586e75"), muted: hex("#586e75"), faint: hex("#abb2ac") }),
  },
  {
    name: "Minimal, Solarized dark",
    dark: true,
    surface: hex("#002b36"),
    codeSurface: hex("#073642"),
    border: hex("#19414b"),
    text: hex("#93a1a1"),
    muted: hex("#657b83"),
    accent: hex("#268bd2"),
    hover: LIGHTEN,
    hues: solarized,
    tokens: codeColours(solarized, { normal: hex("#93a1a1"), muted: hex("#657b83"), faint: hex("#31535b") }),
  },
  {
    name: "Minimal, Things light",
    dark: false,
    surface: hex("#ffffff"),
    codeSurface: hex("#f5f6f8"),
    border: hex("#eef0f4"),
    text: hex("#26272b"),
    muted: hex("#7d7f84"),
    accent: hex("#1b61c2"),
    hover: DARKEN,
    hues: things,
    tokens: codeColours(things, { normal: hex("#26272b"), muted: hex("#7d7f84"), faint: hex("#a9abb0") }),
  },
  {
    name: "Minimal, Things dark",
    dark: true,
    surface: hex("#24262a"),
    codeSurface: hex("#202225"),
    border: hex("#3a3b3f"),
    text: hex("#fbfbfb"),
    muted: hex("#cbcccd"),
    accent: hex("#4d95f7"),
    hover: LIGHTEN,
    hues: { ...things, blue: hex("#4d95f7") },
    tokens: codeColours(things, { normal: hex("#fbfbfb"), muted: hex("#cbcccd"), faint: hex("#6c6e70") }),
  },
];
