import { closesFence, readFenceOpening, type FenceOpening } from "../text/fence-line";
import { frontMatterEnd } from "../text/front-matter-lines";
import { lineStart, lineText, linesOf, type Lines } from "../text/lines";
import { outsideCode } from "../text/markdown";

/** What stands in the place of a character that is no prose. Line endings stay. */
const BLANK = " ";

/**
 * A note's prose where it stands: a text of the same length in which front matter, code of every kind (our blocks
 * with it) and comments are blanks. Links and headings are still there.
 */
export function proseOf(note: string): string {
  const prose = withoutFences(linesOf(note))
    .map((stretch) => (stretch.prose ? withoutSpans(stretch.text) : blanked(stretch.text)))
    .join("");
  return prose.replace(/%%[^]*?(?:%%|$)/g, blanked).replace(/<!--[^]*?(?:-->|$)/g, blanked);
}

/** The same without headings, links, tags, addresses, formulas and HTML: what a term may be marked in. */
export function plainProseOf(note: string): string {
  return proseOf(note)
    .replace(/^[ \t>]*#{1,6}[ \t].*$/gm, blanked)
    .replace(/^.+\r?\n[ \t>]*(?:=+|-+)[ \t]*$/gm, blanked)
    .replace(/\$\$[^]*?\$\$|\$[^\s$](?:[^$\n]*[^\s$])?\$/g, blanked)
    .replace(/!?\[\[[^[\]\n]*\]\]/g, blanked)
    .replace(/!?\[[^[\]\n]*\](?:\([^()\n]*\)|\[[^[\]\n]*\])/g, blanked)
    .replace(/<[^<>\n]*>|\bhttps?:\/\/\S+|(?:^|\s)#[^\s#]+/gm, blanked);
}

interface Stretch {
  readonly text: string;
  readonly prose: boolean;
}

/** The note in stretches of whole lines with their endings: prose between blank lines, and what is none. */
function withoutFences(lines: Lines): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const { text, starts } = lines;
  let fence: FenceOpening | null = null;
  let paragraph = "";
  let inIndented = false;
  let afterBlank = true;
  let inList = false;
  const flush = (): void => {
    stretches.push({ text: paragraph, prose: true });
    paragraph = "";
  };
  const body = frontMatterEnd(lines);
  for (let line = 1; line <= starts.length; line++) {
    const whole = text.slice(lineStart(lines, line), lineStart(lines, line + 1));
    const written = lineText(lines, line);
    const bare = written.replace(/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?/, "");
    const code = { text: whole, prose: false };
    if (line <= body) stretches.push(code);
    else if (fence !== null) {
      if (closesFence(bare, fence)) fence = null;
      stretches.push(code);
    } else if ((fence = readFenceOpening(bare)) !== null) {
      flush();
      stretches.push(code);
    } else if (written.trim() === "") {
      flush();
      stretches.push(code);
      afterBlank = true;
      continue;
    } else {
      const indented: boolean = /^(?: {4}|\t| {1,3}\t)/.test(written);
      inIndented = indented && (inIndented || (afterBlank && !inList));
      if (!indented) inList = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(written) || (inList && !afterBlank);
      if (inIndented) stretches.push(code);
      else paragraph += whole;
    }
    afterBlank = false;
  }
  flush();
  return stretches;
}

/** A paragraph without its code spans, which end with it at the latest. */
function withoutSpans(paragraph: string): string {
  if (!paragraph.includes("`")) return paragraph;
  let result = "";
  for (const { text, offset } of outsideCode(paragraph)) {
    result += blanked(paragraph.slice(result.length, offset)) + text;
  }
  return result + blanked(paragraph.slice(result.length));
}

function blanked(text: string): string {
  return text.replace(/[^\r\n]/g, BLANK);
}
