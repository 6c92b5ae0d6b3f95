import type { Anchors } from "../markdown/anchors";

/** The names a wikilink may lead to. */
export interface VaultNames {
  /** Vault-relative paths of all files, with their extensions. */
  readonly files: Iterable<string>;
  /** Aliases of notes, and the glossary's terms with their aliases. */
  readonly names: Iterable<string>;
  /**
   * The anchors of the note of a path; null when they are not known, or when the anchor that is looked for needs
   * none. Without it, no anchor is judged.
   */
  readonly anchorsIn?: AnchorsIn;
}

type AnchorsIn = (path: string, anchor: string) => Anchors | null;

/** What a link leads to: a file, an alias or a term; a file without the heading or block it names; or nothing. */
export type LinkTarget = "something" | "no-such-anchor" | "nothing";

/** Anchors as they are compared. */
interface FoldedAnchors {
  readonly headings: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

/** Resolves names as links do: regardless of case, by file name or by the end of a path. */
export class LinkResolver {
  /** For each name, the paths of the files that go by it; none for an alias and a term. */
  readonly #names = new Map<string, string[]>();
  readonly #loose = new Map<string, string>();
  readonly #anchorsIn: AnchorsIn;
  /** Many links may lead to anchors of one note. */
  readonly #folded = new WeakMap<Anchors, FoldedAnchors>();

  constructor(anchorsIn: AnchorsIn = () => null) {
    this.#anchorsIn = anchorsIn;
  }

  static of({ files, names, anchorsIn }: VaultNames): LinkResolver {
    const resolver = new LinkResolver(anchorsIn);
    for (const path of files) resolver.addFile(path);
    for (const name of names) resolver.addName(name);
    return resolver;
  }

  addFile(path: string): void {
    const bare = path.toLowerCase().endsWith(".md") ? path.slice(0, -3) : path;
    for (let at = 0; ;) {
      this.#addFileAs(path.slice(at), path);
      if (bare !== path) this.#addFileAs(bare.slice(at), path);
      const slash = path.indexOf("/", at);
      if (slash === -1) break;
      at = slash + 1;
    }
    const name = bare.slice(bare.lastIndexOf("/") + 1);
    this.#loose.set(loosen(name), name);
  }

  /** Adds an alias or a term. */
  addName(name: string): void {
    const key = fold(name);
    if (!this.#names.has(key)) this.#names.set(key, []);
    this.#loose.set(loosen(name), name);
  }

  /** Whether a file goes by that name: a link to it means the file, and no term. */
  isFile(target: string): boolean {
    return (this.#names.get(fold(linkPath(target))) ?? []).length > 0;
  }

  resolve(target: string): LinkTarget {
    const path = linkPath(target);
    // A term may hold the sign that otherwise begins a heading: `C#`.
    if (path === "" || this.#names.has(fold(target))) return "something";
    const files = this.#names.get(fold(path));
    if (files === undefined) return "nothing";
    const anchor = target.slice(target.lastIndexOf("#") + 1);
    if (!target.includes("#") || files.length === 0 || anchor.trim() === "") return "something";
    // Which of several files of one name is meant depends on where the link stands; any of them will do.
    return files.some((file) => this.#hasAnchor(file, anchor)) ? "something" : "no-such-anchor";
  }

  /** A name that differs only in blanks, hyphens, underscores and the like. */
  near(target: string): string | undefined {
    return this.#loose.get(loosen(linkPath(target)));
  }

  #hasAnchor(file: string, anchor: string): boolean {
    const anchors = this.#anchorsIn(file, anchor);
    if (anchors === null) return true;
    const { headings, ids } = this.#foldedOf(anchors);
    return anchor.startsWith("^")
      ? ids.has(anchor.slice(1).trim().toLowerCase())
      : headings.has(foldAnchor(anchor));
  }

  #foldedOf(anchors: Anchors): FoldedAnchors {
    const known = this.#folded.get(anchors);
    if (known !== undefined) return known;
    const folded = {
      headings: new Set(anchors.headings.map(foldAnchor)),
      ids: new Set(anchors.ids.map((id) => id.toLowerCase())),
    };
    this.#folded.set(anchors, folded);
    return folded;
  }

  #addFileAs(name: string, path: string): void {
    const key = fold(name);
    const paths = this.#names.get(key);
    if (paths === undefined) this.#names.set(key, [path]);
    else paths.push(path);
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

/** Links leave out the signs that mean something in them. */
function foldAnchor(anchor: string): string {
  return fold(anchor.replace(/[^\p{L}\p{M}\p{N}]+/gu, " "));
}

function loosen(name: string): string {
  return fold(name).replace(/[\s_.-]+/g, "");
}
