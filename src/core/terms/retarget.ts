import { isLinkable, type Address, subpath } from "../glossary/address";
import { termKey } from "../glossary/key";
import { blockLinksOf } from "./block-links";
import type { Edit } from "../text/edits";
import { plurals } from "./inflections";
import { namesInLink } from "./link-names";
import { readTermName } from "../glossary/entries";
import type { LessonTerms } from "../glossary/term";

/** The new target of a link, or null to leave it as it is. */
export type Retarget = (target: string) => string | null;

/** The edits that change the targets of the links in a note's blocks, and no other byte. */
export function retargetBlockLinks(note: string, retarget: Retarget): readonly Edit[] {
  return blockLinksOf(note).flatMap(({ target, form, start, end }) => {
    const text = retarget(target);
    if (text === null || text === target) return [];
    return [{ start, end, text: form === "bare" ? escaped(text, target, note.slice(start, end)) : text }];
  });
}

/** A target as an address; what follows its path stays as it was written where it says the same. */
function escaped(target: string, former: string, written: string): string {
  const { path, subpath } = splitTarget(target);
  const rest = subpath === splitTarget(former).subpath ? splitTarget(written).subpath : escape(subpath);
  return escape(path) + rest;
}

/** Only what would end an address or mean something else in it; the `#` of a subpath stays. */
function escape(text: string): string {
  return text.replace(/[\s()<>?%\\]/g, (sign) =>
    sign === "(" ? "%28" : sign === ")" ? "%29" : encodeURIComponent(sign),
  );
}

/** The part of a target that names a note, and the rest of it, with its `#`. */
export function splitTarget(target: string): { readonly path: string; readonly subpath: string } {
  const hash = target.indexOf("#");
  return hash < 0
    ? { path: target, subpath: "" }
    : { path: target.slice(0, hash), subpath: target.slice(hash) };
}

/** A term that was renamed. */
export interface RenamedTerm {
  readonly from: string;
  readonly to: string;
  /** Where a link finds the entry under its new name. */
  readonly address: Address;
}

/**
 * Leads links to a term to the name it has now: those that say the term alone, in one or in several, and those to
 * its entry in the glossary note.
 */
export function retargetTerm({ from, to, address }: RenamedTerm, glossary: string): Retarget {
  const key = termKey(from);
  return (target) => {
    const [name] = namesInLink(target, glossary);
    if (name === undefined) return null;
    const parts = splitTarget(target);
    const isEntry = parts.subpath !== "" && !namesInLink(target, "").includes(name);
    if (isEntry) return name === key ? parts.path + subpath(address) : null;
    if (!isLinkable(to)) return null;
    if (name === key) return to;
    return plurals(key).includes(name) ? (plurals(to)[0] ?? null) : null;
  };
}

/** A term of one lesson under its former name and its present one. */
export interface TermRename {
  readonly from: string;
  readonly to: string;
}

/**
 * The terms that a lesson renamed. Where a lesson has as many terms as before, the terms in the same place belong
 * together. Otherwise one removed and one added term belong together; of several it cannot be told which do.
 */
export function renamedTerms(before: LessonTerms | null, after: LessonTerms | null): readonly TermRename[] {
  const former = namesOf(before);
  const present = namesOf(after);
  const gone = former.filter(({ key }) => !present.some((each) => each.key === key));
  const come = present.filter(({ key }) => !former.some((each) => each.key === key));
  if (gone.length !== come.length) return [];
  if (former.length === present.length) {
    const inPlace = former.flatMap((from, index) => {
      const to = present[index];
      return to !== undefined && gone.includes(from) && come.includes(to)
        ? [{ from: from.name, to: to.name }]
        : [];
    });
    if (inPlace.length === gone.length) return inPlace;
  }
  const [from] = gone;
  const [to] = come;
  return gone.length === 1 && from !== undefined && to !== undefined
    ? [{ from: from.name, to: to.name }]
    : [];
}

function namesOf(lesson: LessonTerms | null): readonly ReturnType<typeof readTermName>[] {
  return (lesson?.terms ?? []).map(({ term }) => readTermName(term)).filter(({ key }) => key !== "");
}
