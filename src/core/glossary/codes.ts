/** Every code a diagnostic about the glossary note may have. */
export const glossaryCodes = [
  "glossary/altered-marker",
  "glossary/unpaired-marker",
  "glossary/no-markers",
  "glossary/unfinished-merge",
  "glossary/open-fence",
  "glossary/unstable",
] as const;

export type GlossaryCode = (typeof glossaryCodes)[number];
