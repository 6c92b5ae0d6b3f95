import type { HastOptions } from "./to-hast";

let options: HastOptions = { softBreaks: true };

/** How notes are read in this vault. */
export function readingOptions(): HastOptions {
  return options;
}

/** Takes over the vault's own settings for reading, as `.obsidian/app.json` holds them. */
export function setReadingOptions(settings: { readonly strictLineBreaks?: unknown }): void {
  options = { softBreaks: settings.strictLineBreaks !== true };
}
