/** A note's path as a wikilink writes it. */
export function withoutExtension(path: string): string {
  return path.replace(/\.md$/i, "");
}

/** The last part of a path, without `.md`. */
export function fileName(path: string): string {
  return withoutExtension(path.slice(path.lastIndexOf("/") + 1));
}

/**
 * Whether a file is a copy that a synchronising program made of another: its terms are the other's already.
 * Known are the names given by Obsidian Sync, Dropbox, Nextcloud and Syncthing.
 */
export function isConflictCopy(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return / ?\([^()]*conflict(?:ed copy)?\b[^()]*\)/i.test(name) || name.includes(".sync-conflict-");
}
