import { hex } from "../colour";
import { DARKEN, type Hues, LIGHTEN, type Palette, codeColours } from "./palette";

/**
 * Nord (nordtheme.com/docs/colors-and-palettes), as the theme "Obsidian Nord" puts it to use; pink is Obsidian's own,
 * since Nord has none. Its dark surfaces are the lightest of all themes here.
 */
const hues: Hues = {
  red: hex("#bf616a"),
  orange: hex("#d08770"),
  yellow: hex("#ebcb8b"),
  green: hex("#a3be8c"),
  cyan: hex("#88c0d0"),
  blue: hex("#5e81ac"),
  purple: hex("#b48ead"),
  pink: hex("#fa99cd"),
};

const huesOfLight: Hues = { ...hues, pink: hex("#d53984") };

export const NORD: readonly Palette[] = [
  {
    name: "Nord light",
    dark: false,
    surface: hex("#ffffff"),
    codeSurface: hex("#eceff4"),
    border: hex("#e5e9f0"),
    text: hex("#434c5e"),
    muted: hex("#3b4252"),
    accent: hex("#bf616a"),
    hover: DARKEN,
    hues: huesOfLight,
    tokens: codeColours(huesOfLight, {
      normal: hex("#88c0d0"),
      muted: hex("#3b4252"),
      faint: hex("#2e3440"),
    }),
  },
  {
    name: "Nord dark",
    dark: true,
    surface: hex("#2e3440"),
    codeSurface: hex("#3b4252"),
    border: hex("#434c5e"),
    text: hex("#eceff4"),
    muted: hex("#e5e9f0"),
    accent: hex("#bf616a"),
    hover: LIGHTEN,
    hues,
    tokens: codeColours(hues, { normal: hex("#88c0d0"), muted: hex("#e5e9f0"), faint: hex("#d8dee9") }),
  },
];
