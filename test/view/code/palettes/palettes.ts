import { CATPPUCCIN } from "./catppuccin";
import { DRACULA } from "./dracula";
import { GRUVBOX } from "./gruvbox";
import { MINIMAL } from "./minimal";
import { NORD } from "./nord";
import { OBSIDIAN } from "./obsidian";
import type { Palette } from "./palette";

/** Obsidian's own theme, then popular ones of its community. */
export const PALETTES: readonly Palette[] = [
  ...OBSIDIAN,
  ...MINIMAL,
  ...CATPPUCCIN,
  ...GRUVBOX,
  ...NORD,
  ...DRACULA,
];
