import { findLinks } from "../../src/core/glossary/links";
import type { FileProblem } from "./collect-notes";

/** The lessons a glossary note names: everything it links to, as paths of notes. */
export function lessonsNamedIn(glossary: string): readonly string[] {
  const targets = glossary.split(/\r\n|\r|\n/).flatMap((line) => findLinks(line).links);
  return [...new Set(targets.map(({ target }) => `${target}.md`))];
}

/** Those of `paths` that lie at or below a place nobody could look into. */
export function pathsAt(places: readonly FileProblem[], paths: readonly string[]): readonly string[] {
  return paths.filter((path) => places.some((place) => liesAt(path, place)));
}

/** Those of `places` at or below which one of `paths` lies. */
export function placesOf(places: readonly FileProblem[], paths: readonly string[]): readonly FileProblem[] {
  return places.filter((place) => paths.some((path) => liesAt(path, place)));
}

function liesAt(path: string, place: FileProblem): boolean {
  return place.path === "" || path === place.path || path.startsWith(`${place.path}/`);
}
