/** Every code a diagnostic about the glossary note may have. */
export type GlossaryCode =
  /** A marker that somebody wrote into. */
  | "glossary/altered-marker"
  /** A marker without its partner. */
  | "glossary/unpaired-marker"
  /** Generated entries without any marker. */
  | "glossary/no-markers"
  /** A merge conflict in the author's text. */
  | "glossary/unfinished-merge"
  /** A code block above the generated part that has no end. */
  | "glossary/open-fence"
  /** A text that would change again with every update, which is a bug of ours. */
  | "glossary/unstable";
