import type { Anchors } from "../markdown/anchors";
import type { Steps } from "../text/steps";

/** A path has several names, so that fewer of them make a step. */
const STEP = 64;

/** The names a wikilink may lead to. */
export interface VaultNames {
  /** Vault-relative paths of all files, with their extensions. */
  readonly files: Iterable<string>;
  /** Aliases of notes. */
  readonly aliases: Iterable<string>;
  /** The glossary's terms and their aliases. */
  readonly terms: Iterable<string>;
  /**
   * The places in the note of a path; null when they are not known, or when the one that is looked for needs none.
   * While they stay what they were, it is best to give the same object.
   * Without it, no heading is judged.
   */
  readonly placesIn?: (path: string, place: string) => Anchors | null;
}

/** What a link leads to: a file, an alias or a term; a file without the heading or block it names; or nothing. */
export type LinkEnd = "something" | "no-such-place" | "nothing";

/** Places as they are compared. */
interface FoldedPlaces {
  readonly headings: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

/** Finds names as links do: regardless of case, by file name or by the end of a path. */
export class NameIndex {
  /** For each name, the paths of the files that go by it; none for an alias and a term. */
  readonly #names = new Map<string, string[]>();
  readonly #loose = new Map<string, string>();
  readonly #placesIn: NonNullable<VaultNames["placesIn"]>;
  /** Many links may lead to places of one note. */
  readonly #folded = new WeakMap<Anchors, FoldedPlaces>();

  private constructor(placesIn: NonNullable<VaultNames["placesIn"]>) {
    this.#placesIn = placesIn;
  }

  static *of({ files, aliases, terms, placesIn }: VaultNames): Steps<NameIndex> {
    const index = new NameIndex(placesIn ?? (() => null));
    let count = 0;
    for (const path of files) {
      index.#addPath(path);
      if (++count % STEP === 0) yield;
    }
    for (const names of [aliases, terms]) {
      for (const name of names) {
        index.#add(name);
        if (++count % STEP === 0) yield;
      }
    }
    return index;
  }

  has(target: string): boolean {
    return this.endOf(target) !== "nothing";
  }

  /** Whether a file goes by that name: a link to it means the file, and no term. */
  isFile(target: string): boolean {
    return (this.#names.get(fold(linkPath(target))) ?? []).length > 0;
  }

  endOf(target: string): LinkEnd {
    const path = linkPath(target);
    // A term may hold the sign that otherwise begins a heading: `C#`.
    if (path === "" || this.#names.has(fold(target))) return "something";
    const files = this.#names.get(fold(path));
    if (files === undefined) return "nothing";
    const place = target.slice(target.lastIndexOf("#") + 1);
    if (!target.includes("#") || files.length === 0 || place.trim() === "") return "something";
    // Which of several files of one name is meant depends on where the link stands; any of them will do.
    return files.some((file) => this.#hasPlace(file, place)) ? "something" : "no-such-place";
  }

  /** A name that differs only in blanks, hyphens, underscores and the like. */
  near(target: string): string | undefined {
    return this.#loose.get(loosen(linkPath(target)));
  }

  #hasPlace(file: string, place: string): boolean {
    const places = this.#placesIn(file, place);
    if (places === null) return true;
    let folded = this.#folded.get(places);
    if (folded === undefined) {
      const { headings, ids } = places;
      folded = {
        headings: new Set(headings.map(foldPlace)),
        ids: new Set(ids.map((id) => id.toLowerCase())),
      };
      this.#folded.set(places, folded);
    }
    if (place.startsWith("^")) return folded.ids.has(place.slice(1).trim().toLowerCase());
    return folded.headings.has(foldPlace(place));
  }

  #addPath(path: string): void {
    const bare = path.toLowerCase().endsWith(".md") ? path.slice(0, -3) : path;
    for (let at = 0; ;) {
      this.#addName(path.slice(at), path);
      if (bare !== path) this.#addName(bare.slice(at), path);
      const slash = path.indexOf("/", at);
      if (slash === -1) break;
      at = slash + 1;
    }
    const name = bare.slice(bare.lastIndexOf("/") + 1);
    this.#loose.set(loosen(name), name);
  }

  #addName(name: string, path: string): void {
    const key = fold(name);
    const paths = this.#names.get(key);
    if (paths === undefined) this.#names.set(key, [path]);
    else paths.push(path);
  }

  #add(name: string): void {
    const key = fold(name);
    if (!this.#names.has(key)) this.#names.set(key, []);
    this.#loose.set(loosen(name), name);
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
function foldPlace(place: string): string {
  return fold(place.replace(/[^\p{L}\p{M}\p{N}]+/gu, " "));
}

function loosen(name: string): string {
  return fold(name).replace(/[\s_.-]+/g, "");
}
