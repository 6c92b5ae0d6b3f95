import { lineText, type Lines } from "./lines";

const DELIMITER = /^---[ \t]*$/;

/**
 * The number of the line that closes a note's front matter; 0 when the note has none.
 * Both lines are exactly `---` and blanks, and the first of them is the note's first line, after a byte order mark.
 */
export function frontMatterEnd(lines: Lines): number {
  if (!DELIMITER.test(lineText(lines, 1).replace(/^\uFEFF/, ""))) return 0;
  for (let line = 2; line <= lines.starts.length; line++)
    if (DELIMITER.test(lineText(lines, line))) return line;
  return 0;
}
