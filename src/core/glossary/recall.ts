import { ENTRY_PREFIX, type FoundEntry } from "./generated-part";
import { baseName, withoutExtension } from "./file-names";
import { subpath, type Address } from "./address";
import { findLinks, linkLabel } from "./links";
import { NAME_SEPARATOR, readName } from "./name-text";
import { BY_HAND_NOTE, DETAIL_LABELS, DIFFERING_NOTE, FROM, isHandList, UNDEFINED_NOTE } from "./render";
import type { Contribution, Term } from "./term";

/**
 * Reads back what the glossary says of lessons whose terms cannot be known just now: the note itself remembers
 * them, so that front matter somebody is still typing takes no entry away, on any device, at any start. [T4]
 */
export function recallContributions(
  entries: readonly FoundEntry[],
  unknown: ReadonlySet<string>,
): Contribution[] {
  if (unknown.size === 0) return [];
  const paths = new Map([...unknown].map((path) => [withoutExtension(path), path]));
  const recalled = new Map<string, { title: string; terms: Term[] }>();
  const remember = (from: string, term: Term): void => {
    for (const { target, label } of findLinks(from).links) {
      const path = paths.get(target);
      if (path === undefined) continue;
      const contribution = recalled.get(path) ?? { title: label ?? baseName(path), terms: [] };
      recalled.set(path, contribution);
      contribution.terms.push(term);
    }
  };
  const namesAt = namesIn(entries);
  for (const { lines } of entries) recallEntry(lines, namesAt, remember);
  return [...recalled].map(([path, { title, terms }]) => ({ path, title, lesson: null, terms }));
}

type Remember = (from: string, term: Term) => void;

/** The names of the entry a link leads to, its term first, by what the link says after the note's name. */
type NamesAt = (subpath: string) => readonly string[];

/** Looks at the entries when it is first asked: few lessons see other terms. */
function namesIn(entries: readonly FoundEntry[]): NamesAt {
  let names: ReadonlyMap<string, readonly string[]> | null = null;
  return (target) => (names ??= new Map(entries.map(readNames))).get(target) ?? [];
}

function readNames({ lines }: FoundEntry): readonly [subpath: string, names: readonly string[]] {
  const term = readName((lines[0] ?? "").slice(ENTRY_PREFIX.length));
  const id = lines.map((line) => BLOCK_ID.exec(line)?.[1]).find((each) => each !== undefined);
  const address: Address =
    id === undefined ? { kind: "heading", heading: term.replaceAll("`", "") } : { kind: "block", id };
  const { details } = splitDetails(lines.slice(2, -1));
  return [subpath(address), [term, ...listed(details, DETAIL_LABELS.aliases).map(readName)]];
}

function recallEntry(lines: readonly string[], namesAt: NamesAt, remember: Remember): void {
  const heading = lines[0] ?? "";
  if (isHandList(lines)) {
    for (const line of lines.slice(2)) recallItem(line, remember);
    return;
  }
  const from = withoutBlockId(lines[lines.length - 1] ?? "");
  if (!from.startsWith(FROM)) return;
  const { details, body } = splitDetails(lines.slice(2, -1));
  const name = readName(heading.slice(ENTRY_PREFIX.length));
  const { groups, ...named } = readDetails(details, namesAt);
  const [group = null, ...otherGroups] = groups;
  const term = { term: name, ...named, group };
  if (body[0] !== undefined && withoutBlockId(body[0]) === DIFFERING_NOTE) {
    for (const item of splitNumbered(body.slice(2))) {
      remember(item[item.length - 1] ?? "", { ...term, definition: item.slice(0, -1).join("\n") });
    }
  }
  remember(from, { ...term, definition: readBody(body) });
  // A term has one group; an entry has those of all its lessons, and which is whose it does not say.
  for (const other of otherGroups) remember(from, { term: name, ...BARE, group: other });
}

/** A term of which the note says no more than its name. */
const BARE = { definition: "", aliases: [], see: [], avoid: [], group: null } as const;

/** A definition that is not shown, because its author wrote one by hand, is not known either. */
function readBody(body: readonly string[]): string {
  const text = body.map(withoutBlockId).join("\n").trim();
  const shown = text !== UNDEFINED_NOTE && !text.startsWith(BY_HAND_NOTE) && !text.startsWith(DIFFERING_NOTE);
  return shown ? text : "";
}

/** `- [[#Goroutine|goroutine]]: _From_ [[06 Goroutines]]` */
function recallItem(line: string, remember: Remember): void {
  const at = line.indexOf(`: ${FROM}`);
  if (at < 0) return;
  const written = line.slice("- ".length, at);
  const name = findLinks(written).links[0]?.label ?? readName(written);
  remember(line.slice(at + 2), { term: name, ...BARE });
}

function splitDetails(lines: readonly string[]): {
  readonly body: readonly string[];
  readonly details: readonly string[];
} {
  let end = lines.length;
  while (end > 0 && lines[end - 1] === "") end--;
  let start = end;
  while (start > 0 && /^- _[A-Z][a-z ]+_: /.test(lines[start - 1] ?? "")) start--;
  const standsApart = start < end && (start === 0 || lines[start - 1] === "");
  return standsApart
    ? { body: lines.slice(0, start), details: lines.slice(start, end) }
    : { body: lines.slice(0, end), details: [] };
}

function readDetails(
  lines: readonly string[],
  namesAt: NamesAt,
): Pick<Term, "aliases" | "avoid" | "see"> & { readonly groups: readonly string[] } {
  const names = (label: string): string[] =>
    listed(lines, label).map((name) => readListedName(name, namesAt));
  return {
    aliases: names(DETAIL_LABELS.aliases),
    avoid: names(DETAIL_LABELS.avoid),
    see: names(DETAIL_LABELS.see),
    groups: names(DETAIL_LABELS.groups),
  };
}

/** The names under a label, as they are written. */
function listed(details: readonly string[], label: string): string[] {
  const prefix = `- _${label}_: `;
  const line = details.find((each) => each.startsWith(prefix));
  return line === undefined ? [] : line.slice(prefix.length).split(NAME_SEPARATOR);
}

/** What a link shows may have lost characters of a name; the name it leads to that would be shown so is meant. */
function readListedName(text: string, namesAt: NamesAt): string {
  const { parts, links } = findLinks(text);
  const [link] = links;
  if (link === undefined || !parts.every((part) => part === "")) return readName(text);
  const label = link.label ?? link.target;
  return namesAt(link.target).find((name) => linkLabel(name) === label) ?? label;
}

/** The items of a numbered list as `renderNumbered` wrote them, without their indentation. */
function splitNumbered(lines: readonly string[]): string[][] {
  const items: string[][] = [];
  for (const line of lines) {
    const mark = `${items.length + 1}. `;
    if (line.startsWith(mark)) items.push([line.slice(mark.length)]);
    else {
      const indent = `${items.length}. `.length;
      items[items.length - 1]?.push(line.slice(Math.min(indent, line.length)));
    }
  }
  for (const item of items) while (item.length > 1 && item[item.length - 1] === "") item.pop();
  return items;
}

/** The block id at the end of a line. */
const BLOCK_ID = / \^(g-[a-z0-9-]{1,80})$/;

function withoutBlockId(line: string): string {
  return line.replace(BLOCK_ID, "");
}
