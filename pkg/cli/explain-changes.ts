import type { GlossaryChanges } from "../../src/core/glossary/changes";
import { readGeneratedPart, type FoundEntry } from "../../src/core/glossary/generated-part";
import { termKey } from "../../src/core/glossary/key";
import { findLinks } from "../../src/core/glossary/links";
import { noteLines, textsOf } from "../../src/core/glossary/note-lines";

/** What becomes of one term's entry, and why. */
export interface ChangeReason {
  readonly term: string;
  readonly change: "added" | "changed" | "renamed" | "removed";
  /** Half a sentence: `introduced in 06 Goroutines`. */
  readonly why: string;
  /** The lessons that introduce the term now, as links name them; of a removed one those that did. */
  readonly lessons: readonly string[];
}

/** Why an update changes what it changes, read off the note as it is and as it would be; in the order of the changes. */
export function explainChanges(
  before: string | null,
  after: string,
  { added, changed, renamed, removed }: GlossaryChanges,
): readonly ChangeReason[] {
  const old = entriesIn(before ?? "");
  const now = entriesIn(after);
  const lessonsOf = (entries: Entries, term: string): readonly string[] =>
    lessonsIn(entries.get(termKey(term)) ?? null);
  return [
    ...added.map((term): ChangeReason => {
      const lessons = lessonsOf(now, term);
      return { term, change: "added", why: introducedIn(lessons), lessons };
    }),
    ...changed.map((term): ChangeReason => {
      const [was, is] = [old.get(termKey(term)) ?? null, now.get(termKey(term)) ?? null];
      return { term, change: "changed", why: differenceOf(was, is), lessons: lessonsIn(is) };
    }),
    ...renamed.map(({ from, to }): ChangeReason => {
      const lessons = lessonsOf(now, to);
      return { term: to, change: "renamed", why: `called "${from}" before, with the same text`, lessons };
    }),
    ...removed.map((term): ChangeReason => {
      const lessons = lessonsOf(old, term);
      const from = lessons.length === 0 ? "" : `; it came from ${lessons.join(", ")}`;
      return { term, change: "removed", why: `no lesson introduces it any more${from}`, lessons };
    }),
  ];
}

const SIGNS: Readonly<Record<ChangeReason["change"], string>> = {
  added: "+",
  changed: "~",
  renamed: "→",
  removed: "-",
};

/** The reasons one to a line, as a person reads them. */
export function formatReasons(reasons: readonly ChangeReason[]): string {
  return reasons.map(({ term, change, why }) => `  ${SIGNS[change]} ${term}: ${why}\n`).join("");
}

type Entries = ReadonlyMap<string, FoundEntry>;

function entriesIn(text: string): Entries {
  const lines = textsOf(noteLines(text));
  return new Map(readGeneratedPart(lines, 0, lines.length).entries.map((entry) => [entry.key, entry]));
}

/** An entry's last line names its lessons. */
function lessonsIn(entry: FoundEntry | null): readonly string[] {
  return findLinks(entry?.lines.at(-1) ?? "").links.map(({ target }) => target);
}

function introducedIn(lessons: readonly string[]): string {
  return lessons.length === 0 ? "introduced by a lesson" : `introduced in ${lessons.join(", ")}`;
}

function differenceOf(was: FoundEntry | null, is: FoundEntry | null): string {
  if (was === null || is === null) return "its text in the glossary was changed by hand";
  const [former, present] = [lessonsIn(was), lessonsIn(is)];
  const come = present.filter((lesson) => !former.includes(lesson));
  const gone = former.filter((lesson) => !present.includes(lesson));
  const [oldText, newText] = [partsOf(was), partsOf(is)];
  const reasons = [
    come.length === 0 ? "" : `introduced in ${come.join(", ")}, too`,
    gone.length === 0 ? "" : `no longer introduced in ${gone.join(", ")}`,
    oldText.body === newText.body ? "" : `its definition differs in ${present.join(", ")}`,
    oldText.details === newText.details ? "" : "its other names, words to avoid or references differ",
  ].filter((reason) => reason !== "");
  return reasons.length === 0 ? "its heading or address differs" : reasons.join("; ");
}

/** An entry's definition, and its lines `- _Avoid_: …`. */
function partsOf(entry: FoundEntry): { readonly body: string; readonly details: string } {
  const inner = entry.lines.slice(1, -1);
  const isDetail = (line: string): boolean => /^- _[A-Z][a-z ]+_: /.test(line);
  return {
    body: inner.filter((line) => !isDetail(line) && line !== "").join("\n"),
    details: inner.filter(isDetail).join("\n"),
  };
}
