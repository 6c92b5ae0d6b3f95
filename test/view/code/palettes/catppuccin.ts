import { hex } from "../colour";
import { DARKEN, type Hues, LIGHTEN, type Palette } from "./palette";

/**
 * Catppuccin Latte and Mocha, which the theme AnuPpuccin stands in by default. Values are those of the palette's own
 * documentation (catppuccin.com/palette); what each is for in code follows its style guide: comments in Overlay 2,
 * keywords Mauve, functions Blue, types Yellow, constants Peach, operators Sky.
 */
const latte = {
  hues: {
    red: hex("#d20f39"),
    orange: hex("#fe640b"),
    yellow: hex("#df8e1d"),
    green: hex("#40a02b"),
    cyan: hex("#04a5e5"),
    blue: hex("#1e66f5"),
    purple: hex("#8839ef"),
    pink: hex("#ea76cb"),
  } satisfies Hues,
  base: hex("#eff1f5"),
  mantle: hex("#e6e9ef"),
  surface0: hex("#ccd0da"),
  overlay2: hex("#7c7f93"),
  subtext0: hex("#6c6f85"),
  text: hex("#4c4f69"),
  rosewater: hex("#dc8a78"),
};

const mocha = {
  hues: {
    red: hex("#f38ba8"),
    orange: hex("#fab387"),
    yellow: hex("#f9e2af"),
    green: hex("#a6e3a1"),
    cyan: hex("#89dceb"),
    blue: hex("#89b4fa"),
    purple: hex("#cba6f7"),
    pink: hex("#f5c2e7"),
  } satisfies Hues,
  base: hex("#1e1e2e"),
  mantle: hex("#181825"),
  surface0: hex("#313244"),
  overlay2: hex("#9399b2"),
  subtext0: hex("#a6adc8"),
  text: hex("#cdd6f4"),
  rosewater: hex("#f5e0dc"),
};

function flavour(name: string, dark: boolean, colours: typeof latte): Palette {
  const { hues } = colours;
  return {
    name,
    dark,
    surface: colours.base,
    codeSurface: colours.mantle,
    border: colours.surface0,
    text: colours.text,
    muted: colours.subtext0,
    accent: colours.rosewater,
    hover: dark ? LIGHTEN : DARKEN,
    hues,
    tokens: {
      normal: colours.text,
      comment: colours.overlay2,
      function: hues.blue,
      important: hues.pink,
      keyword: hues.purple,
      operator: hues.cyan,
      property: hues.blue,
      punctuation: colours.overlay2,
      string: hues.green,
      tag: hues.yellow,
      value: hues.orange,
    },
  };
}

export const CATPPUCCIN: readonly Palette[] = [
  flavour("AnuPpuccin, Catppuccin Latte", false, latte),
  flavour("AnuPpuccin, Catppuccin Mocha", true, mocha),
];
