/** A wikilink's parts, as Obsidian names them. */
export interface LinkText {
  /** Path and subpath: what is linked to. */
  readonly link: string;
  /** What is shown: the text after the bar, or the link written for reading. */
  readonly displayText: string;
  /** Whether the author wrote the text after a bar. */
  readonly aliased: boolean;
}

/** Reads what stands between a wikilink's brackets; in tables the bar is escaped. */
export function parseWikilink(inside: string): LinkText {
  // A bar in first place separates nothing.
  const bar = /\\?\|/.exec(inside.slice(1));
  const link = (bar === null ? inside : inside.slice(0, bar.index + 1)).trim();
  const alias = bar === null ? "" : inside.slice(bar.index + 1 + bar[0].length).trim();
  return alias === ""
    ? { link, displayText: readableLink(link), aliased: false }
    : { link, displayText: alias, aliased: true };
}

/** `Note#Heading#Sub` as Obsidian shows it: `Note > Heading > Sub`. */
export function readableLink(link: string): string {
  return link.split("#").filter(Boolean).join(" > ");
}

/** Splits a link into the path and the subpath with its `#`. */
export function parseLinktext(linktext: string): { path: string; subpath: string } {
  const clean = linktext.normalize("NFC").replace(/\u00a0/g, " ");
  const hash = clean.indexOf("#");
  return hash < 0
    ? { path: clean, subpath: "" }
    : { path: clean.slice(0, hash).trim(), subpath: clean.slice(hash) };
}

/** The path of a link, without heading or block. */
export function getLinkpath(linktext: string): string {
  return parseLinktext(linktext).path;
}

/** Whether a Markdown link's address leads into the vault: it has no scheme and is not empty. */
export function isVaultAddress(url: string): boolean {
  return url !== "" && !/^[a-z][a-z0-9+.-]*:/i.test(url) && !url.startsWith("//");
}

/** A Markdown link's address as a link text: percent-decoded where that is possible. */
export function decodeAddress(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** Prepares a heading for comparison with a subpath: special characters become blanks, blanks shrink to one. */
export function stripHeading(heading: string): string {
  return heading
    .replace(/[!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\\r\n]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Prepares a heading for a link: what would end the link or its heading is taken out. */
export function stripHeadingForLink(heading: string): string {
  return heading
    .replace(/([:#|^\\\r\n]|%%|\[\[|]])/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** The `#tags` of a note's source; a tag follows a blank or an escaped character, is not a number, and ends before punctuation. */
export function* findTags(text: string): Generator<{ tag: string; offset: number }> {
  const pattern = /#[\p{L}\p{N}\p{Emoji_Presentation}\p{M}_/-]+/gu;
  for (const match of text.matchAll(pattern)) {
    const before = text[match.index - 1];
    const escaped = text[match.index - 2] === "\\";
    if (before !== undefined && !escaped && !/\s/.test(before)) continue;
    if (/^#[\d]+$/.test(match[0])) continue;
    yield { tag: match[0], offset: match.index };
  }
}

/** A trailing `^id` of a text. */
export function trailingBlockId(text: string): string | undefined {
  return /(?:^|\s)\^([a-zA-Z0-9-]+)[ \t]*$/.exec(text.slice(-200))?.[1];
}
