import { hex } from "../colour";
import { type Hues, LIGHTEN, type Palette } from "./palette";

/**
 * Dracula (draculatheme.com/spec): values and what each is for in code are the specification's; surfaces are those of
 * the theme "Dracula for Obsidian", whose code stands on the colour of a selection. There is no light one.
 */
const hues: Hues = {
  red: hex("#ff5555"),
  orange: hex("#ffb86c"),
  yellow: hex("#f1fa8c"),
  green: hex("#50fa7b"),
  cyan: hex("#8be9fd"),
  blue: hex("#6272a4"),
  purple: hex("#bd93f9"),
  pink: hex("#ff79c6"),
};

export const DRACULA: readonly Palette[] = [
  {
    name: "Dracula",
    dark: true,
    surface: hex("#282a36"),
    codeSurface: hex("#44475a"),
    border: hex("#44475a"),
    text: hex("#f8f8f2"),
    muted: hex("#bababa"),
    accent: hex("#50fa7b"),
    hover: LIGHTEN,
    hues,
    tokens: {
      normal: hex("#f8f8f2"),
      comment: hex("#6272a4"),
      function: hues.green,
      important: hues.orange,
      keyword: hues.pink,
      operator: hues.pink,
      property: hues.cyan,
      punctuation: hex("#f8f8f2"),
      string: hues.yellow,
      tag: hues.cyan,
      value: hues.purple,
    },
  },
];
