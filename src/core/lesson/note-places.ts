import { linesOf, lineText } from "../text/lines";
import type { NotePlaces } from "./vault-names";

/**
 * The headings and ids of a note, from its text alone. Code that looks like a heading counts as one: what is only
 * asked is whether a link may lead there.
 */
export function readNotePlaces(text: string): NotePlaces {
  const headings: string[] = [];
  const ids: string[] = [];
  const lines = linesOf(text);
  let above = "";
  for (let line = 1; line <= lines.starts.length; line++) {
    const written = lineText(lines, line).replace(/^[ \t>]*/, "");
    const heading = /^#{1,6}[ \t]+(.*)$/.exec(written)?.[1];
    if (heading !== undefined) headings.push(heading.replace(/[ \t]+#+[ \t]*$/, "").trim());
    else if (/^(?:=+|-+)[ \t]*$/.test(written) && above !== "") headings.push(above.trim());
    const id = /(?:^|[ \t])\^([A-Za-z0-9-]+)[ \t]*$/.exec(written)?.[1];
    if (id !== undefined) ids.push(id);
    above = written;
  }
  // A heading that ends in an id is called without it, too.
  return {
    headings: [...headings, ...headings.map((each) => each.replace(/[ \t]+\^[A-Za-z0-9-]+$/, ""))],
    ids,
  };
}
