import type { FileProblem } from "./collect-notes";

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
