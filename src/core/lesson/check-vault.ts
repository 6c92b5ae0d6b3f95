import { duplicateIds } from "../drill/identity";
import type { Diagnostic } from "../text/diagnostic";
import type { Position } from "../text/position";
import { finish, STEP, type Steps } from "../text/steps";
import type { Lesson } from "./lesson";
import { sortLessons } from "../vault/lesson-order";
import { NameIndex, type VaultNames } from "./vault-names";

/** How many lessons are checked between two places to pause: each has many links. */
const LESSONS = 8;

/** A diagnostic and the note it is about. */
export interface VaultDiagnostic {
  readonly path: string;
  readonly diagnostic: Diagnostic;
}

/** What a lesson is checked for against all others. */
export type CheckedLesson = Pick<Lesson, "path" | "lesson" | "ids" | "links">;

/**
 * What only the whole vault can tell: ids given twice, and wikilinks that lead to no file, alias or term. In the
 * order of `compareLessons`, then by place. Time grows with the number of names, ids and links. [D2]
 */
export function checkVault(lessons: readonly CheckedLesson[], names: VaultNames): readonly VaultDiagnostic[] {
  return finish(checkLinksAndIds(lessons, finish(NameIndex.of(names))));
}

/** The same a little at a time. */
export function* checkLinksAndIds(
  lessons: readonly CheckedLesson[],
  index: NameIndex,
): Steps<readonly VaultDiagnostic[]> {
  const ordered = sortLessons(lessons);
  const byPath = new Map<string, Diagnostic[]>(ordered.map((lesson) => [lesson.path, []]));
  const add = (path: string, diagnostic: Diagnostic): void => {
    byPath.get(path)?.push(diagnostic);
  };
  yield;
  checkIds(ordered, add);
  for (const [count, { path, links }] of ordered.entries()) {
    if (count % LESSONS === 0) yield;
    for (const { target, position } of links) {
      const end = index.endOf(target);
      if (end === "nothing") add(path, deadLink(target, index.near(target), position));
      else if (end === "no-such-place") add(path, deadPlace(target, position));
    }
  }
  return yield* inPlace(byPath);
}

/** The diagnostics of all notes, those of each by place. */
export function* inPlace(
  byPath: ReadonlyMap<string, readonly Diagnostic[]>,
): Steps<readonly VaultDiagnostic[]> {
  const all: VaultDiagnostic[] = [];
  let count = 0;
  for (const [path, diagnostics] of byPath) {
    if (count++ % STEP === 0) yield;
    const sorted = [...diagnostics].sort((a, b) => a.position.start.offset - b.position.start.offset);
    for (const diagnostic of sorted) all.push({ path, diagnostic });
  }
  return all;
}

type Add = (path: string, diagnostic: Diagnostic) => void;

/** Each place but the first is told, and told where the first is. */
function checkIds(lessons: readonly CheckedLesson[], add: Add): void {
  const ids = lessons.flatMap(({ path, ids: given }) =>
    given.map(({ id, position }) => ({ id, position, path })),
  );
  for (const [id, [first, ...others]] of duplicateIds(ids)) {
    if (first === undefined) continue;
    const place = `${first.path}:${first.position.start.line}`;
    for (const { path, position } of others) {
      const message = `"^${id}" is already given at ${place}; the two would share one history. Write another id here.`;
      add(path, { severity: "error", code: "lesson/duplicate-id", message, position });
    }
  }
}

/** A link to a heading or a block that its note does not have. */
export function deadPlace(target: string, position: Position): Diagnostic {
  const hash = target.lastIndexOf("#");
  const place = target.slice(hash + 1).trim();
  const what = place.startsWith("^") ? `block "${place}"` : `heading "${place}"`;
  const note = target.slice(0, target.indexOf("#")).trim();
  const message = `"${note}" has no ${what}; correct the link, or write the ${place.startsWith("^") ? "id" : "heading"} there.`;
  return { severity: "warning", code: "lesson/dead-place", message, position };
}

/** A link that leads nowhere though something must be there. */
export function deadLink(target: string, near: string | undefined, position: Position): Diagnostic {
  const remedy = near === undefined ? "Create the note, or correct the link." : `Did you mean [[${near}]]?`;
  const message = `[[${target}]] leads to no note, alias or glossary term. ${remedy}`;
  return { severity: "warning", code: "lesson/dead-link", message, position };
}
