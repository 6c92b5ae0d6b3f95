import { hex } from "../colour";
import { DARKEN, type Hues, LIGHTEN, type Palette, codeColours } from "./palette";

/**
 * Gruvbox (the palette table in morhetz/gruvbox's README), as the theme "Obsidian gruvbox" puts it to use: code on
 * `light1` and `dark1`, text that is fainter than normal hardly fainter at all, and one set of neutral hues for both.
 */
const hues: Hues = {
  red: hex("#cc241d"),
  orange: hex("#d65d0e"),
  yellow: hex("#d79921"),
  green: hex("#98971a"),
  cyan: hex("#458588"),
  blue: hex("#076678"),
  purple: hex("#b16286"),
  pink: hex("#d3869b"),
};

export const GRUVBOX: readonly Palette[] = [
  {
    name: "Gruvbox light",
    dark: false,
    surface: hex("#f9f5d7"),
    codeSurface: hex("#ebdbb2"),
    border: hex("#d5c4a1"),
    text: hex("#282828"),
    muted: hex("#504945"),
    accent: hex("#a32100"),
    hover: DARKEN,
    hues,
    tokens: codeColours(hues, { normal: hex("#83a598"), muted: hex("#504945"), faint: hex("#665c54") }),
  },
  {
    name: "Gruvbox dark",
    dark: true,
    surface: hex("#282828"),
    codeSurface: hex("#3c3836"),
    border: hex("#3c3836"),
    text: hex("#fbf1c7"),
    muted: hex("#d5c4a1"),
    accent: hex("#a32100"),
    hover: LIGHTEN,
    hues,
    tokens: codeColours(hues, { normal: hex("#83a598"), muted: hex("#d5c4a1"), faint: hex("#ebdbb2") }),
  },
];
