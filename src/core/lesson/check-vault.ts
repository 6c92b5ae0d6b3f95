import { duplicateIds } from "../drill/identity";
import type { Diagnostic } from "../text/diagnostic";
import type { Position } from "../text/position";
import type { Lesson } from "./lesson";
import { compareLessons } from "./order";

/** The names a wikilink may lead to. */
export interface VaultNames {
  /** Vault-relative paths of all files, with their extensions. */
  readonly files: Iterable<string>;
  /** Aliases of notes. */
  readonly aliases: Iterable<string>;
  /** The glossary's terms and their aliases. */
  readonly terms: Iterable<string>;
}

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
  const ordered = [...lessons].sort(compareLessons);
  const byPath = new Map<string, Diagnostic[]>(ordered.map((lesson) => [lesson.path, []]));
  const add = (path: string, diagnostic: Diagnostic): void => {
    byPath.get(path)?.push(diagnostic);
  };
  checkIds(ordered, add);
  const index = new NameIndex(names);
  for (const { path, links } of ordered) {
    for (const { target, position } of links) {
      if (!index.has(target)) add(path, deadLink(target, index.near(target), position));
    }
  }
  return [...byPath].flatMap(([path, diagnostics]) =>
    diagnostics
      .sort((a, b) => a.position.start.offset - b.position.start.offset)
      .map((diagnostic) => ({ path, diagnostic })),
  );
}

type Add = (path: string, diagnostic: Diagnostic) => void;

/** Each place but the first is told, and told where the first is. */
function checkIds(lessons: readonly CheckedLesson[], add: Add): void {
  const ids = lessons.flatMap(({ path, ids: given }) => given.map((each) => ({ ...each, path })));
  for (const [id, [first, ...others]] of duplicateIds(ids)) {
    if (first === undefined) continue;
    const place = `${first.path}:${first.position.start.line}`;
    for (const { path, position } of others) {
      const message = `"^${id}" is already given at ${place}; the two would share one history. Write another id here.`;
      add(path, { severity: "error", code: "lesson/duplicate-id", message, position });
    }
  }
}

function deadLink(target: string, near: string | undefined, position: Position): Diagnostic {
  const remedy = near === undefined ? "Create the note, or correct the link." : `Did you mean [[${near}]]?`;
  const message = `[[${target}]] leads to no note, alias or glossary term. ${remedy}`;
  return { severity: "warning", code: "lesson/dead-link", message, position };
}

/** Finds names as links do: regardless of case, by file name or by the end of a path. */
class NameIndex {
  private readonly names = new Set<string>();
  private readonly loose = new Map<string, string>();

  constructor({ files, aliases, terms }: VaultNames) {
    for (const path of files) this.addPath(path);
    for (const alias of aliases) this.add(alias);
    for (const term of terms) this.add(term);
  }

  has(target: string): boolean {
    const name = linkPath(target);
    // A term may hold the sign that otherwise begins a heading: `C#`.
    return name === "" || this.names.has(fold(name)) || this.names.has(fold(target));
  }

  /** A name that differs only in blanks, hyphens, underscores and the like. */
  near(target: string): string | undefined {
    return this.loose.get(loosen(linkPath(target)));
  }

  private addPath(path: string): void {
    const bare = path.toLowerCase().endsWith(".md") ? path.slice(0, -3) : path;
    for (let at = 0; ;) {
      this.names.add(fold(path.slice(at)));
      this.names.add(fold(bare.slice(at)));
      const slash = path.indexOf("/", at);
      if (slash === -1) break;
      at = slash + 1;
    }
    const name = bare.slice(bare.lastIndexOf("/") + 1);
    this.loose.set(loosen(name), name);
  }

  private add(name: string): void {
    this.names.add(fold(name));
    this.loose.set(loosen(name), name);
  }
}

/** The part of a target that names the note; empty for a heading of the same note. */
function linkPath(target: string): string {
  const hash = target.indexOf("#");
  const path = (hash === -1 ? target : target.slice(0, hash)).trim();
  return path.replace(/^(?:\.{0,2}\/)+/, "");
}

function fold(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

function loosen(name: string): string {
  return fold(name).replace(/[\s_.-]+/g, "");
}
