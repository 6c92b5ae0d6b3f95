import type { Colour } from "../colour";
import type { Palette } from "./palette";

/** A palette as the variables that a theme sets for Obsidian, by name. */
export function themeVariables(palette: Palette): ReadonlyMap<string, string> {
  const variables = new Map<string, string>([
    ["--background-primary", css(palette.surface)],
    ["--background-primary-alt", css(palette.codeSurface)],
    ["--background-secondary", css(palette.codeSurface)],
    ["--background-modifier-border", css(palette.border)],
    ["--background-modifier-hover", css(palette.hover.colour, palette.hover.share)],
    ["--text-normal", css(palette.text)],
    ["--text-muted", css(palette.muted)],
    ["--text-faint", css(palette.tokens.comment)],
    ["--text-accent", css(palette.accent)],
    ["--interactive-accent", css(palette.accent)],
    ["--code-background", css(palette.codeSurface)],
  ]);
  for (const [hue, colour] of Object.entries(palette.hues)) {
    variables.set(`--color-${hue}`, css(colour));
    variables.set(`--color-${hue}-rgb`, channels(colour).join(", "));
  }
  for (const [token, colour] of Object.entries(palette.tokens)) variables.set(`--code-${token}`, css(colour));
  return variables;
}

function css(colour: Colour, opacity = 1): string {
  return `rgba(${channels(colour).join(", ")}, ${opacity})`;
}

function channels(colour: Colour): readonly number[] {
  return colour.map((channel) => Math.round(channel * 255));
}
