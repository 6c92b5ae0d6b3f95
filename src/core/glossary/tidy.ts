/** Control characters but for tab and line feed, and carriage returns. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

const UNTIDY = /[\u0000-\u0008\u000B-\u001F\u007F]|\p{Surrogate}/u;

/**
 * Text as it can stand in a file and be read back the same: line feeds only, no control characters, no half
 * surrogate pairs. What a file cannot hold would come back changed, and the glossary would be rewritten for ever.
 */
export function tidyText(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text
    .replace(/\r\n?/g, "\n")
    .replace(CONTROL, "\uFFFD")
    .replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** The same for text that stands on one line. */
export function tidyLine(text: string): string {
  const tidy = tidyText(text).trim();
  return /\s\s|[^\S ]/.test(tidy) ? tidy.replace(/\s+/g, " ") : tidy;
}
