/** A note's path as a wikilink writes it. */
export function withoutExtension(path: string): string {
  return path.replace(/\.md$/i, "");
}

/** The last part of a path, without `.md`. */
export function baseName(path: string): string {
  return withoutExtension(path.slice(path.lastIndexOf("/") + 1));
}
