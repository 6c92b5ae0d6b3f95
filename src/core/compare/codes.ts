/** Every code the diagnostics of comparisons carry, besides those of the block grammar, each with what it means. */
export const compareCodes = {
  "compare/no-pane": "The block holds no code.",
  "compare/too-many-panes": "There are more panes than four.",
  "compare/empty-pane": "A pane holds no code.",
  "compare/no-go-pane": "No pane is Go.",
  "compare/stray-heading": "A heading names neither the comparison nor a pane.",
  "compare/stray-text": "Text stands below the first pane, outside the notes and callouts.",
  "compare/duplicate-note": "Two notes have one number.",
  "compare/duplicate-title": "A pane has both a title and a heading of its own.",
  "compare/bad-value": "An attribute has a value that is not known.",
  "compare/predict-no-pane": "`predict` names no pane.",
  "compare/bad-link": "`link` is not written as `1-2=1, 4=3`.",
  "compare/link-outside": "`link` names a line or pane that does not exist.",
  "compare/bad-meta": "What follows a fence's language cannot be read.",
  "compare/unknown-meta": "An option of a fence is not known.",
  "compare/unknown-mark": "A `[!code …]` mark is not known, or a marker is one too many to become a badge.",
  "compare/mark-outside": "A mark names lines or text that the code does not have.",
  "compare/marker-without-note": "A marker has no note.",
  "compare/note-without-marker": "A note has no marker.",
  "compare/one-sided-counterpart": "A number stands in one pane only, while other panes have numbers too.",
} as const;

export type CompareCode = keyof typeof compareCodes;
